package semblance.bayesiannetwork.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.bayesiannetwork.Score;

/** However rows are held, grouped, weighted and read, families have the scores that counting one by one gives. */
class CountingTest {
    private static final int[] RADIX = {2, 3, 4, 2, 300, 5, 7, 2, 2, 3};

    /** Columns of few and of many levels, with and without missing cells. */
    private static Table table(int rows, long seed, double holes) {
        RandomGenerator random = new Seed(seed).random();
        List<Column> columns = new ArrayList<>();
        List<int[]> arrays = new ArrayList<>();
        for (int c = 0; c < RADIX.length; c++) {
            int radix = RADIX[c];
            columns.add(new Column.Categorical(
                    "c" + c,
                    IntStream.range(0, radix).mapToObj(Integer::toString).toList(),
                    false));
            int[] before = c == 0 ? new int[rows] : arrays.get(c - 1);
            int[] codes = new int[rows];
            for (int r = 0; r < rows; r++)
                codes[r] = random.nextDouble() < holes * (c % 2)
                        ? -1
                        : random.nextInt(3) > 0 ? Math.max(0, before[r]) % radix : random.nextInt(radix);
            arrays.add(codes);
        }
        return Table.of(new Schema(columns, "", ""), arrays);
    }

    /** As the definition says: counts by hand, then logarithms. */
    private static double naive(Table table, double[] weights, int node, int[] parents) {
        java.util.Map<String, Double> joint = new java.util.TreeMap<>();
        java.util.Map<String, Double> marginal = new java.util.TreeMap<>();
        double known = 0;
        double total = 0;
        for (int r = 0; r < table.rows(); r++) {
            total += weights[r];
            StringBuilder key = new StringBuilder();
            boolean missing = table.codes(node)[r] < 0;
            for (int parent : parents) {
                key.append(table.codes(parent)[r]).append(' ');
                missing |= table.codes(parent)[r] < 0;
            }
            if (missing || weights[r] == 0) continue;
            known += weights[r];
            marginal.merge(key.toString(), weights[r], Double::sum);
            joint.merge(key.append(table.codes(node)[r]).toString(), weights[r], Double::sum);
        }
        double fit = 0;
        for (double count : joint.values()) fit += count * Math.log(count);
        for (double count : marginal.values()) fit -= count * Math.log(count);
        double parameters = RADIX[node] - 1;
        for (int parent : parents) parameters *= RADIX[parent];
        return fit * total / known - parameters * Math.log(total) / 2;
    }

    private static void check(Table table, double[] weights, Scores scores, long seed) {
        RandomGenerator random = new Seed(seed).random();
        for (int trial = 0; trial < 12; trial++) {
            int node = random.nextInt(RADIX.length);
            int[] parents = IntStream.range(0, RADIX.length)
                    .filter(c -> c != node && random.nextInt(5) == 0)
                    .toArray();
            int[] others = IntStream.range(0, RADIX.length)
                    .filter(c -> c != node && !Sets.has(parents, c))
                    .toArray();
            String what = node + " given " + Arrays.toString(parents) + ", seed " + seed;
            double cells = TableFit.configurations(scores.layout(), parents) * RADIX[node];
            if (cells > 100_000) continue;
            assertThat(scores.score(node, parents))
                    .as(what)
                    .isCloseTo(naive(table, weights, node, parents), within(1e-6));
            double[] found = new double[RADIX.length];
            scores.additions(List.of(new Scores.Addition(node, parents, others, found)));
            for (int other : others)
                assertThat(found[other])
                        .as(what + " and " + other)
                        .isCloseTo(naive(table, weights, node, Sets.with(parents, other)), within(1e-6));
        }
    }

    private static HeldScores held(Dataset data) {
        Rows rows = Rows.of(data, Layout.of(data.schema()));
        return new HeldScores(rows, Scales.of(rows), Criterion.of(Score.BIC, 1, rows.total), Run.of(1));
    }

