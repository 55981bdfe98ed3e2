package semblance.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import semblance.api.Extension;

class CentreContractTest extends ContractTest {
    @Override
    protected Extension extension() {
        return new Centre();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
    void everyFaultIsFoundByTheCheckThatNamesIt(Centre.Wrong wrong) {
        assertThat(World.violations(new Centre(wrong), new World())).containsKey(wrong.check);
    }
}
