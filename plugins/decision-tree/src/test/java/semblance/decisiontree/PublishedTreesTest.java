package semblance.decisiontree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import semblance.api.data.Dataset;
import semblance.api.data.Table;
import semblance.api.model.Prediction;
import semblance.api.model.Predictor;
import semblance.api.train.Run;

/** Figures that were published, or computed by other programs. */
class PublishedTreesTest {
    static DecisionTreePredictorTrainer trainer(int depth, double leaf, Trimming pruning, double alpha, int folds) {
        return new DecisionTreePredictorTrainer(
                Algorithm.CART,
                Measure.USUAL,
                depth,
                leaf,
                2,
                0,
                Gaps.USUAL,
                1,
                List.of(),
                pruning,
                alpha,
                folds,
                false,
                255);
    }

    static double accuracy(Predictor model, Table rows) {
        String target = rows.schema().target();
        int[] codes = rows.codes(rows.schema().indexOf(target));
        int hits = 0;
        for (int from = 0; from < rows.rows(); from += Dataset.BATCH) {
            Table batch = rows.slice(from, Math.min(rows.rows(), from + Dataset.BATCH));
            int[] found = ((Prediction.Levels) model.predict(batch, target)).codes();
            for (int r = 0; r < found.length; r++) if (found[r] == codes[from + r]) hits++;
        }
        return hits / (double) rows.rows();
    }

    @Test
    void fullTreeOfIris() {
        Table iris = Data.iris();
        TreePredictor full = new DecisionTreePredictorTrainer().fit(Dataset.of(iris), Run.of(1));
        assertThat(full.tree().nodes()).hasSize(17);
        assertThat(full.weights()).hasSize(9);
        assertThat(accuracy(full, iris)).isEqualTo(1);
    }

    @Test
    void twoSplitsOfIris() {
        Table iris = Data.iris();
        TreePredictor two = trainer(2, 1, Trimming.NONE, 0, 0).fit(Dataset.of(iris), Run.of(1));
        assertThat(accuracy(two, iris)).isCloseTo(0.96, within(1e-9));
    }

    @Test
    void costsAtWhichIrisLosesLeaves() {
        Table iris = Data.iris();
        double[] alphas = trainer(0, 1, Trimming.COST_COMPLEXITY, 0, 0)
                .fit(Dataset.of(iris), Run.of(1))
                .alphas();
        assertThat(alphas[0]).isZero();
        assertThat(alphas).isSorted();
        assertThat(alphas[alphas.length - 3]).isCloseTo(0.02966, within(5e-6));
        assertThat(alphas[alphas.length - 2]).isCloseTo(0.259796, within(5e-7));
        assertThat(alphas[alphas.length - 1]).isCloseTo(0.333333, within(5e-7));
    }

    @Test
    void eachCostOfIrisLeavesTheTreeThatIsBestForIt() {
        Table iris = Data.iris();
        int[] leaves = {9, 3, 2, 1};
        double[] costs = {0, 0.1, 0.3, 0.4};
        for (int i = 0; i < costs.length; i++)
            assertThat(trainer(0, 1, Trimming.COST_COMPLEXITY, costs[i], 0)
                            .fit(Dataset.of(iris), Run.of(1))
                            .weights())
                    .hasSize(leaves[i]);
    }

    @Test
    void upperLimitsOfErrorsInTheBookOnC45() {
        assertThat(Beta.upper(0, 6, 0.25)).isCloseTo(0.206, within(5e-4));
        assertThat(Beta.upper(0, 9, 0.25)).isCloseTo(0.143, within(5e-4));
        assertThat(Beta.upper(0, 1, 0.25)).isCloseTo(0.750, within(5e-4));
        assertThat(Beta.upper(1, 16, 0.25)).isCloseTo(0.157, within(5e-3)); // interpolated there
        assertThat(Beta.upper(3, 3, 0.25)).isEqualTo(1);
    }

    @Test
    void incomesOfAdults() {
        List<Table> adult = Data.adult();
        Dataset train = Dataset.of(adult.get(0));
        // another program at equal settings, levels as columns of zeros and ones: .8124, .8476, .8566
        assertThat(accuracy(trainer(0, 1, Trimming.NONE, 0, 0).fit(train, Run.of(1)), adult.get(1)))
                .isGreaterThan(0.8074);
        assertThat(accuracy(trainer(0, 20, Trimming.NONE, 0, 0).fit(train, Run.of(1)), adult.get(1)))
                .isGreaterThan(0.8426);
        assertThat(accuracy(trainer(8, 1, Trimming.NONE, 0, 0).fit(train, Run.of(1)), adult.get(1)))
                .isGreaterThan(0.8516);
    }
}
