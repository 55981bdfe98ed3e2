package semblance.decisiontree;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import semblance.api.data.Column;
import semblance.decisiontree.growing.Trees;

/**
 * The way to one leaf: what must hold of each column, several tests of one column being one condition.
 *
 * @param conditions such as {@code petal_width <= 0.8}; all must hold
 * @param weight of the rows of the leaf
 */
record Rule(List<String> conditions, double weight, Shape.Leaf leaf) {

    /** The rules of all leaves, from the left. */
    static List<Rule> of(Shape shape) {
        List<Rule> rules = new ArrayList<>();
        follow(shape, 0, new TreeMap<>(), rules);
        return rules;
    }

    /** What is known of one column: the codes that lead here; 0 is missing. */
    private static void follow(Shape shape, int node, TreeMap<Integer, BitSet> known, List<Rule> rules) {
        Trees tree = shape.tree();
        if (tree.leaf(node)) {
            List<String> conditions = new ArrayList<>();
            known.forEach((column, codes) -> conditions.add(condition(shape, column, codes)));
            rules.add(new Rule(conditions, shape.totals()[node], shape.leaves().get(tree.number(node))));
            return;
        }
        int column = tree.column(node);
        int size = shape.cuts().codes(column) + 1;
        BitSet before = known.get(column);
        for (boolean left : new boolean[] {true, false}) {
            BitSet codes = new BitSet(size);
            for (int code = 0; code < size; code++)
                if ((before == null || before.get(code)) && tree.left(node, code) == left) codes.set(code);
            TreeMap<Integer, BitSet> more = new TreeMap<>(known);
            more.put(column, codes);
            follow(shape, left ? tree.left(node) : tree.right(node), more, rules);
        }
    }

    /** Words for the codes of a column. */
    static String condition(Shape shape, int column, BitSet codes) {
        Column of = shape.schema().columns().get(shape.cuts().columns()[column]);
        int size = shape.cuts().codes(column) + 1;
        int first = codes.nextSetBit(1);
        if (first < 0) return of.name() + (codes.get(0) ? " is missing" : " is impossible");
        String gap = shape.gaps()[column] && codes.get(0) ? " or is missing" : "";
        if (codes.get(1, size).cardinality() == size - 1)
            return of.name() + (gap.isEmpty() ? " is known" : " is anything" + gap);
        if (!shape.cuts().ordered()[column]) return levels((Column.Categorical) of, codes, size) + gap;
        int last = codes.length() - 1;
        String low = first > 1 ? shape.threshold(column, first - 1) : "";
        String high = last < size - 1 ? shape.threshold(column, last) : "";
        if (high.isEmpty()) return of.name() + " > " + low + gap;
        return (low.isEmpty() ? "" : low + " < ") + of.name() + " <= " + high + gap;
    }

    private static String levels(Column.Categorical column, BitSet codes, int size) {
        int chosen = codes.get(1, size).cardinality();
        boolean most = 2 * chosen > size - 1;
        List<String> named = new ArrayList<>();
        for (int code = 1; code < size; code++)
            if (codes.get(code) != most) named.add("'" + column.levels().get(code - 1) + "'");
        if (named.size() == 1) return column.name() + (most ? " is not " : " is ") + named.get(0);
        return column.name() + (most ? " is none of " : " is one of ") + String.join(", ", named);
    }

    /** The conditions as one sentence. */
    String text() {
        return conditions.isEmpty() ? "always" : String.join(" and ", conditions);
    }
}
