package semblance.bayesiannetwork.trees;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import semblance.api.train.Run;

/** Looks for an order of the columns that allows better trees. */
final class OrderSearch {
    /** Nats below which a gain is rounding. */
    private static final double SMALLEST_GAIN = 1e-6;

    private final TreeNetworks networks;
    private final ArcRules rules;
    private final int columns;

    OrderSearch(TreeNetworks networks, ArcRules rules) {
        this.networks = networks;
        this.rules = rules;
        columns = rules.required().length;
    }

    /** The best nodes that an order allows, by column. */
    List<ScoredNode> nodes(int[] order, Run run) {
        return run.map(columns, column -> node(column, before(order, column)));
    }

    private static BitSet before(int[] order, int column) {
        BitSet before = new BitSet(order.length);
        for (int i = 0; order[i] != column; i++) before.set(order[i]);
        return before;
    }

    private ScoredNode node(int column, BitSet before) {
        BitSet from = (BitSet) before.clone();
        BitSet required = new BitSet(columns);
        for (int c = 0; c < columns; c++) {
            if (rules.forbidden()[c][column]) from.clear(c);
            if (rules.required()[c][column]) required.set(c);
        }
        return networks.node(column, from, required, rules.maximumParents());
    }

    List<ScoredNode> improve(List<ScoredNode> start, int rounds, Run run) {
        int[] order = order(start);
        ScoredNode[] nodes = nodes(order, run).toArray(ScoredNode[]::new);
        int still = 0; // columns looked at since one moved
        for (int step = 0; step < rounds * columns && still < columns; step++) {
            int column = step % columns;
            if (move(order, nodes, column, run)) still = 0;
            else still++;
            if (column == columns - 1)
                run.report(
                        "score",
                        step / columns + 1,
                        Arrays.stream(nodes).mapToDouble(ScoredNode::score).sum());
        }
        return List.of(nodes);
    }

    /** An order in which parents come before their children, otherwise that of the columns. */
    private static int[] order(List<ScoredNode> nodes) {
        int[] order = new int[nodes.size()];
        boolean[] placed = new boolean[order.length];
        for (int size = 0; size < order.length; ) {
            int before = size;
            for (int c = 0; c < order.length; c++) {
                if (placed[c] || !Arrays.stream(nodes.get(c).node().parents()).allMatch(parent -> placed[parent]))
                    continue;
                placed[c] = true;
                order[size++] = c;
            }
            if (size == before) throw new IllegalArgumentException("the nodes form a cycle");
        }
        return order;
    }

    /** Moves a column to its best place, and says whether that is another. */
    private boolean move(int[] order, ScoredNode[] nodes, int column, Run run) {
        int at = 0;
        while (order[at] != column) at++;
        int here = at;
        int first = at; // the places that required arcs leave to it
        while (first > 0 && !rules.required()[order[first - 1]][column]) first--;
        int last = at;
        while (last + 1 < columns && !rules.required()[column][order[last + 1]]) last++;
        int from = first;
        int to = last;
        // each other column with the moved one now on its other side; and the moved one at every place
        List<ScoredNode[]> grown = run.map(columns, place -> {
            if (place < from || place > to) return new ScoredNode[0];
            if (place != here) return new ScoredNode[] {crossed(order, nodes, place, here)};
            return IntStream.rangeClosed(from, to)
                    .mapToObj(target -> target == here ? nodes[column] : node(column, without(order, column, target)))
                    .toArray(ScoredNode[]::new);
        });
        ScoredNode[] moved = grown.get(here);
        int best = here;
        double most = SMALLEST_GAIN;
        double passed = 0;
        for (int target = here - 1; target >= from; target--) {
            passed += grown.get(target)[0].score() - nodes[order[target]].score();
            double gain = passed + moved[target - from].score() - nodes[column].score();
            if (gain > most) {
                most = gain;
                best = target;
            }
        }
        passed = 0;
        for (int target = here + 1; target <= to; target++) {
            passed += grown.get(target)[0].score() - nodes[order[target]].score();
            double gain = passed + moved[target - from].score() - nodes[column].score();
            if (gain > most) {
                most = gain;
                best = target;
            }
        }
        if (best == here) return false;
        for (int place = Math.min(best, here); place <= Math.max(best, here); place++)
            if (place != here) nodes[order[place]] = grown.get(place)[0];
        nodes[column] = moved[best - from];
        if (best < here) System.arraycopy(order, best, order, best + 1, here - best);
        else System.arraycopy(order, here + 1, order, here, best - here);
        order[best] = column;
        return true;
    }

    /** The node at a place once the moved column has crossed it. */
    private ScoredNode crossed(int[] order, ScoredNode[] nodes, int place, int moved) {
        BitSet before = before(order, order[place]);
        before.set(order[moved], place < moved);
        ScoredNode old = nodes[order[place]];
        // a column that is not asked for is not missed
        boolean asked = Arrays.stream(old.node().parents()).anyMatch(parent -> parent == order[moved]);
        return place > moved && !asked ? old : node(order[place], before);
    }

    /** The columns before a column once it has moved to a place. */
    private static BitSet without(int[] order, int column, int target) {
        BitSet before = new BitSet(order.length);
        int place = 0;
        for (int each : order) {
            if (each == column) continue;
            if (place++ == target) break;
            before.set(each);
        }
        return before;
    }
}
