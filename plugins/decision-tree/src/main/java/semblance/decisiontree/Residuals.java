package semblance.decisiontree;

import java.util.Arrays;
import java.util.List;
import semblance.decisiontree.growing.Trees;

/**
 * What is left of trees once some columns are known: tests of those are gone. Equal rests are one and the same, known by a
 * number, as in decision diagrams (Bryant 1986), so that two states of knowledge are alike if the rests of all trees are.
 */
final class Residuals {
    private final List<Trees> trees;
    private int size;
    private int[] tree = new int[1024];
    private int[] node = new int[1024];
    private int[] left = new int[1024]; // -1 for leaves
    private int[] right = new int[1024];
    private long[] tests = new long[1024]; // one bit for each column, of 64
    private int[] slots = new int[4096]; // 1 + number, 0 if free

    Residuals(List<Trees> trees) {
        this.trees = trees;
    }

    int size() {
        return size;
    }

    /**
     * What is left of a tree.
     *
     * @param codes of all columns, 0 where nothing is known
     */
    int of(int position, int[] codes) {
        return of(position, 0, codes);
    }

    private int of(int position, int at, int[] codes) {
        Trees all = trees.get(position);
        while (!all.leaf(at) && codes[all.column(at)] > 0)
            at = all.left(at, codes[all.column(at)]) ? all.left(at) : all.right(at);
        if (all.leaf(at)) return unique(position, at, -1, -1);
        return unique(position, at, of(position, all.left(at), codes), of(position, all.right(at), codes));
    }

    /** What is left of a rest once a column is known. */
    int restrict(int rest, int column, int code) {
        if ((tests[rest] >>> column & 1) == 0) return rest;
        Trees all = trees.get(tree[rest]);
        if (all.column(node[rest]) == column)
            return restrict(all.left(node[rest], code) ? left[rest] : right[rest], column, code);
        int one = restrict(left[rest], column, code);
        int other = restrict(right[rest], column, code);
        return one == left[rest] && other == right[rest] ? rest : unique(tree[rest], node[rest], one, other);
    }

    private int unique(int position, int at, int one, int other) {
        int hash = ((position * 31 + at) * 0x9E3779B1 + one) * 0x85EBCA6B + other;
        hash ^= hash >>> 15;
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] > 0) {
            int rest = slots[slot] - 1;
            if (node[rest] == at && tree[rest] == position && left[rest] == one && right[rest] == other) return rest;
            slot = slot + 1 & mask;
        }
        if (size == tree.length) {
            grow();
            return unique(position, at, one, other);
        }
        tree[size] = position;
        node[size] = at;
        left[size] = one;
        right[size] = other;
        tests[size] = one < 0
                ? 0
                : tests[one] | tests[other] | 1L << trees.get(position).column(at);
        slots[slot] = ++size;
        return size - 1;
    }

    private void grow() {
        tree = Arrays.copyOf(tree, 2 * size);
        node = Arrays.copyOf(node, 2 * size);
        left = Arrays.copyOf(left, 2 * size);
        right = Arrays.copyOf(right, 2 * size);
        tests = Arrays.copyOf(tests, 2 * size);
        slots = new int[8 * size];
        int mask = slots.length - 1;
        for (int rest = 0; rest < size; rest++) {
            int hash = ((tree[rest] * 31 + node[rest]) * 0x9E3779B1 + left[rest]) * 0x85EBCA6B + right[rest];
            hash ^= hash >>> 15;
            int slot = hash & mask;
            while (slots[slot] > 0) slot = slot + 1 & mask;
            slots[slot] = rest + 1;
        }
    }

    boolean leaf(int rest) {
        return left[rest] < 0;
    }

    /** The number of the leaf that a rest is. */
    int number(int rest) {
        return trees.get(tree[rest]).number(node[rest]);
    }

    /** Whether a rest may test a column: false is certain. */
    boolean may(int rest, int column) {
        return (tests[rest] >>> column & 1) != 0;
    }

    /** A test that a rest makes. */
    interface Test {
        void at(Trees tree, int node);
    }

    /** Shows every test of a column in a rest. */
    void forEach(int rest, int column, Test test) {
        if (!may(rest, column)) return;
        Trees all = trees.get(tree[rest]);
        if (all.column(node[rest]) == column) test.at(all, node[rest]);
        forEach(left[rest], column, test);
        forEach(right[rest], column, test);
    }
}
