package semblance.decisiontree.growing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import semblance.api.data.Dataset;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;

/** What a grown tree says about itself agrees with its rows, and with where rows go when they are sent through it. */
class GrownTest {
    @ParameterizedTest
    @CsvSource({
        "GINI, 2, 12, 2000, 0",
        "GINI, 4, 12, 9000, 0",
        "ENTROPY, 3, 40, 3000, 0",
        "VARIANCE, 2, 12, 9000, 0",
        "VARIANCE, 2, 300, 3000, 2",
        "ABSOLUTE_ERROR, 2, 5, 600, 0",
        "GINI, 2, 12, 9000, 1"
    })
    void rowsAreInTheLeavesWhereTheyGo(Criterion criterion, int classes, int levels, int size, int candidates) {
        for (double missing : new double[] {0, 0.1}) {
            Table table = Examples.mixed(size, classes, levels, missing, 7);
            Rows rows = Examples.rows(table);
            for (boolean random : new boolean[] {false, true})
                for (Categories categories : Categories.values()) {
                    Growth growth = new Growth(criterion, 0, 1, 2, 0, candidates, random, categories, Missing.LEARNED);
                    check(Examples.grow(rows, growth), rows);
                }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GINI, 2, 3, 3000, 2",
        "GINI, 3, 0, 20000, 2",
        "GINI, 3, 100, 9000, 20",
        "GINI, 3, 100, 60000, 13",
        "GINI, 3, 70, 9000, 2",
        "GINI, 40, 30, 9000, 6",
        "ENTROPY, 3, 70, 9000, 10",
        "VARIANCE, 2, 100, 9000, 20",
        "VARIANCE, 2, 30, 20000, 0"
    })
    void soAreRowsOfColumnsOfTwoValues(Criterion criterion, int classes, int numbers, int size, int candidates) {
        Table table = Examples.flagged(size, numbers, classes, 7);
        int columns = 10 + numbers;
        int target = criterion.classes() ? columns : columns + 1;
        Dataset data = Dataset.of(table);
        for (int bins : new int[] {255, 2000}) {
            Cuts cuts = Cuts.of(data, IntStream.range(0, columns).toArray(), bins, bins, 100, Run.of(0));
            Rows rows = Rows.of(data, cuts, target);
            for (boolean random : new boolean[] {false, true}) {
                Growth growth =
                        new Growth(criterion, 0, 1, 2, 0, candidates, random, Categories.SUBSETS, Missing.LEARNED);
                Grown grown = new Grower(rows, target, growth).grow(new Seed(5), Run.of(0));
                check(grown, rows);
                assertThat(grown.tree().leaves(cuts, table, 0))
                        .containsExactly(grown.tree().leaves(cuts.encode(table), 0));
            }
        }
    }

    private static void check(Grown grown, Rows rows) {
        Trees tree = grown.tree();
        int[] leaves = tree.leaves(rows.codes(), 0);
        assertThat(tree.nodes()).hasSize(2 * tree.leaves() - 1);
        int[] sorted = grown.order().clone();
        Arrays.sort(sorted);
        assertThat(sorted).containsExactly(IntStream.range(0, rows.size()).toArray());
        int[] nodes = grown.leaves();
        for (int leaf = 0; leaf < nodes.length; leaf++) {
            assertThat(tree.number(nodes[leaf])).isEqualTo(leaf);
            for (int i = grown.from()[nodes[leaf]]; i < grown.to()[nodes[leaf]]; i++) {
                int row = grown.order()[i];
                if (leaves[row] != leaf || grown.shares()[i] != rows.weights()[row])
                    throw new AssertionError("row " + row + " is in leaf " + leaf + " and goes to " + leaves[row]);
            }
        }
        for (int i = 0; i < tree.nodes().length; i++) {
            double weight = 0;
            for (int r = grown.from()[i]; r < grown.to()[i]; r++) weight += grown.shares()[r];
            assertThat(grown.weights()[i]).isCloseTo(weight, within(1e-9 * weight));
            if (tree.leaf(i)) continue;
            assertThat(grown.from()[tree.left(i)]).isEqualTo(grown.from()[i]);
            assertThat(grown.to()[tree.left(i)]).isEqualTo(grown.from()[tree.right(i)]);
            assertThat(grown.to()[tree.right(i)]).isEqualTo(grown.to()[i]);
            assertThat(grown.to()[tree.left(i)]).isGreaterThan(grown.from()[tree.left(i)]);
            if (tree.set(i)) continue;
            double lowers = grown.weights()[i] * grown.impurities()[i]
                    - grown.weights()[i + 1] * grown.impurities()[i + 1]
                    - grown.weights()[tree.right(i)] * grown.impurities()[tree.right(i)];
            assertThat(grown.gains()[i]).isCloseTo(lowers, within(1e-8 * grown.weights()[0] * grown.impurities()[0]));
        }
    }

