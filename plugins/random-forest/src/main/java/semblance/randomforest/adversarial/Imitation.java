package semblance.randomforest.adversarial;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.decisiontree.growing.Codes;
import semblance.decisiontree.growing.Trees;

/**
 * Rows put together from the cells of real ones: a tree, one of its leaves by the weight of its rows, and each cell from
 * any row of that leaf (Watson et al. 2023, algorithm 1). With a tree of one leaf, columns are drawn by themselves.
 */
final class Imitation {
    private Imitation() {}

    /** As many imitations as the rows are worth, each tree making as many as the others. */
    static Codes of(Reality reality, Trees trees, Seed seed, Run run) {
        int wanted = reality.imitations();
        int[] first = new Boxes(reality.columns, reality.cuts, trees, null).first;
        List<int[][]> parts = run.map(trees.size(), tree -> {
            int from = (int) ((long) wanted * tree / trees.size());
            int to = (int) ((long) wanted * (tree + 1) / trees.size());
            Falls falls = Falls.of(trees, tree, reality, first[tree], first[tree + 1]);
            return draw(
                    falls, reality.columns.size(), to - from, seed.child(tree).random());
        });
        int[][] sources = new int[reality.columns.size()][wanted];
        int at = 0;
        for (int[][] part : parts) {
            for (int column = 0; column < sources.length; column++)
                System.arraycopy(part[column], 0, sources[column], at, part[column].length);
            at += part[0].length;
        }
        return reality.codes.gather(sources);
    }

    /** The rows that cells are taken from, shape [columns][n]; leaves are drawn by their weight, but evenly. */
    private static int[][] draw(Falls falls, int columns, int n, RandomGenerator random) {
        double[] below = new double[falls.rows().length + 1];
        for (int i = 0; i < falls.rows().length; i++) below[i + 1] = below[i] + falls.shares()[i];
        double total = below[below.length - 1];
        int[][] sources = new int[columns][n];
        int leaf = 0;
        double offset = random.nextDouble();
        for (int k = 0; k < n; k++) {
            double at = (k + offset) / n * total;
            while (leaf + 2 < falls.starts().length && below[falls.starts()[leaf + 1]] <= at) leaf++;
            int from = falls.starts()[leaf];
            int to = falls.starts()[leaf + 1];
            for (int column = 0; column < columns; column++) {
                double target = below[from] + random.nextDouble() * (below[to] - below[from]);
                sources[column][k] = falls.rows()[entry(below, from, to, target)];
            }
        }
        return sources;
    }

    private static int entry(double[] below, int from, int to, double target) {
        int found = Arrays.binarySearch(below, from, to, target);
        return Math.min(to - 1, found >= 0 ? found : Math.max(from, -found - 2));
    }
}
