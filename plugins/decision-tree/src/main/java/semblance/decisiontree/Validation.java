package semblance.decisiontree;

import java.util.List;
import semblance.api.train.Run;
import semblance.decisiontree.growing.Grown;
import semblance.decisiontree.growing.Trees;

/**
 * The cost of a leaf chosen by cross-validation (Breiman et al. 1984, section 3.4): trees grown without one fold are pruned
 * at the geometric means of neighbouring alphas of the tree of all rows, and judged by that fold.
 */
final class Validation {
    /** So many alphas are tried at most, evenly from the sequence. */
    private static final int MOST = 64;

    private final Learned learned;
    private final int folds;
    private final double[] alphas;
    private final double[] losses; // weighted means
    private double[] errors; // standard errors of those

    private Validation(Learned learned, int folds, double[] alphas) {
        this.learned = learned;
        this.folds = folds;
        this.alphas = alphas;
        losses = new double[alphas.length];
        errors = new double[alphas.length];
    }

    /**
     * The best alpha.
     *
     * @param sequence at which the best tree of all rows changes
     * @param oneStandardError whether it is the largest whose loss is within one standard error of the least
     */
    static double choose(Learned learned, double[] sequence, int folds, boolean oneStandardError, Run run) {
        Validation validation = new Validation(learned, folds, middles(sequence));
        validation.judge(run);
        return validation.best(oneStandardError);
    }

    private static double[] middles(double[] sequence) {
        int size = Math.min(MOST, sequence.length);
        double[] middles = new double[size];
        for (int i = 0; i < size; i++) {
            int at = size == 1 ? 0 : (int) ((long) i * (sequence.length - 1) / (size - 1));
            middles[i] = at + 1 < sequence.length
                    ? Math.sqrt(sequence[at] * sequence[at + 1])
                    : sequence[at] * (1 + 1e-9); // the root alone
        }
        return middles;
    }

    private record Judged(double[] sums, double[] squares, double weight) {}

    private void judge(Run run) {
        List<Judged> each = run.map(folds, fold -> judge(fold, run));
        double weight = 0;
        double[] squares = new double[alphas.length];
        for (Judged fold : each) {
            weight += fold.weight;
            for (int a = 0; a < alphas.length; a++) {
                losses[a] += fold.sums[a];
                squares[a] += fold.squares[a];
            }
        }
        for (int a = 0; a < alphas.length && weight > 0; a++) {
            losses[a] /= weight;
            errors[a] = Math.sqrt(Math.max(0, squares[a] / weight - losses[a] * losses[a]) / weight);
        }
    }

    private Judged judge(int fold, Run run) {
        int[] held = learned.held(fold, folds);
        double[] sums = new double[alphas.length];
        double[] squares = new double[alphas.length];
        double weight = 0;
        Grown full = learned.grow(fold, folds, run);
        if (full.order().length == 0) return new Judged(sums, squares, 0);
        for (int row : held) weight += learned.weights()[row];
        Pruning pruning = new Pruning(full);
        Answers answers = new Answers(full, learned.target());
        for (int row : held) {
            int node = 0;
            for (int a = alphas.length - 1; a >= 0; a--) { // the larger alpha, the nearer to the root
                while (!full.tree().leaf(node) && pruning.collapses(node) > alphas[a])
                    node = next(full.tree(), answers, node, row);
                double loss = answers.loss(node, learned.target(), row);
                sums[a] += learned.weights()[row] * loss;
                squares[a] += learned.weights()[row] * loss * loss;
            }
        }
        return new Judged(sums, squares, weight);
    }

    private int next(Trees tree, Answers answers, int node, int row) {
        int code = learned.codes().at(tree.column(node), row);
        boolean left = code > 0 || !learned.shared()
                ? tree.left(node, code)
                : answers.weight(tree.left(node)) >= answers.weight(tree.right(node));
        return left ? tree.left(node) : tree.right(node);
    }

    private double best(boolean oneStandardError) {
        int best = 0;
        for (int a = 1; a < alphas.length; a++) if (losses[a] <= losses[best]) best = a;
        if (!oneStandardError) return alphas[best];
        double most = losses[best] + errors[best];
        int simplest = best;
        for (int a = best; a < alphas.length; a++) if (losses[a] <= most) simplest = a;
        return alphas[simplest];
    }
}
