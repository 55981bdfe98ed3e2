package semblance.randomforest.adversarial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Evidence;
import semblance.api.model.Prediction;
import semblance.api.train.Run;
import semblance.api.train.Seed;

/** What the density, its integrals and its expectations have to do with each other. */
class DensityTest {
    private static final double ROUNDING = 1e-9;

    private static AdversarialForest fit(LeafDensity density) {
        return Fixtures.fit(Fixtures.mixed(400, 3), Fixtures.trainer(6, 4, density));
    }

    private static double[] densities(AdversarialForest model, Table rows) {
        return Arrays.stream(model.logDensity(rows)).map(Math::exp).toArray();
    }

    @Test
    void aForestWithoutSplitsIsTheProductOfItsColumns() {
        Table rows = Fixtures.mixed(300, 5);
        AdversarialForest model = Fixtures.fit(rows, Fixtures.trainer(7, 0, LeafDensity.TRUNCATED_NORMAL));
        double[] sum = new double[rows.rows()];
        for (int column = 0; column < 4; column++) {
            double[] alone = model.logDensity(only(rows, column));
            for (int r = 0; r < sum.length; r++) sum[r] += alone[r];
        }
        assertThat(model.logDensity(rows)).containsExactly(sum, within(ROUNDING));
        assertThat(model.accuracies()).isEmpty();
    }

