package semblance.text;

import java.util.Optional;
import semblance.api.Extension;
import semblance.api.data.Location;
import semblance.core.contract.ContractTest;

class TextWindowsContractTest extends ContractTest {
    @Override
    protected Extension extension() {
        return new TextSource(false, 40, 3, false);
    }

    @Override
    public Optional<Location> location() {
        return new TextSourceContractTest().location();
    }
}