    private static double[] ones(int rows) {
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void heldRowsAreCountedAsByHand() {
        for (long seed = 1; seed <= 3; seed++)
            for (double holes : new double[] {0, 0.2}) {
                Table table = table(1500, seed, holes);
                check(table, ones(1500), held(Dataset.of(table)), seed);
            }
    }

    @Test
    void weightsCountAsTheySay() {
        RandomGenerator random = new Seed(5).random();
        for (double unit : new double[] {1, 0.37}) {
            Table table = table(2000, 4, 0.1);
            double[] weights =
                    random.ints(2000, 0, 4).mapToDouble(w -> w * unit).toArray();
            check(table, weights, held(Dataset.of(table.withWeights(weights))), 6);
        }
    }

    @Test
    void passesOverRowsCountWhatHeldRowsDo() {
        Table table = table(5000, 7, 0.1);
        Layout layout = Layout.of(table.schema());
        Criterion criterion = Criterion.of(Score.BIC, 1, 5000);
        Scores streamed =
                new StreamedScores(Dataset.of(table), layout, Scales.empty(layout.size()), criterion, 100_000);
        Scores held = held(Dataset.of(table));
        for (int node = 0; node < RADIX.length; node++) {
            int child = node;
            int[] parents = {(node + 3) % RADIX.length};
            int[] others = IntStream.range(0, RADIX.length)
                    .filter(c -> c != child && c != parents[0])
                    .toArray();
            double[] one = new double[RADIX.length];
            double[] two = new double[RADIX.length];
            streamed.additions(List.of(new Scores.Addition(node, parents, others, one)));
            held.additions(List.of(new Scores.Addition(node, parents, others, two)));
            for (int other : others)
                assertThat(one[other]).as(node + " with " + other).isCloseTo(two[other], within(1e-7));
            assertThat(streamed.score(node, parents)).isCloseTo(held.score(node, parents), within(1e-7));
        }
    }

    @Test
    void passesOverRowsSumTheMomentsThatHeldRowsHave() {
        Table table = Known.mixed(3000, 3);
        Layout layout = Layout.of(table.schema());
        Rows rows = Rows.of(Dataset.of(table), layout);
        Scales scales = Scales.of(rows);
        Criterion criterion = Criterion.of(Score.BIC, 1, 3000);
        Scores held = new HeldScores(rows, scales, criterion, Run.of(1));
        StreamedScores streamed = new StreamedScores(Dataset.of(table), layout, scales, criterion, 1000);
        for (int[] parents : new int[][] {{}, {0}, {0, 3}, {1, 3}, {0, 1, 2, 3}})
            assertThat(streamed.score(4, parents)).isCloseTo(held.score(4, parents), within(1e-7));
        double[] one = new double[5];
        double[] two = new double[5];
        streamed.additions(List.of(new Scores.Addition(4, new int[] {1}, new int[] {0, 2, 3}, one)));
        held.additions(List.of(new Scores.Addition(4, new int[] {1}, new int[] {0, 2, 3}, two)));
        for (int other : new int[] {0, 2, 3}) assertThat(one[other]).isCloseTo(two[other], within(1e-7));
    }

    @Test
    void rowsStandInAnOrderOfTheirOwn() {
        Table table = table(4000, 8, 0.1);
        int[] order = IntStream.range(0, 4000).toArray();
        RandomGenerator random = new Seed(9).random();
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int row = order[i];
            order[i] = order[j];
            order[j] = row;
        }
        Rows one = Rows.of(Dataset.of(table), Layout.of(table.schema()));
        Rows two = Rows.of(Dataset.of(Known.rows(table, order)), Layout.of(table.schema()));
        assertThat(two.bytes).isDeepEqualTo(one.bytes);
        assertThat(two.chars).isDeepEqualTo(one.chars);
    }

    @Test
    void familiesWhoseTablesNoModelCouldHoldAreNotChosen() {
        Table table = table(300, 11, 0);
        Scores scores = held(Dataset.of(table));
        double[] found = new double[RADIX.length];
        int[] parents = {0, 1, 2, 5, 6};
        scores.additions(List.of(new Scores.Addition(3, parents, new int[] {4, 7}, found)));
        assertThat(found[4]).isFinite(); // 2 * 840 * 300 cells
        int[] more = {0, 1, 2, 5, 6, 7, 8, 9};
        scores.additions(List.of(new Scores.Addition(3, more, new int[] {4}, found)));
        assertThat(found[4]).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(scores.score(3, Sets.with(more, 4))).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void manyEqualRowsAreOneOfTheirWeight() {
        Table table = table(50, 10, 0.2);
        int[] often = IntStream.range(0, 1000).map(i -> i % 50).toArray();
        Rows rows = Rows.of(Dataset.of(Known.rows(table, often)), Layout.of(table.schema()));
        assertThat(rows.count).isLessThanOrEqualTo(50);
        assertThat(Arrays.stream(rows.weights).sum()).isEqualTo(1000);
    }
}
