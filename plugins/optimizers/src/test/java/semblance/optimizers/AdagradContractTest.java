package semblance.optimizers;

import semblance.api.Extension;
import semblance.core.contract.ContractTest;

class AdagradContractTest extends ContractTest {
    @Override
    protected Extension extension() {
        return new Adagrad();
    }
}
