package semblance.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HastyTest {
    @ParameterizedTest
    @EnumSource
    void everyFaultIsFoundByTheCheckThatNamesIt(Hasty.Wrong wrong) {
        assertThat(World.violations(new Hasty(wrong), new World())).containsKey(wrong.check);
    }
}
