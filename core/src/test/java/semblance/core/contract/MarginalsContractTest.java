package semblance.core.contract;

import semblance.api.Extension;

class MarginalsContractTest extends ContractTest {
    @Override
    protected Extension extension() {
        return new Marginals();
    }
}
