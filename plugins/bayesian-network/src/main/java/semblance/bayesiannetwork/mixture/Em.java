package semblance.bayesiannetwork.mixture;

import java.util.Arrays;
import java.util.List;
import semblance.api.train.Run;

/**
 * Expectation and maximisation for mixtures of trees (Meila and Jordan 2000, section 3). Every component has a Dirichlet
 * prior: rows that are not there, with given frequencies of pairs of levels. Under it the best tree is that of the counts
 * of both kinds of rows (their section 4.1), so an iteration never lowers the likelihood times the prior.
 */
final class Em {
    /** Rows of one piece of work. */
    private static final int PIECE = 1024;
    /** Responsibilities below this are nothing beside others: they sum to less than rounding. */
    private static final double NEGLIGIBLE = 1e-12;

    private final ItemRows rows;
    private final PairCounts prior;

    /**
     * What is thought of the rows under some components.
     *
     * @param logLikelihood nats
     * @param objective the log-likelihood and the log of the prior, nats, up to a constant
     * @param responsibilities of the components for the rows, shape [components][rows]
     */
    record Expectation(double logLikelihood, double objective, double[][] responsibilities) {}

    /** @param prior the rows that are not there; their number is its weight */
    Em(ItemRows rows, PairCounts prior) {
        this.rows = rows;
        this.prior = prior;
    }

    Expectation expect(Components components, Run run) {
        int size = components.size();
        double[][] shares = new double[size][rows.rows()];
        int closed = (rows.complete + PIECE - 1) / PIECE;
        int open = (rows.rows() - rows.complete + PIECE - 1) / PIECE;
        List<Double> sums = run.map(closed + open, piece -> {
            int from = piece < closed ? piece * PIECE : rows.complete + (piece - closed) * PIECE;
            int to = Math.min(from + PIECE, piece < closed ? rows.complete : rows.rows());
            double[][] logs = new double[size][to - from];
            for (int k = 0; k < size; k++) {
                Arrays.fill(logs[k], Math.log(components.weights()[k]));
                Propagation tree = new Propagation(components.trees().get(k), rows.levels);
                if (piece < closed) tree.addLogs(rows.codes, from, logs[k]);
                else gather(tree, from, logs[k]);
            }
            return normalise(logs, from, shares);
        });
        double logLikelihood = 0;
        for (double sum : sums) logLikelihood += sum;
        return new Expectation(logLikelihood, logLikelihood + logPrior(components), shares);
    }

    private void gather(Propagation tree, int from, double[] logs) {
        int[] row = new int[rows.levels.length];
        for (int r = 0; r < logs.length; r++) {
            rows.copy(from + r, row);
            logs[r] += tree.gather(row);
        }
    }

    /** Makes responsibilities of joint log probabilities and gives the rows' log-likelihood. */
    private double normalise(double[][] logs, int from, double[][] shares) {
        double sum = 0;
        for (int r = 0; r < logs[0].length; r++) {
            double top = Double.NEGATIVE_INFINITY;
            for (double[] log : logs) top = Math.max(top, log[r]);
            double total = 0;
            for (int k = 0; k < logs.length; k++) {
                double share = Math.exp(logs[k][r] - top);
                shares[k][from + r] = share;
                total += share;
            }
            for (double[] share : shares) share[from + r] /= total;
            sum += rows.weights[from + r] * (top + Math.log(total));
        }
        return sum;
    }

    /** The log-likelihood of the rows that are not there. */
    private double logPrior(Components components) {
        double log = 0;
        int columns = rows.levels.length;
        double[][] single = new double[columns][];
        for (int c = 0; c < columns; c++) single[c] = prior.single(c);
        for (DependencyTree tree : components.trees())
            for (int c = 0; c < columns; c++) {
                int parent = tree.parents()[c];
                double[] joint = parent < 0 ? single[c] : ChowLiu.joint(rows, prior, single, parent, c);
                for (int i = 0; i < joint.length; i++)
                    if (joint[i] > 0) log += joint[i] * Math.log(tree.probabilities()[c][i]);
            }
        return log;
    }

    /**
     * Better components.
     *
     * @param before whose trees say what to expect in missing cells
     * @param responsibilities shape [components][rows]
     */
    Components maximise(List<DependencyTree> before, double[][] responsibilities, Run run) {
        double[] weights = new double[before.size()];
        List<DependencyTree> trees = run.map(weights.length, k -> {
            PairCounts counts = count(before.get(k), responsibilities[k]);
            weights[k] = counts.weight / rows.weight;
            counts.add(prior, 1);
            return ChowLiu.of(rows, counts);
        });
        return new Components(weights, trees);
    }

    /** The rows of a component: pairs of levels, expected ones where cells are missing. */
    PairCounts count(DependencyTree before, double[] shares) {
        PairCounts counts = new PairCounts(rows);
        OpenRow expected = new OpenRow(rows, new Propagation(before, rows.levels));
        for (int r = 0; r < rows.rows(); r++) {
            if (!(shares[r] > NEGLIGIBLE)) continue;
            double weight = shares[r] * rows.weights[r];
            counts.weight += weight;
            if (r < rows.complete) rows.count(r, weight, counts);
            else expected.count(r, weight, counts);
        }
        return counts;
    }
}
