package semblance.bayesiannetwork.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * What has to be computed to answer a question about rows that know certain columns, and what that will cost: which nodes
 * matter (Shachter 1986: those without a known or asked-for descendant do not, nor do those that the known ones cut off),
 * which numbers hang together, and in which order levels are summed out. No table is made yet.
 */
final class Outline {
    final Families families;
    final Limits limits;
    /** The columns that are constants of each row; all others are variables, even if some rows know them. */
    final BitSet known;
    /** The families of levels that are factors with a variable. */
    final List<Family> factors = new ArrayList<>();
    /** The families of which a row knows everything. */
    final List<Family> constants = new ArrayList<>();
    /** The numeric families, in components. */
    final List<List<Family>> components = new ArrayList<>();
    /** The logistic families with an unknown numeric parent: there is no exact answer if there is one. */
    final List<Family> inexact = new ArrayList<>();
    /** The categorical columns that are variables, ascending. */
    final int[] variables;
    /** The number of each variable by column; -1 for other columns. */
    final int[] number;
    /** Whether a column is a number that is not known. */
    final boolean[] unknown;

    final int[] sizes;
    final Elimination elimination;

    private final int[] group; // of each column, in a union-find forest

    /**
     * @param wanted columns whose distribution is asked for
     * @param pruned whether nothing else is asked for, so that what cannot tell of them may be left out
     */
    Outline(Families families, Limits limits, BitSet known, BitSet wanted, boolean pruned) {
        this.families = families;
        this.limits = limits;
        this.known = known;
        int n = families.size();
        BitSet seeds = (BitSet) known.clone();
        seeds.or(wanted);
        for (int column = 0; column < n; column++) if (limits.limited(column)) seeds.set(column);
        BitSet relevant = Graphs.ancestors(families.parents, seeds);
        unknown = new boolean[n];
        for (int column = 0; column < n; column++)
            unknown[column] = families.numeric(column) && relevant.get(column) && !known.get(column);
        group = new int[n];
        if (pruned) prune(relevant, wanted);
        sort(relevant);
        number = new int[n];
        Arrays.fill(number, -1);
        TreeSet<Integer> used = new TreeSet<>();
        wanted.stream().filter(c -> !known.get(c) && !families.numeric(c)).forEach(used::add);
        for (Family family : factors) collect(family, used);
        for (List<Family> component : components) for (Family family : component) collect(family, used);
        variables = used.stream().mapToInt(Integer::intValue).toArray();
        for (int v = 0; v < variables.length; v++) number[variables[v]] = v;
        sizes = Arrays.stream(variables).map(c -> families.of[c].states).toArray();
        elimination = new Elimination(sizes, scopes());
    }

    private int find(int column) {
        int root = column;
        while (group[root] != root) root = group[root];
        while (group[column] != root) {
            int next = group[column];
            group[column] = root;
            column = next;
        }
        return root;
    }

    private void join(int one, int other) {
        group[find(one)] = find(other);
    }

    /** Leaves out the families that share no chain of unknown columns with those wanted. */
    private void prune(BitSet relevant, BitSet wanted) {
        Arrays.setAll(group, i -> i);
        relevant.stream().forEach(column -> {
            int last = known.get(column) ? -1 : column;
            for (int parent : families.parents[column]) {
                if (known.get(parent)) continue;
                if (last >= 0) join(parent, last);
                last = parent;
            }
        });
        BitSet roots = new BitSet();
        wanted.stream().filter(column -> !known.get(column)).forEach(column -> roots.set(find(column)));
        BitSet all = (BitSet) relevant.clone();
        all.stream().forEach(column -> {
            boolean kept = !known.get(column) && roots.get(find(column));
            for (int parent : families.parents[column]) kept |= !known.get(parent) && roots.get(find(parent));
            if (!kept) relevant.clear(column);
        });
    }

    /** Sorts the families by what has to be done with them. */
    private void sort(BitSet relevant) {
        Arrays.setAll(group, i -> i);
        BitSet left = new BitSet(); // numeric families with an unknown level or number
        for (int column : families.order) {
            if (!relevant.get(column)) continue;
            Family family = families.of[column];
            boolean complete = known.get(column);
            for (int parent : families.parents[column]) complete &= known.get(parent);
            if (complete) constants.add(family);
            else if (family.states > 0) {
                boolean exact = true;
                for (int parent : family.numbers) exact &= known.get(parent);
                if (exact) factors.add(family);
                else inexact.add(family);
            } else {
                left.set(column);
                int last = unknown[column] ? column : -1;
                for (int parent : family.numbers) {
                    if (!unknown[parent]) continue;
                    if (last >= 0) join(parent, last);
                    last = parent;
                }
            }
        }
        Map<Integer, List<Family>> together = new LinkedHashMap<>();
        for (int column : families.order) {
            if (!left.get(column)) continue;
            Family family = families.of[column];
            int at = unknown[column] ? column : -1;
            for (int parent : family.numbers) if (unknown[parent]) at = parent;
            int key = at < 0 ? families.size() + column : find(at);
            together.computeIfAbsent(key, k -> new ArrayList<>()).add(family);
        }
        components.addAll(together.values());
    }

    private void collect(Family family, TreeSet<Integer> used) {
        for (int column : family.levels) if (!known.get(column)) used.add(column);
        if (family.states > 0 && !known.get(family.column)) used.add(family.column);
    }

    private List<int[]> scopes() {
        List<int[]> scopes = new ArrayList<>();
        for (Family family : factors) scopes.add(free(scope(family)));
        for (List<Family> component : components) scopes.add(free(scope(component)));
        return scopes;
    }

    /** The categorical columns of a family. */
    static int[] scope(Family family) {
        int[] scope = Arrays.copyOf(family.levels, family.levels.length + 1);
        scope[family.levels.length] = family.column;
        return scope;
    }

    /** The categorical columns that a component depends on, ascending. */
    static int[] scope(List<Family> component) {
        TreeSet<Integer> scope = new TreeSet<>();
        for (Family family : component) for (int column : family.levels) scope.add(column);
        return scope.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The variables among some columns. */
    int[] free(int[] columns) {
        return Arrays.stream(columns)
                .map(column -> number[column])
                .filter(v -> v >= 0)
                .toArray();
    }

    /** The bytes that its tables will take. */
    double bytes() {
        double bytes = elimination.bytes();
        for (List<Family> component : components) {
            double configurations = 1;
            for (int column : scope(component)) configurations *= families.of[column].states;
            bytes += 8.0 * component.size() * component.size() * Math.min(configurations, 4096);
        }
        return bytes;
    }

    /** @throws IllegalArgumentException if memory would not hold the tables */
    Outline check() {
        double limit = 0.5 * Runtime.getRuntime().maxMemory();
        int[] largest = elimination.largest();
        double size = 1;
        for (int v : largest) size *= sizes[v];
        if (bytes() <= limit && size <= 1 << 28) return this;
        List<String> names = Arrays.stream(largest)
                .mapToObj(v -> families.schema.names().get(variables[v]))
                .toList();
        throw new IllegalArgumentException("an exact answer needs tables of "
                + String.format(Locale.ROOT, "%.3g", elimination.entries)
                + " entries (" + String.format(Locale.ROOT, "%.3g", bytes() / (1 << 30))
                + " GiB), and half of the memory is "
                + String.format(Locale.ROOT, "%.3g", limit / (1 << 30))
                + " GiB; the largest clique has the " + names.size() + " columns " + String.join(", ", names)
                + ": give more of them, or ask 'likelihood-weighting'");
    }
}
