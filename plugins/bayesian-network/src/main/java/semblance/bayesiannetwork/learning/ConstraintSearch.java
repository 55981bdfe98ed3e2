package semblance.bayesiannetwork.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import semblance.api.train.Run;

/**
 * PC-stable (Spirtes and Glymour 1991; Colombo and Maathuis 2014): columns stay joined unless they are independent given
 * some of their neighbours, whose sets change between rounds only, so that the order of the columns does not matter;
 * then arcs are turned as v-structures and the rules of Meek (1995) say.
 */
final class ConstraintSearch {
    private final Independence tests;
    private final Limits limits;
    private final double significance;
    private final Run run;
    private final int size;

    ConstraintSearch(Independence tests, Limits limits, double significance, int size, Run run) {
        this.tests = tests;
        this.limits = limits;
        this.significance = significance;
        this.size = size;
        this.run = run;
    }

    int[][] search() {
        boolean[][] joined = new boolean[size][size];
        for (int a = 0; a < size; a++)
            for (int b = 0; b < size; b++) joined[a][b] = a != b && (limits.allows(a, b) || limits.allows(b, a));
        int[][][] separating = new int[size][size][];
        for (int level = 0; level <= limits.maximumParents() && separate(joined, separating, level); level++)
            run.report("arcs", level, count(joined));
        Orientation orientation = new Orientation(joined, limits);
        orientation.colliders(separating);
        return orientation.graph(run);
    }

    private static int count(boolean[][] joined) {
        int count = 0;
        for (int a = 0; a < joined.length; a++) for (int b = 0; b < a; b++) if (joined[a][b]) count++;
        return count;
    }

    /** Tests all joined pairs given sets of one size, and says whether larger sets are left. */
    private boolean separate(boolean[][] joined, int[][][] separating, int level) {
        boolean[][] before = new boolean[size][];
        for (int a = 0; a < size; a++) before[a] = joined[a].clone();
        List<int[]> pairs = new ArrayList<>();
        for (int a = 0; a < size; a++)
            for (int b = a + 1; b < size; b++)
                if (before[a][b] && !limits.requires(a, b) && !limits.requires(b, a)) pairs.add(new int[] {a, b});
        List<int[]> found = run.map(pairs.size(), i -> {
            int a = pairs.get(i)[0];
            int b = pairs.get(i)[1];
            int[] set = separating(a, b, neighbours(before, a, b), level);
            return set == null && level > 0 ? separating(a, b, neighbours(before, b, a), level) : set;
        });
        boolean more = false;
        for (int i = 0; i < found.size(); i++) {
            int a = pairs.get(i)[0];
            int b = pairs.get(i)[1];
            if (found.get(i) == null) continue;
            joined[a][b] = false;
            joined[b][a] = false;
            separating[a][b] = found.get(i);
            separating[b][a] = found.get(i);
        }
        for (int a = 0; a < size; a++)
            for (int b = 0; b < size; b++) more |= joined[a][b] && neighbours(joined, a, b).length > level;
        return more;
    }

    private static int[] neighbours(boolean[][] joined, int of, int without) {
        return java.util.stream.IntStream.range(0, joined.length)
                .filter(c -> joined[of][c] && c != without)
                .toArray();
    }

    /** The first set of some of these columns that makes two independent; null if there is none. */
    private int[] separating(int a, int b, int[] among, int level) {
        if (among.length < level) return null;
        int[] chosen = new int[level];
        for (int i = 0; i < level; i++) chosen[i] = i;
        while (true) {
            int[] set = Arrays.stream(chosen).map(i -> among[i]).toArray();
            if (tests.probability(a, b, set) > significance) return set;
            int i = level - 1;
            while (i >= 0 && chosen[i] == among.length - level + i) i--;
            if (i < 0) return null;
            chosen[i]++;
            for (int j = i + 1; j < level; j++) chosen[j] = chosen[j - 1] + 1;
        }
    }
}
