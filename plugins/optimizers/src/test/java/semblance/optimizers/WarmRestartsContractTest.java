package semblance.optimizers;

import semblance.api.Extension;
import semblance.core.contract.ContractTest;

class WarmRestartsContractTest extends ContractTest {
    @Override
    protected Extension extension() {
        return new Cosine(0.01, 10, 2);
    }
}
