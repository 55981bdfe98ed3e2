package semblance.optimizers;

import semblance.api.Extension;
import semblance.core.contract.ContractTest;

class AdaBeliefContractTest extends ContractTest {
    @Override
    protected Extension extension() {
        return new AdaBelief();
    }
}
