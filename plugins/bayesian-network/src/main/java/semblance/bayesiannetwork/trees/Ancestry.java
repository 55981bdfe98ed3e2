package semblance.bayesiannetwork.trees;

import java.util.BitSet;

/** Which columns lead to which, kept up to date as arcs are added. */
final class Ancestry {
    private final BitSet[] parents;
    private final BitSet[] ancestors; // of each column, itself included
    private final ArcRules rules;

    Ancestry(ArcRules rules) {
        this.rules = rules;
        int columns = rules.required().length;
        parents = new BitSet[columns];
        ancestors = new BitSet[columns];
        for (int c = 0; c < columns; c++) {
            parents[c] = new BitSet(columns);
            ancestors[c] = new BitSet(columns);
            ancestors[c].set(c);
        }
        for (int from = 0; from < columns; from++)
            for (int to = 0; to < columns; to++)
                if (rules.required()[from][to]) {
                    if (ancestors[from].get(to))
                        throw new IllegalArgumentException("the required arcs lead from column " + (from + 1)
                                + " to column " + (to + 1) + " and back; leave one of them out");
                    add(from, to);
                }
    }

    /** Whether a column may be asked for in another's tree. Once it may not, it never may again. */
    boolean allows(int from, int to) {
        if (parents[to].get(from)) return true;
        return !rules.forbidden()[from][to]
                && !ancestors[from].get(to)
                && parents[to].cardinality() < rules.maximumParents();
    }

    void add(int from, int to) {
        parents[to].set(from);
        if (ancestors[to].get(from)) return;
        for (BitSet each : ancestors) if (each.get(to)) each.or(ancestors[from]);
    }

    /** The parents of a column, ascending. */
    int[] parents(int column) {
        return parents[column].stream().toArray();
    }
}
