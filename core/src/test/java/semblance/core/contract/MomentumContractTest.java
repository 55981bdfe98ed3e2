package semblance.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import semblance.api.Extension;

class MomentumContractTest extends ContractTest {
    @Override
    protected Extension extension() {
        return new Momentum();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
    void everyFaultIsFoundByTheCheckThatNamesIt(Momentum.Wrong wrong) {
        assertThat(World.violations(new Momentum(0.01, 0.9, wrong), new World()))
                .containsKey(wrong.check);
    }
}
