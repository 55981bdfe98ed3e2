package semblance.bayesiannetwork.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;

class EmTest {
    private static final int[] LEVELS = {2, 3, 2, 4, 2};

    private static Table sample(int rows, long seed) {
        return Made.mixture(LEVELS, 3, seed, false).sample(rows, new Seed(seed).random());
    }

    private static PairCounts prior(ItemRows rows, double weight) {
        PairCounts prior = new PairCounts(rows);
        prior.add(PairCounts.uniform(rows), weight);
        return prior;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anIterationNeverLowersTheObjective(long seed) {
        for (double missing : new double[] {0, 0.3}) {
            ItemRows rows = Made.items(Made.holes(sample(500, seed), missing, seed));
            Em em = new Em(rows, prior(rows, 2));
            Components components = Starts.draw(rows, 4, DependencyTree.uniform(LEVELS), em, new Seed(seed), Run.of(1));
            double first = em.expect(components, Run.of(1)).objective();
            double last = first;
            for (int i = 0; i < 60; i++) {
                Em.Expectation here = em.expect(components, Run.of(1));
                assertThat(here.objective()).isGreaterThanOrEqualTo(last - 1e-8);
                last = here.objective();
                components = em.maximise(components.trees(), here.responsibilities(), Run.of(1));
            }
            assertThat(last).isGreaterThan(first + 1);
        }
    }

    @Test
    void logLikelihoodsAreThoseOfTheDefinition() {
        Components components = Made.mixture(LEVELS, 3, 5, false).components();
        ItemRows rows = Made.items(Made.holes(sample(200, 4), 0.2, 4));
        double expected = 0;
        int[] known = new int[LEVELS.length];
        for (int r = 0; r < rows.rows(); r++) {
            rows.copy(r, known);
            double p = 0;
            for (int[] row : Made.everyRow(LEVELS))
                if (Made.fits(row, known)) p += Made.probability(components, LEVELS, row);
            expected += rows.weights[r] * Math.log(p);
        }
        assertThat(new Em(rows, new PairCounts(rows))
                        .expect(components, Run.of(1))
                        .logLikelihood())
                .isCloseTo(expected, within(1e-9));
    }

    /** Against sums over all rows: single levels and pairs, in any mixture of known and missing cells. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void missingCellsAreCountedAsExpected(long seed) {
        DependencyTree tree = Made.tree(LEVELS, seed, seed > 3);
        Components single = new Components(new double[] {1}, List.of(tree));
        Table drawn =
                new ChowLiuMixture(Made.schema(LEVELS), single, 0, 0, 0, 0, 0).sample(60, new Seed(seed).random());
        Table table = Made.holes(drawn, 0.6, seed);
        ItemRows rows = Made.items(table);
        double[] ones = new double[rows.rows()];
        Arrays.fill(ones, 1);
        PairCounts counts = new Em(rows, new PairCounts(rows)).count(tree, ones);
        double[][][][] expected = new double[LEVELS.length][LEVELS.length][4][4];
        int[] known = new int[LEVELS.length];
        double weight = 0;
        for (int r = 0; r < rows.rows(); r++) {
            rows.copy(r, known);
            double total = 0;
            for (int[] row : Made.everyRow(LEVELS))
                if (Made.fits(row, known)) total += Made.probability(tree, LEVELS, row);
            weight += rows.weights[r];
            for (int[] row : Made.everyRow(LEVELS)) {
                if (!Made.fits(row, known)) continue;
                double p = rows.weights[r] * Made.probability(tree, LEVELS, row) / total;
                for (int c = 0; c < row.length; c++)
                    for (int b = 0; b < row.length; b++) expected[b][c][row[b]][row[c]] += p;
            }
        }
        assertThat(counts.weight).isCloseTo(weight, within(1e-9));
        for (int c = 0; c < LEVELS.length; c++)
            for (int b = 0; b <= c; b++)
                for (int x = 0; x < LEVELS[b]; x++)
                    for (int y = 0; y < LEVELS[c]; y++) {
                        int one = rows.item[b][x];
                        int other = rows.item[c][y];
                        if (one < 0 || other < 0 || b == c && x != y) continue;
                        assertThat(counts.sums[counts.place(Math.max(one, other), Math.min(one, other))])
                                .isCloseTo(expected[b][c][x][y], within(1e-10));
                    }
    }

    /** Of all 125 trees over five columns (Cayley 1889). */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noTreeIsMoreLikelyThanThatOfChowAndLiu(long seed) {
        ItemRows rows = Made.items(sample(300, seed));
        double[] ones = new double[rows.rows()];
        Arrays.fill(ones, 1);
        Em em = new Em(rows, new PairCounts(rows));
        PairCounts counts = em.count(DependencyTree.uniform(LEVELS), ones);
        DependencyTree best = ChowLiu.of(rows, counts);
        double highest = logLikelihood(em, best);
        int trees = 0;
        int equal = 0;
        for (int code = 0; code < 5 * 5 * 5 * 5; code++) { // parents of columns 1 to 4, in which column 0 is the root
            int[] parents = {-1, code % 5, code / 5 % 5, code / 25 % 5, code / 125};
            DependencyTree tree;
            try {
                tree = new DependencyTree(parents, maximal(rows, counts, parents));
            } catch (IllegalArgumentException circle) {
                continue;
            }
            trees++;
            double log = logLikelihood(em, tree);
            assertThat(log).isLessThanOrEqualTo(highest + 1e-9);
            if (log > highest - 1e-9) equal++;
        }
        assertThat(trees).isEqualTo(125);
        assertThat(equal).isEqualTo(1);
    }

    private static double[][] maximal(ItemRows rows, PairCounts counts, int[] parents) {
        double[][] single = new double[parents.length][];
        for (int c = 0; c < parents.length; c++) single[c] = counts.single(c);
        double[][] probabilities = new double[parents.length][];
        for (int c = 0; c < parents.length; c++) {
            if (parents[c] == c) throw new IllegalArgumentException("its own parent");
            double[] joint = parents[c] < 0 ? single[c].clone() : ChowLiu.joint(rows, counts, single, parents[c], c);
            for (int from = 0; from < joint.length; from += LEVELS[c]) {
                double sum = Arrays.stream(joint, from, from + LEVELS[c]).sum();
                for (int b = 0; b < LEVELS[c]; b++) joint[from + b] = sum > 0 ? joint[from + b] / sum : 1.0 / LEVELS[c];
            }
            probabilities[c] = joint;
        }
        return probabilities;
    }

    private static double logLikelihood(Em em, DependencyTree tree) {
        return em.expect(new Components(new double[] {1}, List.of(tree)), Run.of(1))
                .logLikelihood();
    }

    @Test
    void tooManyLevelsToCountPairsOfAreRefused() {
        Table table = Table.of(Made.schema(2, 20_000), List.of(new int[] {0, 1}, new int[] {5, 7}));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Made.items(table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "column 'c1' has 20000 levels: pairs of at most 16000 levels of all columns can be counted, "
                                + "found 20000; join rare levels, or leave the column out");
    }
}