    /** The rows with all cells missing but those of one column. */
    private static Table only(Table rows, int column) {
        return Table.of(
                rows.schema(),
                IntStream.range(0, 4)
                        .mapToObj(c -> {
                            if (c == column) return rows.array(c);
                            if (rows.array(c) instanceof double[] numbers)
                                return Arrays.stream(numbers)
                                        .map(x -> Double.NaN)
                                        .toArray();
                            return Arrays.stream(rows.codes(c)).map(code -> -1).toArray();
                        })
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void eachColumnIntegratesToOne(LeafDensity density) {
        AdversarialForest model = fit(density);
        Table blank = Fixtures.blank(model.schema());
        for (int column = 0; column < 2; column++) {
            double centre = model.marginals().centres()[column];
            double unit = model.marginals().units()[column];
            double sum = 0; // a fine grid where the data are, and ever wider cells beyond
            double[] points = Fixtures.grid(centre - 8 * unit, centre + 8 * unit, 40_000);
            sum += Arrays.stream(densities(model, Fixtures.with(blank, 0, column, points)))
                            .sum()
                    * 16
                    * unit
                    / 40_000;
            double[] logs = Fixtures.grid(Math.log(8), Math.log(8e6), 20_000);
            for (int side : new int[] {-1, 1}) {
                double[] far = Arrays.stream(logs)
                        .map(log -> centre + side * unit * Math.exp(log))
                        .toArray();
                double[] tail = densities(model, Fixtures.with(blank, 0, column, far));
                for (int i = 0; i < tail.length; i++)
                    sum += tail[i] * unit * Math.exp(logs[i]) * (Math.log(1e6) / 20_000);
            }
            assertThat(sum).isCloseTo(1, within(2e-4));
        }
        double[] whole = IntStream.range(-3000, 3000).mapToDouble(k -> k).toArray();
        assertThat(Arrays.stream(densities(model, Fixtures.with(blank, 0, 2, whole)))
                        .sum())
                .isCloseTo(1, within(1e-6));
        assertThat(Arrays.stream(densities(model, Fixtures.with(blank, 0, 3, new int[] {0, 1, 2, 3})))
                        .sum())
                .isCloseTo(1, within(ROUNDING));
    }

    @ParameterizedTest
    @EnumSource
    void twoColumnsIntegrateToOne(LeafDensity density) {
        Table rows = Fixtures.columns(Fixtures.mixed(400, 9), 0, 1);
        AdversarialForest model = Fixtures.fit(rows, Fixtures.trainer(4, 4, density));
        double[] xs = Fixtures.grid(-10, 10, 2000); // leaves can be narrow
        double[] ys = Fixtures.grid(-200, 500, 2000);
        double sum = 0;
        for (double y : ys) {
            double[] same = new double[xs.length];
            Arrays.fill(same, y);
            sum += Arrays.stream(densities(model, Table.of(model.schema(), List.of(xs, same))))
                    .sum();
        }
        assertThat(sum * 20 / 2000 * 700 / 2000).isCloseTo(1, within(0.005));
    }

    @ParameterizedTest
    @EnumSource
    void noRowIsImpossible(LeafDensity density) {
        AdversarialForest model = fit(density);
        Table rows = Fixtures.mixed(400, 3);
        for (int column = 0; column < 3; column++)
            assertThat(Arrays.stream(
                            model.logDensity(Fixtures.with(rows, 7, column, new double[] {-1e6, -999, 0, 999, 1e6}))))
                    .allMatch(log -> log > -1000);
        double[] never = model.logDensity(Fixtures.with(rows, 7, 3, new int[] {3}));
        assertThat(never[0]).isGreaterThan(-1000).isLessThan(model.logDensity(rows.slice(7, 8))[0]);
    }

    @Test
    void heldOutRowsAreLikelierThanUnderIndependentColumns() {
        Table train = Fixtures.mixed(1000, 1);
        Table test = Fixtures.mixed(1000, 2);
        double independent = Fixtures.mean(Fixtures.fit(train, Fixtures.trainer(20, 0, LeafDensity.TRUNCATED_NORMAL))
                .logDensity(test));
        double joint = Fixtures.mean(Fixtures.fit(train, Fixtures.trainer(20, 10, LeafDensity.TRUNCATED_NORMAL))
                .logDensity(test));
        double even = Fixtures.mean(Fixtures.fit(train, Fixtures.trainer(20, 10, LeafDensity.PIECEWISE))
                .logDensity(test));
        assertThat(joint).isGreaterThan(independent + 2);
        assertThat(even).isGreaterThan(independent + 1.5);
    }

    @Test
    void learningFromDrawsGivesTheSameDensityAgain() {
        AdversarialForest model =
                Fixtures.fit(Fixtures.mixed(2000, 1), Fixtures.trainer(10, 4, LeafDensity.TRUNCATED_NORMAL));
        AdversarialForest again = Fixtures.fit(
                model.sample(2000, new Seed(4).random()), Fixtures.trainer(10, 4, LeafDensity.TRUNCATED_NORMAL));
        Table test = Fixtures.mixed(1000, 2);
        assertThat(Fixtures.mean(again.logDensity(test))).isCloseTo(Fixtures.mean(model.logDensity(test)), within(0.5));
    }

    @ParameterizedTest
    @EnumSource
    void predictionsAreTheMomentsOfTheDensity(LeafDensity density) {
        AdversarialForest model = fit(density);
        Table rows = Fixtures.mixed(400, 3);
        double[] far = IntStream.range(-20_000, 20_000).mapToDouble(k -> k).toArray();
        double[] near = Fixtures.grid(-100, 100, 400_000);
        for (int row : new int[] {0, 1, 2}) {
            moments(model, rows, row, 2, far, 1, 1e-4);
            moments(model, rows, row, 0, near, 200.0 / near.length, 2e-3);
        }
        double[][] levels = ((Prediction.Levels) model.predict(rows.slice(0, 5), "level")).probabilities();
        for (int row = 0; row < 5; row++) {
            double[] joint = densities(model, Fixtures.with(rows, row, 3, new int[] {0, 1, 2, 3}));
            double sum = Arrays.stream(joint).sum();
            for (int level = 0; level < 4; level++)
                assertThat(levels[level][row]).isCloseTo(joint[level] / sum, within(ROUNDING));
        }
    }

    private static void moments(
            AdversarialForest model, Table rows, int row, int column, double[] points, double width, double tolerance) {
        String name = model.schema().names().get(column);
        var numbers = (Prediction.Numbers) model.predict(rows.slice(row, row + 1), name);
        double[] joint = densities(model, Fixtures.with(rows, row, column, points));
        double mass = 0;
        double mean = 0;
        double square = 0;
        for (int i = 0; i < points.length; i++) {
            mass += joint[i] * width;
            mean += joint[i] * width * points[i];
            square += joint[i] * width * points[i] * points[i];
        }
        mean /= mass;
        double deviation = Math.sqrt(square / mass - mean * mean);
        assertThat(numbers.means()[0]).isCloseTo(mean, within(tolerance * deviation));
        assertThat(numbers.deviations()[0]).isCloseTo(deviation, within(50 * tolerance * deviation));
    }

    @Test
    void theProbabilityOfEvidenceIsTheSumOverWhatItAllows() {
        AdversarialForest model = fit(LeafDensity.TRUNCATED_NORMAL);
        Table blank = Fixtures.blank(model.schema());
        double range = Arrays.stream(densities(model, Fixtures.with(blank, 0, 2, new double[] {3, 4, 5, 6, 7})))
                .sum();
        ConditionedForest some = model.given(Evidence.of(new Evidence.Range("count", 2.5, 7.9)));
        assertThat(some.logEvidence()).isCloseTo(Math.log(range), within(1e-7));
        double[] given = Arrays.stream(some.logDensity(Fixtures.with(blank, 0, 2, new double[] {2, 3, 7, 8})))
                .map(Math::exp)
                .toArray();
        double[] joint = densities(model, Fixtures.with(blank, 0, 2, new double[] {3, 7}));
        assertThat(given).containsExactly(new double[] {0, joint[0] / range, joint[1] / range, 0}, within(1e-7));
        Table drawn = some.sample(500, new Seed(2).random());
        assertThat(Arrays.stream(drawn.numbers(2))).allMatch(count -> count >= 3 && count <= 7);
        Table filled = some.impute(blank);
        assertThat(filled.numbers(2)[0]).isBetween(3.0, 7.0);
        var predicted = (Prediction.Numbers) some.predict(blank, "count");
        double mean = IntStream.rangeClosed(3, 7)
                        .mapToDouble(k -> k * densities(model, Fixtures.with(blank, 0, 2, new double[] {k}))[0])
                        .sum()
                / range;
        assertThat(predicted.means()[0]).isCloseTo(mean, within(1e-6));
    }

    @Test
    void frequentWholeNumbersKeepTheirShare() {
        AdversarialForest model = fit(LeafDensity.TRUNCATED_NORMAL);
        double[] counts = model.sample(6000, new Seed(1).random()).numbers(2);
        double[] learned = Fixtures.mixed(400, 3).numbers(2);
        double zeros = Arrays.stream(learned).filter(count -> count == 0).count() / 400.0;
        assertThat(Arrays.stream(counts).filter(count -> count == 0).count() / 6000.0)
                .isCloseTo(zeros, within(0.03));
        assertThat(Arrays.stream(counts)
                        .filter(count -> Math.abs(count) == 1 || Math.abs(count) == 2)
                        .count())
                .isLessThan(150); // nor are they smeared over their neighbours
    }

    @Test
    void cellsMissingAtRandomHideLittle() {
        Table rows = Fixtures.mixed(1500, 1);
        var random = new Seed(8).random();
        double[] x = Arrays.stream(rows.numbers(0))
                .map(value -> random.nextInt(3) == 0 ? Double.NaN : value)
                .toArray();
        int[] level = Arrays.stream(rows.codes(3))
                .map(code -> random.nextInt(3) == 0 ? -1 : code)
                .toArray();
        Table holes = Table.of(rows.schema(), List.of(x, rows.numbers(1), rows.numbers(2), level));
        AdversarialForestTrainer trainer = Fixtures.trainer(10, 6, LeafDensity.TRUNCATED_NORMAL);
        Table test = Fixtures.mixed(1000, 2);
        double full = Fixtures.mean(Fixtures.fit(rows, trainer).logDensity(test));
        double some = Fixtures.mean(Fixtures.fit(holes, trainer).logDensity(test));
        double independent = Fixtures.mean(Fixtures.fit(rows, Fixtures.trainer(10, 0, LeafDensity.TRUNCATED_NORMAL))
                .logDensity(test));
        assertThat(some).isGreaterThan(full - (full - independent) / 3);
    }

    @Test
    void hundredsOfColumnsDoNotUnderflow() {
        var random = new Seed(1).random();
        int columns = 400;
        Schema schema = new Schema(
                IntStream.range(0, columns)
                        .mapToObj(c -> (Column) new Column.Numeric("x" + c))
                        .toList(),
                "",
                "");
        Table rows = Table.of(
                schema,
                IntStream.range(0, columns)
                        .mapToObj(c -> random.doubles(60, 0, 1e9).toArray())
                        .toList());
        AdversarialForest model = new AdversarialForestTrainer(3, 5, 0, 1, 0, LeafDensity.PIECEWISE, 1, 255)
                .fit(Dataset.of(rows), Run.of(1));
        double[] logs = model.logDensity(rows);
        assertThat(Arrays.stream(logs)).allMatch(log -> log < -7000 && log > -12_000);
        Table holes = Fixtures.with(rows, 0, 5, new double[] {Double.NaN});
        assertThat(model.logDensity(holes)[0] - logs[0]).isBetween(18.0, 25.0);
    }
}
