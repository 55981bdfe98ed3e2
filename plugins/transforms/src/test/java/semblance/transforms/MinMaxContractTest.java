package semblance.transforms;

import semblance.api.Extension;
import semblance.core.contract.ContractTest;

class MinMaxContractTest extends ContractTest {
    @Override
    protected Extension extension() {
        return new MinMax();
    }
}
