package semblance.core.contract;

import semblance.api.Extension;

class BoxContractTest extends ContractTest {
    @Override
    protected Extension extension() {
        return new BoxTrainer();
    }
}
