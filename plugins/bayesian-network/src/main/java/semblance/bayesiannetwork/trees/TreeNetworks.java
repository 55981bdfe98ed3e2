package semblance.bayesiannetwork.trees;

import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import semblance.api.train.Run;
import semblance.bayesiannetwork.Node;

/**
 * Learns networks in which every node has a probability tree, graph and trees at once (Chickering, Heckerman and Meek 1997,
 * section 4): from trees of one leaf, the split that adds most to the score is made again and again, whichever tree it is
 * in, as long as the graph stays without a cycle.
 */
public final class TreeNetworks {
    private final SparseRows data;
    private final TreeSettings settings;

    /** @throws IllegalArgumentException if a cell is missing */
    public TreeNetworks(CodedRows rows, TreeSettings settings) {
        if (!rows.complete())
            throw new IllegalArgumentException(
                    "probability trees are learned from complete rows; fill missing cells first or leave them out");
        data = new SparseRows(rows);
        this.settings = settings;
    }

    /**
     * One node for each column.
     *
     * @throws IllegalArgumentException if the required arcs form a cycle
     */
    public List<ScoredNode> learn(ArcRules rules, Run run) {
        Ancestry ancestry = new Ancestry(rules);
        List<Leaf> roots = run.map(data.rows.columns(), column -> {
            GrowingTree tree = new GrowingTree(data, settings, column);
            Leaf root = tree.root();
            tree.judge(root, from -> ancestry.allows(from, column));
            return root;
        });
        PriorityQueue<Leaf> queue = new PriorityQueue<>();
        for (Leaf root : roots) if (root.gain > 0) queue.add(root);
        long splits = 0;
        while (!queue.isEmpty()) {
            Leaf leaf = queue.remove();
            int column = leaf.tree.column;
            IntPredicate allowed = from -> ancestry.allows(from, column);
            if (!allowed.test(leaf.column)) {
                leaf.tree.judge(leaf, allowed);
                if (leaf.gain > 0) queue.add(leaf);
                continue;
            }
            ancestry.add(leaf.column, column);
            for (Leaf part : leaf.tree.split(leaf)) {
                leaf.tree.judge(part, allowed);
                if (part.gain > 0) queue.add(part);
            }
            if (++splits % 1000 == 0) run.report("splits", splits, leaf.gain);
        }
        return IntStream.range(0, roots.size())
                .mapToObj(column -> {
                    GrowingTree tree = roots.get(column).tree;
                    return new ScoredNode(tree.node(ancestry.parents(column)), tree.score());
                })
                .toList();
    }

    /**
     * The node of one column that asks for some others, or fewer of them if that explains more.
     *
     * @param from columns that it may ask for, distinct and without {@code column}
     */
    public ScoredNode node(int column, int[] from) {
        boolean[] may = new boolean[data.rows.columns()];
        for (int each : from) may[each] = true;
        GrowingTree tree = new GrowingTree(data, settings, column);
        PriorityQueue<Leaf> queue = new PriorityQueue<>();
        queue.add(tree.root());
        tree.judge(queue.peek(), c -> may[c]);
        while (!queue.isEmpty()) {
            Leaf leaf = queue.remove();
            if (!(leaf.gain > 0)) continue;
            for (Leaf part : tree.split(leaf)) {
                tree.judge(part, c -> may[c]);
                queue.add(part);
            }
        }
        return new ScoredNode(tree.node(tree.asked()), tree.score());
    }

    /** One node for each column, which asks for columns earlier in an order only. */
    public List<ScoredNode> learn(int[] order, Run run) {
        return run.map(order.length, column -> {
            int place = 0;
            while (order[place] != column) place++;
            return node(column, Arrays.copyOf(order, place));
        });
    }

    /** The nodes alone. */
    public static List<Node> nodes(List<ScoredNode> scored) {
        return scored.stream().map(ScoredNode::node).toList();
    }
}
