package semblance.randomforest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Evidence;
import semblance.api.model.Prediction;
import semblance.api.train.Run;
import semblance.randomforest.adversarial.AdversarialForestTrainer;

class RandomForestTest {
    private static final Table ROWS = Made.rows(300, "number");

    private static RandomForest fit(Table rows) {
        return new RandomForestTrainer(new ForestTrainer(20), new AdversarialForestTrainer())
                .fit(Dataset.of(rows), Run.of(4));
    }

    private static double[] means(Prediction prediction) {
        return ((Prediction.Numbers) prediction).means();
    }

    @Test
    void theTargetIsPredictedByItsForestAndOtherColumnsByTheDistribution() {
        RandomForest model = fit(ROWS);
        assertThat(model.predictable()).containsExactly("number", "a", "kind", "b", "noise");
        assertThat(means(model.predict(ROWS, "number")))
                .containsExactly(means(model.forest().predict(ROWS, "number")))
                .containsExactly(means(
                        new ForestTrainer(20).fit(Dataset.of(ROWS), Run.of(4)).predict(ROWS, "number")));
        assertThat(means(model.predict(ROWS, "b")))
                .containsExactly(means(model.joint().predict(ROWS, "b")));
        assertThat(model.codes()).isEqualTo(model.forest().codes());
        double[][] added =
                Made.numbers(new ContributionsQuestion().ask(model, Dataset.of(ROWS.slice(0, 5)), Run.of(1)));
        assertThat(added).hasNumberOfRows(5);
    }

    @Test
    void withoutATargetThereIsTheDistributionAlone() {
        Table rows = Table.of(
                new Schema(ROWS.schema().columns(), "", ""),
                List.of(ROWS.numbers(0), ROWS.codes(1), ROWS.numbers(2), ROWS.numbers(3), ROWS.numbers(4)));
        RandomForest model = fit(rows);
        assertThat(model.target()).isEmpty();
        assertThat(means(model.predict(rows, "number")))
                .containsExactly(means(model.joint().predict(rows, "number")));
        assertThat(model.codes()).isEqualTo(model.joint().codes());
        assertThatThrownBy(() -> new ContributionsQuestion().ask(model, Dataset.of(rows), Run.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the model was learned from rows without a target, so there is no forest that predicts one;"
                        + " learn it again, and name the target");
    }

    @Test
    void knownValuesAreTakenForMissingCellsByTheForest() {
        RandomForest model = fit(ROWS);
        double[] none = new double[300];
        Arrays.fill(none, Double.NaN);
        double[] half = new double[300];
        Arrays.fill(half, 0.5);
        int[] unknown = new int[300];
        Arrays.fill(unknown, -1);
        int[] third = new int[300];
        Arrays.fill(third, 2);
        Table without =
                Table.of(ROWS.schema(), List.of(ROWS.numbers(0), unknown, none, ROWS.numbers(3), ROWS.numbers(4)));
        Table with = Table.of(ROWS.schema(), List.of(ROWS.numbers(0), third, half, ROWS.numbers(3), ROWS.numbers(4)));
        ConditionedRandomForest given = model.given(Evidence.of(new Evidence.Range("b", 0.5, 0.5)))
                .given(Evidence.of(new Evidence.OneOf("kind", List.of("r"))));
        assertThat(means(given.predict(without, "number"))).containsExactly(means(model.predict(with, "number")));
        ConditionedRandomForest range = model.given(Evidence.of(new Evidence.Range("b", 0.2, 0.5)));
        assertThat(means(range.predict(ROWS, "number")))
                .containsExactly(means(range.joint().predict(ROWS, "number")));
        ConditionedRandomForest known = model.given(Evidence.of(new Evidence.Range("number", 1, 2)));
        for (double mean : means(known.predict(ROWS, "number")))
            assertThat(mean).isBetween(1.0, 2.0);
    }
}
