package semblance.optimizers;

import semblance.api.Extension;
import semblance.core.contract.ContractTest;

class MomentumContractTest extends ContractTest {
    @Override
    protected Extension extension() {
        return new Momentum();
    }
}
