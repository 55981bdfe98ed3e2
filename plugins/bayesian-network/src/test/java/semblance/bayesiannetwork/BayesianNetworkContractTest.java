package semblance.bayesiannetwork;

import semblance.api.Extension;
import semblance.core.contract.ContractTest;

class BayesianNetworkContractTest extends ContractTest {
    @Override
    protected Extension extension() {
        return new BayesianNetworkTrainer();
    }
}
