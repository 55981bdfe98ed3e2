package semblance.bayesiannetwork.questions;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Table;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.bayesiannetwork.ConditionalGaussian;
import semblance.bayesiannetwork.Marginals;
import semblance.bayesiannetwork.Node;
import semblance.bayesiannetwork.ProbabilityTable;

/**
 * Estimates marginals by draws from the network in which what is known is set, each weighted by how likely what is known
 * is given its parents in the draw (Fung and Chang 1990; Shachter and Peot 1990). It needs no memory for tables.
 */
final class LikelihoodWeighting {
    /** Of a number that is set: so small that every draw is the number itself, to the last bit. */
    private static final double NOTHING = 1e-300;

    private final BayesianNetwork network;
    private final BayesianNetwork cut;
    private final double[][] sums; // of levels; of a number itself and its square
    private final double[] shift; // of numbers, so that squares keep their digits
    private double total;
    private double squares;
    private double largest = Double.NEGATIVE_INFINITY; // log weight that sums are relative to

    private LikelihoodWeighting(BayesianNetwork network, Table rows, int row) {
        this.network = network;
        int size = network.nodes().size();
        sums = new double[size][];
        shift = Cells.filled(size, Double.NaN);
        List<Node> nodes = new ArrayList<>();
        for (int c = 0; c < size; c++) {
            Column column = network.schema().columns().get(c);
            int states = column instanceof Column.Categorical categorical
                    ? categorical.levels().size()
                    : 0;
            sums[c] = new double[states == 0 ? 2 : states];
            if (rows.missing(c, row)) {
                nodes.add(network.nodes().get(c));
            } else if (states == 0) {
                double[] value = {rows.numbers(c)[row]};
                nodes.add(new Node(new int[0], new ConditionalGaussian(value, new double[] {NOTHING})));
            } else {
                double[] certain = new double[states];
                certain[rows.codes(c)[row]] = 1;
                nodes.add(new Node(new int[0], new ProbabilityTable(certain)));
            }
        }
        cut = new BayesianNetwork(network.schema(), nodes);
    }

    /** What draws say of one row. */
    record Estimate(Marginals marginals, double effectiveDraws) {}

    /** @throws IllegalArgumentException if no draw agrees with what the row knows */
    static Estimate estimate(BayesianNetwork network, Table rows, int row, int draws, RandomGenerator random) {
        LikelihoodWeighting weighting = new LikelihoodWeighting(network, rows, row);
        for (int done = 0; done < draws; done += Dataset.BATCH)
            weighting.add(weighting.cut.sample(Math.min(Dataset.BATCH, draws - done), random));
        if (weighting.total == 0)
            throw new IllegalArgumentException("none of " + draws
                    + " draws agrees with what the row knows, which is impossible or nearly so; give less of it, or more"
                    + " draws");
        return weighting.estimate();
    }

    private void add(Table drawn) {
        double[] weights = network.logDensity(drawn);
        double[] set = cut.logDensity(drawn); // what is set adds the same to each, which cancels
        double most = largest;
        for (int r = 0; r < weights.length; r++) {
            weights[r] -= set[r];
            most = Math.max(most, weights[r]);
        }
        if (most == Double.NEGATIVE_INFINITY) return;
        double scale = Math.exp(largest - most);
        largest = most;
        total *= scale;
        squares *= scale * scale;
        for (double[] sum : sums) for (int i = 0; i < sum.length; i++) sum[i] *= scale;
        for (int r = 0; r < weights.length; r++) {
            weights[r] = Math.exp(weights[r] - most);
            total += weights[r];
            squares += weights[r] * weights[r];
        }
        for (int c = 0; c < sums.length; c++) add(drawn, c, weights);
    }

    private void add(Table drawn, int column, double[] weights) {
        if (drawn.schema().columns().get(column) instanceof Column.Categorical) {
            int[] codes = drawn.codes(column);
            for (int r = 0; r < codes.length; r++) sums[column][codes[r]] += weights[r];
            return;
        }
        double[] numbers = drawn.numbers(column);
        if (Double.isNaN(shift[column])) shift[column] = numbers[0];
        for (int r = 0; r < numbers.length; r++) {
            double away = numbers[r] - shift[column];
            sums[column][0] += weights[r] * away;
            sums[column][1] += weights[r] * away * away;
        }
    }

    private Estimate estimate() {
        int size = sums.length;
        double[][][] probabilities = new double[size][0][];
        double[][] means = new double[size][0];
        double[][] deviations = new double[size][0];
        for (int c = 0; c < size; c++) {
            double[] sum = sums[c];
            if (network.schema().columns().get(c) instanceof Column.Categorical) {
                probabilities[c] = new double[sum.length][];
                for (int s = 0; s < sum.length; s++) probabilities[c][s] = new double[] {sum[s] / total};
            } else {
                double away = sum[0] / total;
                means[c] = new double[] {shift[c] + away};
                deviations[c] = new double[] {Math.sqrt(Math.max(0, sum[1] / total - away * away))};
            }
        }
        return new Estimate(new Marginals(probabilities, means, deviations), total * total / squares);
    }
}
