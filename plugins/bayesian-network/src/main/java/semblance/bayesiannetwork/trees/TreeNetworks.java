package semblance.bayesiannetwork.trees;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import semblance.api.train.Run;
import semblance.bayesiannetwork.Node;

/**
 * Learns networks in which every node has a probability tree (Chickering, Heckerman and Meek 1997). It remembers what it
 * has looked at, so that questions about the same rows belong to one object; several threads may ask it.
 */
public final class TreeNetworks {
    /** Splits between two looks ahead. */
    private static final int AHEAD = 32;

    /** Splits that are remembered, of all columns together: some hundred megabytes. */
    private static final int REMEMBERED = 8_000_000;

    private final List<Contexts> contexts;

    /** @throws IllegalArgumentException if a cell is missing */
    public TreeNetworks(CodedRows rows, TreeSettings settings) {
        this(rows, settings, REMEMBERED);
    }

    TreeNetworks(CodedRows rows, TreeSettings settings, int remembered) {
        if (!rows.complete())
            throw new IllegalArgumentException(
                    "probability trees are learned from complete rows; fill missing cells first or leave them out");
        SparseRows data = new SparseRows(rows);
        contexts = IntStream.range(0, rows.columns())
                .mapToObj(column -> new Contexts(data, settings, column, remembered / rows.columns()))
                .toList();
    }

    /**
     * One node for each column, graph and trees at once: from trees of one leaf, the split that adds most to the score is
     * made again and again, whichever tree it is in, as long as the graph stays without a cycle (section 4).
     *
     * @throws IllegalArgumentException if the required arcs form a cycle
     */
    public List<ScoredNode> learn(ArcRules rules, Run run) {
        Ancestry ancestry = new Ancestry(rules);
        List<GrowingTree.Leaf> roots = run.map(contexts.size(), column -> new GrowingTree(contexts.get(column)).root());
        PriorityQueue<GrowingTree.Leaf> queue = new PriorityQueue<>();
        for (GrowingTree.Leaf root : roots) if (root.find(allowed(ancestry, root))) queue.add(root);
        for (long splits = 1; !queue.isEmpty(); splits++) {
            if (splits % AHEAD == 1) prepare(queue, run);
            GrowingTree.Leaf leaf = queue.remove();
            IntPredicate allowed = allowed(ancestry, leaf);
            if (!allowed.test(leaf.asked())) { // another arc has come since
                if (leaf.find(allowed)) queue.add(leaf);
                continue;
            }
            ancestry.add(leaf.asked(), leaf.tree.column());
            if (splits % 256 == 0) run.report("splits", splits, leaf.gain());
            for (GrowingTree.Leaf part : leaf.tree.split(leaf)) if (part.find(allowed)) queue.add(part);
        }
        return roots.stream()
                .map(root -> new ScoredNode(root.tree.node(ancestry.parents(root.tree.column())), root.tree.score()))
                .toList();
    }

    /** Looks, on all threads, at what the splits to come will probably lead to; what they do lead to does not change. */
    private static void prepare(PriorityQueue<GrowingTree.Leaf> queue, Run run) {
        List<GrowingTree.Leaf> next = new ArrayList<>();
        while (next.size() < AHEAD && !queue.isEmpty()) next.add(queue.remove());
        queue.addAll(next);
        run.map(next.size(), i -> next.get(i).prepare());
    }

    private static IntPredicate allowed(Ancestry ancestry, GrowingTree.Leaf leaf) {
        return from -> ancestry.allows(from, leaf.tree.column());
    }

    /**
     * The node of one column that asks for some others, or for fewer of them if that explains more.
     *
     * @param from columns that it may ask for
     * @param required columns that are its parents even if it does not ask for them
     * @param maximumParents of the columns of both kinds, at least 0
     */
    public ScoredNode node(int column, BitSet from, BitSet required, int maximumParents) {
        BitSet parents = (BitSet) required.clone();
        IntPredicate allowed = c -> parents.get(c) || from.get(c) && parents.cardinality() < maximumParents;
        GrowingTree tree = new GrowingTree(contexts.get(column));
        tree.grow(allowed, parents::set);
        return new ScoredNode(tree.node(parents.stream().toArray()), tree.score());
    }

    /** The node of one column that asks for some others, or for fewer of them if that explains more. */
    public ScoredNode node(int column, int... from) {
        BitSet columns = new BitSet();
        for (int each : from) columns.set(each);
        return node(column, columns, new BitSet(), from.length);
    }

    /**
     * The best nodes that an order of the columns allows, in the order of the columns.
     *
     * @param order each column after those that it may ask for
     */
    public List<ScoredNode> learn(int[] order, ArcRules rules, Run run) {
        return new OrderSearch(this, rules).nodes(order, run);
    }

    /**
     * Better nodes: every column in turn is tried at every place in an order that the network allows, and moved to the best
     * one, until none moves (as in Andrews et al. 2023, with trees in place of tables).
     *
     * @param nodes one for each column, by the same rules
     * @param rounds over all columns at most
     */
    public List<ScoredNode> improve(List<ScoredNode> nodes, ArcRules rules, int rounds, Run run) {
        return new OrderSearch(this, rules).improve(nodes, rounds, run);
    }

    /** The nodes alone. */
    public static List<Node> nodes(List<ScoredNode> scored) {
        return scored.stream().map(ScoredNode::node).toList();
    }
}
