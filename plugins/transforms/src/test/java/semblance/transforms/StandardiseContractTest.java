package semblance.transforms;

import semblance.api.Extension;
import semblance.core.contract.ContractTest;

class StandardiseContractTest extends ContractTest {
    @Override
    protected Extension extension() {
        return new Standardise();
    }
}