    @Test
    void sumsAndLeavesOfManyTreesAgreeWithOneAtATime() {
        Table table = Examples.mixed(5000, 2, 12, 0.1, 8);
        Rows rows = Examples.rows(table);
        Grower grower = new Grower(rows, Examples.LEVEL, new Growth(Criterion.GINI).withCandidates(1));
        List<Trees> each = IntStream.range(0, 5)
                .mapToObj(t -> grower.grow(new Seed(t), Run.of(0)).tree())
                .toList();
        Trees all = Trees.join(each);
        assertThat(all.size()).isEqualTo(5);
        float[] values = new float[2 * all.leaves()];
        for (int i = 0; i < values.length; i++) values[i] = i % 97;
        Table others = Examples.mixed(333, 2, 12, 0.3, 9);
        Codes codes = rows.cuts().encode(others);
        double[] sums = all.sums(codes, values, 2);
        double[] expected = new double[sums.length];
        int before = 0;
        for (int t = 0; t < 5; t++) {
            int[] leaves = all.leaves(codes, t);
            int[] own = each.get(t).leaves(codes, 0);
            assertThat(all.leaves(rows.cuts(), others, t)).containsExactly(leaves);
            for (int r = 0; r < 333; r++) {
                assertThat(leaves[r]).isEqualTo(own[r] + before);
                for (int k = 0; k < 2; k++) expected[2 * r + k] += values[2 * leaves[r] + k];
            }
            before += each.get(t).leaves();
        }
        assertThat(sums).containsExactly(expected);
        assertThat(all.sums(rows.cuts(), others, values, 2)).containsExactly(expected);
    }

    @Test
    void rowsWithoutACountAreLeftOut() {
        Rows rows = Examples.rows(Examples.mixed(1000, 2, 5, 0, 10));
        int[] counts = new int[rows.size()];
        for (int r = 0; r < counts.length; r++) counts[r] = r % 3;
        Grown grown =
                new Grower(rows, Examples.NUMBER, new Growth(Criterion.VARIANCE)).grow(counts, new Seed(1), Run.of(0));
        assertThat(Arrays.stream(grown.order())).allMatch(r -> r % 3 > 0);
        for (int i = 0; i < grown.order().length; i++)
            assertThat(grown.shares()[i]).isEqualTo(grown.order()[i] % 3 * rows.weights()[grown.order()[i]]);
    }

