package semblance.optimizers;

import semblance.api.Extension;
import semblance.core.contract.ContractTest;

class WarmCosineContractTest extends ContractTest {
    @Override
    protected Extension extension() {
        return new WarmUp(500, 0.1, new Cosine(0, 0, 1));
    }
}
