package semblance.bayesiannetwork;

import semblance.api.Extension;
import semblance.core.contract.ContractTest;

/** The model behind a plain trainer: levels, numbers and both are conditioned, sampled, predicted and imputed. */
class ChainContractTest extends ContractTest {
    @Override
    protected Extension extension() {
        return new ChainTrainer();
    }
}