    @ParameterizedTest
    @CsvSource({"SUBSETS, GINI", "MULTIWAY, GAIN_RATIO", "SUBSETS, VARIANCE"})
    void missingCellsGoBothWaysInProportion(Categories categories, Criterion criterion) {
        Rows rows = Examples.rows(Examples.mixed(600, 3, 6, 0.1, 11));
        Growth growth = new Growth(criterion, 4, 1, 2, 0, 0, false, categories, Missing.SHARED);
        Grown grown = Examples.grow(rows, growth);
        Trees tree = grown.tree();
        double[] shares = new double[rows.size()];
        for (int i = 0; i < grown.order().length; i++) shares[grown.order()[i]] += grown.shares()[i];
        for (int r = 0; r < rows.size(); r++) assertThat(shares[r]).isCloseTo(rows.weights()[r], within(1e-12));
        assertThat(grown.order().length).isGreaterThan(rows.size());
        double[] byLeaf = new double[tree.leaves()];
        for (int r = 0; r < rows.size(); r++) {
            double weight = rows.weights()[r];
            double[] total = new double[1];
            tree.share(rows.codes(), r, 0, grown.weights(), (leaf, share) -> {
                byLeaf[leaf] += share * weight;
                total[0] += share;
            });
            assertThat(total[0]).isCloseTo(1, within(1e-12));
        }
        int[] leaves = grown.leaves();
        for (int leaf = 0; leaf < leaves.length; leaf++)
            assertThat(byLeaf[leaf]).isCloseTo(grown.weights()[leaves[leaf]], within(1e-9 * rows.size()));
        if (criterion != Criterion.GAIN_RATIO) return;
        for (int i = 0; i < tree.nodes().length; i++)
            assertThat(grown.gains()[i]).isGreaterThanOrEqualTo(0);
    }

    @Test
    void prunedTreesKeepTheirRows() {
        Table table = Examples.mixed(3000, 3, 12, 0.05, 12);
        Rows rows = Examples.rows(table);
        Grown grown = Examples.grow(rows, new Growth(Criterion.GINI));
        boolean[] cut = new boolean[grown.from().length];
        for (int i = 0; i < cut.length; i++) cut[i] = grown.weights()[i] < 100;
        Grown pruned = grown.prune(cut);
        check(pruned, rows);
        assertThat(pruned.tree().leaves()).isLessThan(grown.tree().leaves() / 2).isGreaterThan(10);
        for (int leaf : pruned.leaves()) assertThat(pruned.gains()[leaf]).isZero();
        boolean[] root = new boolean[cut.length];
        root[0] = true;
        assertThat(grown.prune(root).tree().nodes()).containsExactly(Trees.LEAF);
        assertThat(grown.prune(new boolean[cut.length]))
                .usingRecursiveComparison()
                .isEqualTo(grown);
    }

    @Test
    void importanceIsWhatTheLeavesAreBetterThanTheRoot() {
        Rows rows = Examples.rows(Examples.mixed(3000, 2, 12, 0, 13));
        Grown grown = Examples.grow(rows, Examples.growth(Criterion.VARIANCE, 6));
        double left = 0;
        for (int leaf : grown.leaves()) left += grown.weights()[leaf] * grown.impurities()[leaf];
        double total = grown.weights()[0] * grown.impurities()[0];
        assertThat(Arrays.stream(grown.importance(4)).sum()).isCloseTo(total - left, within(1e-8 * total));
        assertThat(grown.importance(4)[1]).isLessThan(grown.importance(4)[0]);
    }

    @Test
    void limitsHold() {
        Table table = Examples.mixed(4000, 2, 12, 0.1, 14);
        Rows rows = Examples.rows(table);
        Grown grown = Examples.grow(
                rows, new Growth(Criterion.VARIANCE, 5, 30, 100, 0.01, 0, false, Categories.SUBSETS, Missing.LEARNED));
        Trees tree = grown.tree();
        assertThat(tree.leaves()).isGreaterThan(4);
        for (int i = 0; i < tree.nodes().length; i++) {
            assertThat(grown.weights()[i]).isGreaterThanOrEqualTo(30);
            if (tree.leaf(i)) continue;
            assertThat(grown.weights()[i]).isGreaterThanOrEqualTo(100);
            assertThat(grown.gains()[i]).isGreaterThanOrEqualTo(0.01 * 4000);
        }
        assertThat(depth(tree, 0)).isLessThanOrEqualTo(5);
        assertThat(Examples.grow(rows, Examples.growth(Criterion.GINI, 1))
                        .tree()
                        .nodes())
                .hasSize(3);
    }

    private static int depth(Trees tree, int node) {
        return tree.leaf(node) ? 0 : 1 + Math.max(depth(tree, tree.left(node)), depth(tree, tree.right(node)));
    }
}
