package semblance.core.contract;

import semblance.api.Extension;
import semblance.core.engine.LocalEngine;

class LocalEngineContractTest extends ContractTest {
    @Override
    protected Extension extension() {
        return new LocalEngine(3);
    }
}
