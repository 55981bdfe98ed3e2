package semblance.decisiontree;

import semblance.decisiontree.growing.Grown;
import semblance.decisiontree.growing.Trees;

/** Pruning by errors: of rows that were held out, or those to be feared from the rows of the tree itself. */
final class Held {
    /** How seldom an error rate may be above its upper limit, as in C4.5. */
    private static final double CONFIDENCE = 0.25;

    private Held() {}

    /** Where no error of the held rows is saved below a node. */
    static boolean[] reduced(Grown grown, Answers answers, Learned learned, int[] held) {
        Trees tree = grown.tree();
        double[] alone = new double[tree.nodes().length];
        for (int row : held) {
            for (int node = 0; ; ) {
                alone[node] += learned.weights()[row] * answers.loss(node, learned.target(), row);
                if (tree.leaf(node)) break;
                int code = learned.codes().at(tree.column(node), row);
                node = left(tree, answers, node, code, learned.shared()) ? tree.left(node) : tree.right(node);
            }
        }
        return cut(tree, alone);
    }

    /** Rows that would go both ways go the heavier one, where most of them goes. */
    private static boolean left(Trees tree, Answers answers, int node, int code, boolean shared) {
        if (code > 0 || !shared) return tree.left(node, code);
        return answers.weight(tree.left(node)) >= answers.weight(tree.right(node));
    }

    /** Where the errors to be feared are not fewer below a node. */
    static boolean[] feared(Grown grown, Answers answers) {
        Trees tree = grown.tree();
        double[] alone = new double[tree.nodes().length];
        for (int node = 0; node < alone.length; node++) {
            double weight = answers.weight(node);
            double errors = weight - answers.level(node, answers.heaviest(node));
            alone[node] = weight > 0 ? weight * Beta.upper(Math.max(0, errors), weight, CONFIDENCE) : 0;
        }
        return cut(tree, alone);
    }

    private static boolean[] cut(Trees tree, double[] alone) {
        boolean[] cut = new boolean[alone.length];
        double[] best = new double[alone.length];
        for (int node = alone.length - 1; node >= 0; node--) {
            if (tree.leaf(node)) {
                best[node] = alone[node];
                continue;
            }
            best[node] = best[tree.left(node)] + best[tree.right(node)];
            if (tree.continues(node) || alone[node] > best[node] * (1 + 1e-12)) continue;
            best[node] = alone[node];
            cut[node] = true;
        }
        return cut;
    }
}
