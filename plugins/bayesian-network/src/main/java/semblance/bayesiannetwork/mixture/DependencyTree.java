package semblance.bayesiannetwork.mixture;

import java.io.Serializable;
import java.util.Arrays;
import semblance.api.data.Column;
import semblance.api.data.Schema;

/**
 * A distribution in which every column depends on one other at most (Chow and Liu 1968).
 *
 * @param parents the position of each column's parent, -1 for a root, shape [columns]
 * @param probabilities of each column, shape [columns][levels of the parent, 1 for a root][levels], the last two flat
 */
public record DependencyTree(int[] parents, double[][] probabilities) implements Serializable {

    /** @throws IllegalArgumentException if the parents are not columns or lead in a circle */
    public DependencyTree {
        if (parents.length != probabilities.length)
            throw new IllegalArgumentException("expected one distribution for each of " + parents.length
                    + " columns, got " + probabilities.length);
        for (int parent : parents)
            if (parent < -1 || parent >= parents.length)
                throw new IllegalArgumentException(
                        "a parent must be a column from 0 to " + (parents.length - 1) + " or -1, got " + parent);
        order(parents);
    }

    /** Independent columns in which every level is as likely. */
    static DependencyTree uniform(int[] levels) {
        int[] parents = new int[levels.length];
        Arrays.fill(parents, -1);
        double[][] probabilities = new double[levels.length][];
        for (int c = 0; c < levels.length; c++) {
            probabilities[c] = new double[levels[c]];
            Arrays.fill(probabilities[c], 1.0 / levels[c]);
        }
        return new DependencyTree(parents, probabilities);
    }

    /** The columns, parents before their children. */
    int[] order() {
        return order(parents);
    }

    private static int[] order(int[] parents) {
        int[] order = new int[parents.length];
        boolean[] placed = new boolean[parents.length];
        int size = 0;
        int[] path = new int[parents.length];
        for (int column = 0; column < parents.length; column++) {
            int length = 0;
            for (int at = column; at >= 0 && !placed[at]; at = parents[at]) {
                if (length == path.length)
                    throw new IllegalArgumentException(
                            "the parents must not lead in a circle, got " + Arrays.toString(parents));
                path[length++] = at;
            }
            while (length > 0) {
                order[size++] = path[--length];
                placed[path[length]] = true;
            }
        }
        return order;
    }

    /** @throws IllegalArgumentException if this is no tree over some categorical columns, naming the one that differs */
    void check(Schema schema) {
        if (parents.length != schema.columns().size())
            throw new IllegalArgumentException(
                    "expected a tree over " + schema.columns().size() + " columns, got one over " + parents.length);
        for (int c = 0; c < parents.length; c++) {
            int expected = levels(schema, c) * (parents[c] < 0 ? 1 : levels(schema, parents[c]));
            if (probabilities[c].length != expected)
                throw new IllegalArgumentException("column '" + schema.names().get(c) + "': expected " + expected
                        + " probabilities, got " + probabilities[c].length);
        }
    }

    private static int levels(Schema schema, int column) {
        return ((Column.Categorical) schema.columns().get(column)).levels().size();
    }

    /** How many of its numbers are free to vary: in each row of a table the last one follows from the others. */
    int parameters() {
        int[] levels = new int[parents.length];
        int free = 0;
        for (int column : order()) {
            int rows = parents[column] < 0 ? 1 : levels[parents[column]];
            levels[column] = probabilities[column].length / rows;
            free += rows * (levels[column] - 1);
        }
        return free;
    }
}
