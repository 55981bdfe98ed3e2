package semblance.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Schema;

class EvidenceTest {
    private static final Schema SCHEMA = Schema.of(new Column.Numeric("x"), new Column.Categorical("y", "a", "b"));

    @Test
    void evidenceThatFitsIsItself() {
        Evidence evidence = Evidence.of(new Evidence.Range("x", 1, 1), new Evidence.OneOf("y", List.of("a", "a")));
        assertThat(evidence.check(SCHEMA)).isEqualTo(evidence);
        assertThat(new Evidence.Range("x", 1, 1).known()).isTrue();
        assertThat(new Evidence.OneOf("y", List.of("a", "a")).levels()).containsExactly("a");
    }

    @Test
    void whatDoesNotFitIsNamed() {
        refused(new Evidence.OneOf("y", List.of("c")), "column 'y' has no level 'c'; its levels are a, b");
        refused(new Evidence.Range("z", 0, 1), "no column 'z'; the columns are x, y");
        refused(new Evidence.Range("y", 0, 1), "column 'y' cannot be given as Range[column=y, low=0.0, high=1.0]");
    }

    private static void refused(Evidence.Condition condition, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evidence.of(condition).check(SCHEMA))
                .withMessage(message);
    }

    @Test
    void conditionsThatNothingMeetsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Evidence.Range("x", 2, 1))
                .withMessage("'x': no number lies in 2.0..1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Evidence.Range("x", Double.NaN, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Evidence.OneOf("y", List.of()))
                .withMessage("'y': no level is allowed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evidence.of(new Evidence.Range("x", 0, 1), new Evidence.Range("x", 0, 2)))
                .withMessage("two conditions on column 'x'");
    }

    @Test
    void theMostProbableLevelIsTheFirstOfEquals() {
        Column.Categorical column = new Column.Categorical("y", "a", "b");
        double[][] probabilities = {{0.5, 0.2}, {0.5, 0.8}};
        assertThat(new Prediction.Levels(column, probabilities).codes()).containsExactly(0, 1);
    }
}
