package semblance.randomforest.adversarial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Kind;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Evidence;
import semblance.api.train.Run;
import semblance.api.train.Seed;

/** Data, parameters and evidence that a forest could choke on: an answer, or an error that says what to do. */
class DifficultDataTest {
    private static final Column X = new Column.Numeric("x");

    private static AdversarialForest fit(Table table) {
        return Fixtures.fit(table, Fixtures.trainer(3, 2, LeafDensity.TRUNCATED_NORMAL));
    }

    private static void refused(Table table, String message) {
        assertThatThrownBy(() -> fit(table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static void wrong(Runnable parameters, String message) {
        assertThatThrownBy(parameters::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static AdversarialForestTrainer trainer(int trees, int leaf, int rounds, double delta, double smoothing) {
        return new AdversarialForestTrainer(
                trees, leaf, 0, rounds, delta, LeafDensity.TRUNCATED_NORMAL, smoothing, 255);
    }

    @Test
    void whatCannotBeLearnedFromIsNamed() {
        refused(Fixtures.table(X, new double[0]), "there are no rows to learn from");
        refused(Fixtures.table(X, new double[] {1, 2}).withWeights(new double[2]), "there are no rows to learn from");
        refused(
                Table.of(
                        Schema.of(X, new Column.Categorical("c", "a", "b")),
                        List.of(new double[] {1, 2}, new int[] {-1, -1})),
                "column 'c': every cell is missing; leave it out");
        refused(
                Fixtures.table(X, new double[] {1, 1e300}),
                "column 'x': values must lie within 1.0E140, found 1.0E300; rescale the column or correct the value");
        refused(
                Fixtures.table(new Column.Text("note"), new String[] {"a"}),
                "column 'note': an adversarial forest describes numbers and levels only; leave the column out or"
                        + " encode it");
    }

    @Test
    void parametersOutOfRangeAreNamed() {
        wrong(() -> trainer(0, 5, 1, 0, 1), "trees must be at least 1, got 0");
        wrong(() -> trainer(1, 0, 1, 0, 1), "minLeaf must be at least 1, got 0");
        wrong(() -> trainer(1, 5, -1, 0, 1), "rounds must be at least 0, got -1");
        wrong(() -> trainer(1, 5, 1, 0.6, 1), "delta must be from 0 to 0.5, got 0.6");
        wrong(() -> trainer(1, 5, 1, 0, 0), "smoothing must be above 0, got 0.0");
        wrong(
                () -> new AdversarialForestTrainer(1, 5, -1, 1, 0, LeafDensity.PIECEWISE, 1, 255),
                "candidates must be at least 0, got -1");
        wrong(
                () -> new AdversarialForestTrainer(1, 5, 0, 1, 0, LeafDensity.PIECEWISE, 1, 1),
                "bins must be from 2 to 65534, got 1");
    }

    @Test
    void evidenceThatCannotBeIsNamed() {
        AdversarialForest model = fit(Fixtures.mixed(200, 1));
        wrong(
                () -> model.given(Evidence.of(new Evidence.Range("count", 3.2, 3.7))),
                "column 'count': evidence of probability 0: Range[column=count, low=3.2, high=3.7]");
        wrong(
                () -> model.given(Evidence.of(new Evidence.OneOf("level", List.of("a"))))
                        .given(Evidence.of(new Evidence.OneOf("level", List.of("b", "c")))),
                "column 'level': evidence of probability 0: OneOf[column=level, levels=[b, c]]");
        wrong(
                () -> model.given(
                        Evidence.of(new Evidence.OneOf("level", List.of("a")), new Evidence.Range("y", 1e300, 1e300))),
                "column 'y': evidence of probability 0: Range[column=y, low=1.0E300, high=1.0E300]");
    }

    @Test
    void unlikelyEvidenceIsObeyed() {
        AdversarialForest model = fit(Fixtures.mixed(200, 1));
        ConditionedForest far = model.given(Evidence.of(
                new Evidence.Range("x", 50, Double.POSITIVE_INFINITY),
                new Evidence.Range("count", Double.NEGATIVE_INFINITY, -40),
                new Evidence.OneOf("level", List.of("never"))));
        Table rows = far.sample(200, new Seed(1).random());
        assertThat(Arrays.stream(rows.numbers(0))).allMatch(x -> x >= 50);
        assertThat(Arrays.stream(rows.numbers(2))).allMatch(count -> count <= -40);
        assertThat(rows.codes(3)).containsOnly(3);
        assertThat(Arrays.stream(far.logDensity(rows))).allMatch(Double::isFinite);
        assertThat(far.logDensity(Fixtures.blank(model.schema()))[0]).isCloseTo(0, within(1e-9));
        assertThat(far.impute(Fixtures.blank(model.schema())).numbers(0)[0]).isGreaterThanOrEqualTo(50);
    }

    @Test
    void oneRowAndConstantColumnsAreLearned() {
        Schema schema = Schema.of(X, new Column.Numeric("k", Kind.INTEGER), new Column.Categorical("c", "u", "v"));
        Table one = Table.of(schema, List.of(new double[] {3.5}, new double[] {-7}, new int[] {1}));
        for (LeafDensity density : LeafDensity.values()) {
            AdversarialForest model = Fixtures.fit(one, Fixtures.trainer(3, 2, density));
            Table rows = model.sample(400, new Seed(1).random());
            double[] sorted = Arrays.stream(rows.numbers(0)).sorted().toArray();
            assertThat(sorted[200]).isCloseTo(3.5, within(0.01));
            assertThat(Arrays.stream(rows.numbers(1)).sorted().toArray()[200]).isEqualTo(-7);
            assertThat(model.logDensity(one)[0]).isFinite().isGreaterThan(0);
        }
    }

    @Test
    void tenThousandLevelsAreLearned() {
        int size = 10_000;
        String[] names = IntStream.range(0, size).mapToObj(i -> "l" + i).toArray(String[]::new);
        int[] codes = IntStream.range(0, 2 * size).map(r -> r * 7 % (size - 1)).toArray();
        double[] x = Arrays.stream(codes).mapToDouble(code -> code % 10).toArray();
        Table rows = Table.of(Schema.of(new Column.Categorical("c", names), X), List.of(codes, x));
        AdversarialForest model = Fixtures.fit(rows, Fixtures.trainer(2, 2, LeafDensity.TRUNCATED_NORMAL));
        Table all = Fixtures.with(
                Fixtures.blank(rows.schema()), 0, 0, IntStream.range(0, size).toArray());
        double[] logs = model.logDensity(all);
        assertThat(Arrays.stream(logs).map(Math::exp).sum()).isCloseTo(1, within(1e-9));
        assertThat(logs[size - 1]).isFinite().isLessThan(logs[0]); // the only level never seen
        assertThat(Arrays.stream(model.sample(100, new Seed(1).random()).codes(0)))
                .allMatch(code -> code >= 0);
    }

    @Test
    void endsThatSeveralRowsShareAreEnds() {
        var random = new Seed(1).random();
        double[] wait = IntStream.range(0, 500)
                .mapToDouble(r -> Math.max(0, 3 * random.nextGaussian()))
                .toArray();
        double[] age = Arrays.stream(wait).map(w -> 17 + Math.rint(w)).toArray();
        Table rows = Table.of(Schema.of(X, new Column.Numeric("age", Kind.INTEGER)), List.of(wait, age));
        AdversarialForest model = fit(rows);
        Table drawn = model.sample(5000, new Seed(1).random());
        assertThat(Arrays.stream(drawn.numbers(0)).filter(x -> x < 0).count()).isLessThan(15);
        assertThat(Arrays.stream(drawn.numbers(1)).filter(x -> x < 17).count()).isLessThan(15);
        assertThat(Arrays.stream(drawn.numbers(0)).max().orElseThrow()).isGreaterThan(6);
    }

    @Test
    void roundsAreReportedAndEndInTime() {
        var reported = new java.util.ArrayList<Double>();
        Run run = new Run() {
            @Override
            public Seed seed() {
                return new Seed(1);
            }

            @Override
            public void report(String metric, long step, double value) {
                assertThat(metric).isEqualTo("discriminatorAccuracy");
                assertThat(step).isEqualTo(reported.size() + 1);
                reported.add(value);
            }
        };
        AdversarialForest model =
                Fixtures.trainer(4, 10, LeafDensity.TRUNCATED_NORMAL).fit(Dataset.of(Fixtures.mixed(300, 1)), run);
        assertThat(model.accuracies())
                .containsExactly(reported.stream().mapToDouble(x -> x).toArray());
        assertThat(reported.get(0)).isGreaterThan(0.75);
        assertThat(reported).hasSizeBetween(2, 10);
        assertThat(Fixtures.trainer(4, 1, LeafDensity.PIECEWISE)
                        .fit(Dataset.of(Fixtures.mixed(300, 1)), Run.of(1))
                        .accuracies())
                .hasSize(1);
    }
}
