package semblance.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import semblance.api.Extension;
import semblance.api.data.Table;
import semblance.api.model.Model;

class GapsContractTest extends ContractTest {
    private static final MarginalsModel MODEL = Centres.model(0.5, -2);

    @Override
    protected Extension extension() {
        return new Gaps();
    }

    @Override
    public Optional<Model> model() {
        return Optional.of(MODEL);
    }

    @Override
    public Optional<Table> rows() {
        return Optional.of(Table.of(MODEL.schema(), List.of(new double[] {1, 2, Double.NaN}, new double[] {3, 4, 5})));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
    void everyFaultIsFoundByTheCheckThatNamesIt(Gaps.Wrong wrong) {
        assertThat(World.violations(new Gaps(wrong), this)).containsKey(wrong.check);
    }
}
