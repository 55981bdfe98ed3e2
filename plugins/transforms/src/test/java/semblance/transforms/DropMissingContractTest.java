package semblance.transforms;

import semblance.api.Extension;
import semblance.core.contract.ContractTest;

class DropMissingContractTest extends ContractTest {
    @Override
    protected Extension extension() {
        return new DropMissing();
    }
}
