package semblance.decisiontree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
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
import semblance.decisiontree.growing.Criterion;

/** Laws of the distribution. */
class DensityTest {
    private static final Table ROWS = Data.drawn(800, 1);
    private static final DecisionTree MODEL = fit(ROWS);

    private static DecisionTree fit(Table rows) {
        return new DecisionTreeTrainer().fit(Dataset.of(rows), Run.of(1));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    @Test
    void treesHaveMoreThanOneLeafEach() {
        assertThat(MODEL.leaves().stream().skip(1).mapToInt(Leaves::size)).allMatch(leaves -> leaves > 1);
    }

    @Test
    void cellsHaveProbabilitiesThatSumToOneInEveryLeaf() {
        Chain chain = new Chain(MODEL);
        for (Law law : chain.laws)
            for (int leaf = 0; leaf < law.leaves.size(); leaf++) {
                double sum = 0;
                for (int cell = 0; cell < law.cells.size(); cell++) sum += Math.exp(law.log(leaf, cell));
                assertThat(sum).isCloseTo(1, within(1e-12));
                assertThat(Arrays.stream(law.probabilities(leaf)).sum()).isCloseTo(1, within(1e-12));
            }
    }

    @Test
    void densityWithinEachCellIntegratesToOne() {
        Cells cells = MODEL.cells().get(0);
        for (int c = 0; c < cells.size(); c++) {
            double from = c == 0 ? cells.edges()[0] - 40 * cells.tail() : cells.edges()[c - 1];
            double to = c == cells.size() - 1 ? cells.edges()[c - 1] + 40 * cells.tail() : cells.edges()[c];
            int steps = c == 0 || c == cells.size() - 1 ? 20_000 : 1;
            double sum = 0;
            for (int i = 0; i < steps; i++) {
                double number = from + (i + 0.5) * (to - from) / steps;
                assertThat(cells.cell(number)).isEqualTo(c);
                sum += Math.exp(cells.logWithin(c, number)) * (to - from) / steps;
            }
            assertThat(sum).isCloseTo(1, within(1e-5));
            assertThat(cells.share(c, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY))
                    .isEqualTo(1);
        }
    }

    @Test
    void wholeNumbersHaveProbabilitiesThatSumToOne() {
        double[] counts = IntStream.range(-400, 500).asDoubleStream().toArray();
        Table blank = Data.repeat(ROWS, 0, counts.length);
        for (int c = 0; c < 5; c++) if (c != 3) blank = Data.without(blank, c);
        double[] logs = MODEL.logDensity(Data.with(blank, 3, counts));
        assertThat(Arrays.stream(logs).map(Math::exp).sum()).isCloseTo(1, within(1e-9));
    }

    @Test
    void valuesThatAreOftenRepeatedStayWhatTheyAre() {
        long zeros = Arrays.stream(ROWS.numbers(3)).filter(x -> x == 0).count();
        Table drawn = MODEL.sample(4000, new Seed(2).random());
        double share = Arrays.stream(drawn.numbers(3)).filter(x -> x == 0).count() / 4000.0;
        assertThat(share).isCloseTo(zeros / 800.0, within(0.05));
        assertThat(Arrays.stream(drawn.numbers(3))).allMatch(x -> x == Math.rint(x));
    }

    @Test
    void everyWayOfSummingOutAgreesWithSummingCellByCell() {
        Chain chain = new Chain(MODEL);
        Table few = ROWS.slice(0, 6);
        int[][] cells = chain.cells(few);
        for (int missing = 1; missing < 32; missing += 2) // size and any others
        for (int r = 0; r < 2; r++) {
                if (Integer.bitCount(missing) > 2) continue; // those below would be too many
                int[] row = Chain.row(cells, r);
                for (int c = 0; c < 5; c++) if ((missing >> c & 1) != 0) row[c] = -1;
                double exact = new Summation(chain, Knowledge.of(chain, row), new boolean[5]).log();
                assertThat(exact).isCloseTo(Math.log(brute(chain, row.clone(), 0)), within(1e-9));
            }
    }

    private static double brute(Chain chain, int[] row, int column) {
        if (column == row.length) {
            double log = 0;
            int[] codes = new int[row.length];
            for (int c = 0; c < row.length; c++) codes[c] = chain.code(c, row[c]);
            for (int p = 0; p < row.length; p++)
                log += chain.laws[chain.order[p]].log(chain.leaf(p, codes), row[chain.order[p]]);
            return Math.exp(log);
        }
        if (row[column] >= 0) return brute(chain, row, column + 1);
        double sum = 0;
        for (int cell = 0; cell < chain.laws[column].cells.size(); cell++) {
            row[column] = cell;
            sum += brute(chain, row, column + 1);
        }
        row[column] = -1;
        return sum;
    }

    @Test
    void estimatesAgreeWithExactSums() {
        Chain chain = new Chain(MODEL);
        int[][] cells = chain.cells(ROWS.slice(0, 10));
        for (int r = 0; r < 10; r++) {
            int[] row = Chain.row(cells, r);
            row[0] = -1;
            row[2] = -1;
            boolean[] wanted = {true, false, true, false, false};
            Summation sum = new Summation(chain, Knowledge.of(chain, row), wanted);
            Particles particles = new Particles(chain, Knowledge.of(chain, row));
            assertThat(sum.exact()).isTrue();
            assertThat(particles.log()).isCloseTo(sum.log(), within(0.15));
            assertThat(new Particles(chain, Knowledge.of(chain, row)).log()).isEqualTo(particles.log());
            Cells size = chain.laws[0].cells;
            double exact = Fills.moments(size, sum.probabilities(0))[0];
            double deviation = Fills.moments(size, sum.probabilities(0))[1];
            assertThat(Fills.moments(size, particles.probabilities(0))[0])
                    .isCloseTo(exact, within(0.3 * deviation + 0.02));
        }
    }

    @Test
    void drawsFromEstimatesLookLikeExactOnes() {
        Chain chain = new Chain(MODEL);
        int[] row = Chain.row(chain.cells(ROWS.slice(3, 4)), 0);
        row[1] = -1;
        row[2] = -1;
        Knowledge known = Knowledge.of(chain, row);
        double[] exact = new Summation(chain, known, new boolean[] {false, true, false, false, false}).probabilities(1);
        Particles particles = new Particles(chain, known);
        var random = new Seed(5).random();
        double[] shares = new double[4];
        for (int i = 0; i < 2000; i++) shares[particles.draw(random)[1]] += 1 / 2000.0;
        for (int level = 0; level < 4; level++) assertThat(shares[level]).isCloseTo(exact[level], within(0.06));
    }

    @Test
    void givenTheFirstColumnsDensitiesAreJointLessMarginal() {
        Table some = ROWS.slice(0, 50);
        double size = some.numbers(0)[7];
        String color =
                ((Column.Categorical) some.schema().columns().get(1)).levels().get(some.codes(1)[7]);
        ConditionedTree given = MODEL.given(
                Evidence.of(new Evidence.Range("size", size, size), new Evidence.OneOf("color", List.of(color))));
        Table holding = Data.with(
                Data.with(some, 0, DoubleStream.generate(() -> size).limit(50).toArray()),
                1,
                IntStream.generate(() -> some.codes(1)[7]).limit(50).toArray());
        Table first = holding;
        for (int c = 2; c < 5; c++) first = Data.without(first, c);
        double marginal = MODEL.logDensity(first)[0];
        double[] joint = MODEL.logDensity(holding);
        double[] found = given.logDensity(holding);
        for (int r = 0; r < 50; r++) assertThat(found[r]).isCloseTo(joint[r] - marginal, within(1e-9));
    }

    @Test
    void samplesGivenALateColumnAreAsTheirDensitySays() {
        ConditionedTree given = MODEL.given(
                Evidence.of(new Evidence.OneOf("grade", List.of("high")), new Evidence.Range("length", 0, 3)));
        Table drawn = given.sample(4000, new Seed(3).random());
        assertThat(drawn.codes(4)).containsOnly(2);
        assertThat(Arrays.stream(drawn.numbers(2))).allMatch(x -> x >= 0 && x <= 3);
        Table level = ROWS.slice(0, 4);
        for (int c = 0; c < 5; c++) level = Data.without(level, c);
        double[] logs = given.logDensity(Data.with(level, 1, new int[] {0, 1, 2, 3}));
        for (int color = 0; color < 4; color++) {
            int wanted = color;
            double share =
                    Arrays.stream(drawn.codes(1)).filter(code -> code == wanted).count() / 4000.0;
            assertThat(share).isCloseTo(Math.exp(logs[color]), within(0.04));
        }
    }

    @Test
    void rangesOfWholeNumbersReachFromTheFirstToTheLast() {
        ConditionedTree given = MODEL.given(Evidence.of(new Evidence.Range("count", 2.5, 5.5)));
        assertThat(Arrays.stream(given.sample(200, new Seed(1).random()).numbers(3)))
                .allMatch(x -> x >= 3 && x <= 5);
        Table blank = ROWS.slice(0, 3);
        for (int c = 0; c < 5; c++) blank = Data.without(blank, c);
        double[] logs = given.logDensity(Data.with(blank, 3, new double[] {3, 4, 5}));
        assertThat(Arrays.stream(logs).map(Math::exp).sum()).isCloseTo(1, within(1e-9));
    }

    @Test
    void refittingSamplesFindsTheSameDistribution() {
        Table drawn = MODEL.sample(5000, new Seed(9).random());
        DecisionTree again = fit(drawn);
        Table test = MODEL.sample(2000, new Seed(10).random());
        double truth = mean(MODEL.logDensity(test));
        double found = mean(again.logDensity(test));
        double product = mean(independent().logDensity(test));
        assertThat(found).isLessThan(truth).isGreaterThan(truth - 0.6);
        assertThat(product).isLessThan(truth - 1.5);
    }

    /** Trees of one leaf: the product of the columns' marginals. */
    private static DecisionTree independent() {
        return new DecisionTreeTrainer(List.of(), Visit.SCHEMA, Criterion.GINI, 0, 10, 1e9, 0, 1, 255)
                .fit(Dataset.of(ROWS), Run.of(1));
    }

    @Test
    void treesWithoutSplitsMakeColumnsIndependent() {
        DecisionTree model = independent();
        Table some = ROWS.slice(0, 20);
        double[] joint = model.logDensity(some);
        double[] sum = new double[20];
        for (int c = 0; c < 5; c++) {
            Table one = some;
            for (int other = 0; other < 5; other++) if (other != c) one = Data.without(one, other);
            double[] logs = model.logDensity(one);
            for (int r = 0; r < 20; r++) sum[r] += logs[r];
        }
        for (int r = 0; r < 20; r++) assertThat(sum[r]).isCloseTo(joint[r], within(1e-9));
    }

    @Test
    void rowsHeldOutArePossible() {
        double[] logs = MODEL.logDensity(Data.drawn(500, 77));
        assertThat(Arrays.stream(logs)).allMatch(Double::isFinite);
        assertThat(mean(logs)).isGreaterThan(mean(independent().logDensity(Data.drawn(500, 77))) + 1);
    }

    @Test
    void anOrderOfColumnsIsKept() {
        DecisionTree model = new DecisionTreeTrainer(
                        List.of("grade", "count"), Visit.SCHEMA, Criterion.ENTROPY, 0, 10, 20, 1e-3, 1, 255)
                .fit(Dataset.of(ROWS), Run.of(1));
        assertThat(model.order()).containsExactly(4, 3, 0, 1, 2);
        assertThat(model.trees().get(0).nodes()).hasSize(1);
        assertThat(MODEL.order()).containsExactly(0, 1, 2, 3, 4);
        DecisionTree fewest = new DecisionTreeTrainer(
                        List.of("length"), Visit.FEWEST, Criterion.GINI, 0, 20, 40, 1e-3, 1, 255)
                .fit(Dataset.of(ROWS), Run.of(1));
        assertThat(fewest.order()).containsExactly(2, 1, 3, 0, 4);
    }

    @Test
    void daysStayDaysAndBoundsIncluded() {
        double[] days = IntStream.range(0, 300).mapToDouble(r -> 19000 + r % 90).toArray();
        double[] times =
                IntStream.range(0, 300).mapToDouble(r -> days[r] * 86400 + r).toArray();
        Table rows = Table.of(
                Schema.of(new Column.Numeric("day", Kind.DATE), new Column.Numeric("time", Kind.DATE_TIME)),
                List.of(days, times));
        DecisionTree model = fit(rows);
        Table drawn = model.given(Evidence.of(new Evidence.Range("day", 19010, 19020)))
                .sample(300, new Seed(4).random());
        assertThat(Arrays.stream(drawn.numbers(0)))
                .allMatch(day -> day == Math.rint(day) && day >= 19010 && day <= 19020);
        double near = IntStream.range(0, 300)
                .filter(r -> Math.abs(drawn.numbers(1)[r] / 86400 - drawn.numbers(0)[r]) < 25)
                .count();
        assertThat(near / 300).isGreaterThan(0.8);
    }

    @Test
    void tenThousandLevelsAreLearnedFrom() {
        List<String> levels = IntStream.range(0, 10_000).mapToObj(i -> "l" + i).toList();
        int[] codes = IntStream.range(0, 3000).map(r -> r * 7 % 10_000).toArray();
        double[] numbers =
                IntStream.range(0, 3000).mapToDouble(r -> codes[r] % 13).toArray();
        List<Serializable> arrays = new ArrayList<>(List.of(codes, numbers));
        Table rows = Table.of(
                Schema.of(new Column.Categorical("many", levels, false), new Column.Numeric("number")), arrays);
        DecisionTree model = fit(rows);
        assertThat(Arrays.stream(model.logDensity(rows.slice(0, 500)))).allMatch(Double::isFinite);
        assertThat(Arrays.stream(model.sample(50, new Seed(1).random()).codes(0)))
                .allMatch(code -> code >= 0);
        Table unseen = Data.with(rows.slice(0, 1), 0, new int[] {9999});
        assertThat(model.logDensity(unseen)[0]).isFinite();
    }
}
