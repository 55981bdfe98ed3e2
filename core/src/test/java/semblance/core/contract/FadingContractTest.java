package semblance.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import semblance.api.Extension;

class FadingContractTest extends ContractTest {
    @Override
    protected Extension extension() {
        return new Fading();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
    void everyFaultIsFoundByTheCheckThatNamesIt(Fading.Wrong wrong) {
        assertThat(World.violations(new Fading(wrong), new World())).containsOnlyKeys(wrong.check);
    }
}
