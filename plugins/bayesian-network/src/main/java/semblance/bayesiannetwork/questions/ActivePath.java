package semblance.bayesiannetwork.questions;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/**
 * Looks for a path between vertices that what is given does not block (Pearl 1988, section 3.3.1): on it, vertices that
 * two arcs meet in are given or have a descendant that is, and no others are given. Each vertex is visited at most twice,
 * once from below and once from above (Shachter 1998), so the path found is a shortest one.
 */
final class ActivePath {
    private final int[][] parents;
    private final List<List<Integer>> children = new ArrayList<>();
    private final BitSet given;
    private final BitSet above; // given, or with a descendant that is

    private ActivePath(int[][] parents, BitSet given) {
        this.parents = parents;
        this.given = given;
        for (int v = 0; v < parents.length; v++) children.add(new ArrayList<>());
        for (int v = 0; v < parents.length; v++)
            for (int parent : parents[v]) children.get(parent).add(v);
        above = (BitSet) given.clone();
        ArrayDeque<Integer> next = new ArrayDeque<>(given.stream().boxed().toList());
        while (!next.isEmpty())
            for (int parent : parents[next.poll()])
                if (!above.get(parent)) {
                    above.set(parent);
                    next.add(parent);
                }
    }

    /** A step: to a vertex, along the arc (from above) or against it (from below), after another step. */
    private record Step(int vertex, boolean fromAbove, Step before) {}

    /**
     * A shortest active path as text, such as {@code asia -> tub -> either <- lung}; empty if there is none.
     *
     * @param from where it starts, none of them given
     * @param to where it may end, none of them given
     */
    static String find(int[][] parents, List<String> names, BitSet from, BitSet to, BitSet given) {
        Step end = new ActivePath(parents, given).search(from, to);
        if (end == null) return "";
        StringBuilder path = new StringBuilder();
        List<Step> steps = new ArrayList<>();
        for (Step step = end; step != null; step = step.before) steps.add(step);
        Collections.reverse(steps);
        for (Step step : steps) {
            if (step.before != null) path.append(step.fromAbove ? " -> " : " <- ");
            path.append(names.get(step.vertex));
        }
        return path.toString();
    }

    private Step search(BitSet from, BitSet to) {
        BitSet seenFromAbove = new BitSet();
        BitSet seenFromBelow = new BitSet();
        ArrayDeque<Step> next = new ArrayDeque<>();
        from.stream().forEach(v -> next.add(new Step(v, false, null))); // may leave upwards and downwards
        while (!next.isEmpty()) {
            Step step = next.poll();
            BitSet seen = step.fromAbove ? seenFromAbove : seenFromBelow;
            if (seen.get(step.vertex)) continue;
            seen.set(step.vertex);
            boolean known = given.get(step.vertex);
            if (!known && to.get(step.vertex)) return step;
            if (step.fromAbove ? above.get(step.vertex) : !known)
                for (int parent : parents[step.vertex]) next.add(new Step(parent, false, step));
            if (!known) for (int child : children.get(step.vertex)) next.add(new Step(child, true, step));
        }
        return null;
    }
}
