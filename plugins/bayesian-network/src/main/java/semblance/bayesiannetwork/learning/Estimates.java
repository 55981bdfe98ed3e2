package semblance.bayesiannetwork.learning;

import java.util.Arrays;
import java.util.stream.IntStream;
import semblance.bayesiannetwork.ConditionalGaussian;
import semblance.bayesiannetwork.Distribution;
import semblance.bayesiannetwork.Node;
import semblance.bayesiannetwork.ProbabilityTable;

/** Turns counts and moments into tables of probabilities and regressions in the units of the columns. */
final class Estimates {
    private Estimates() {}

    /**
     * The mean of the posterior under a Dirichlet prior spread evenly over the table, or without one the most likely
     * table, in which configurations without rows have equal probabilities.
     *
     * @param counts shape [configurations][states], flat
     * @param equivalentSampleSize the rows that the prior is worth; 0 for none
     */
    static ProbabilityTable table(double[] counts, int states, double equivalentSampleSize) {
        double alpha = equivalentSampleSize / counts.length;
        double[] probabilities = new double[counts.length];
        for (int from = 0; from < counts.length; from += states) {
            double total = 0;
            for (int x = 0; x < states; x++) total += counts[from + x] + alpha;
            for (int x = 0; x < states; x++)
                probabilities[from + x] = total > 0 ? (counts[from + x] + alpha) / total : 1.0 / states;
        }
        return new ProbabilityTable(probabilities);
    }

    /**
     * A regression for each configuration. The prior adds to each rows that are like the average of all: the conjugate
     * normal-inverse-gamma prior centred on the regression of all rows, with their moments as precision (compare Zellner
     * 1986).
     *
     * @param moments of the node and its numeric parents in each configuration, in standard units
     */
    static ConditionalGaussian gaussian(
            Moments moments, Scales scales, int node, int[] parents, double equivalentSampleSize) {
        GaussianFit fit = new GaussianFit(scales);
        Moments posterior = moments;
        if (equivalentSampleSize > 0 && moments.count() > 1) {
            double[] average = GaussianFit.pooled(moments).products();
            double[] products = moments.products().clone();
            double part = average[0] > 0 ? equivalentSampleSize / average[0] : 0;
            for (int i = 0; i < products.length; i++) products[i] += part * average[i % average.length];
            posterior = new Moments(moments.columns(), moments.count(), products);
        }
        double[] coefficients = new double[moments.count() * (parents.length + 1)];
        double[] variances = new double[moments.count()];
        Regression[] regressions = fit.regressions(posterior, node, parents);
        double spread = scales.spread()[node];
        for (int j = 0; j < variances.length; j++) {
            int from = j * (parents.length + 1);
            double[] standard = regressions[j].coefficients();
            double intercept = scales.location()[node] + spread * standard[0];
            for (int i = 0; i < parents.length; i++) {
                double slope = spread / scales.spread()[parents[i]] * standard[i + 1];
                coefficients[from + i + 1] = slope;
                intercept -= slope * scales.location()[parents[i]];
            }
            coefficients[from] = intercept;
            variances[j] = regressions[j].variance() * spread * spread;
        }
        return new ConditionalGaussian(coefficients, variances);
    }

    /** @throws IllegalArgumentException if a node with these parents has too large a table */
    static void small(Layout layout, int node, int[] parents) {
        double cells = TableFit.configurations(layout, parents) * Math.max(1, layout.radix()[node]);
        if (cells > TableFit.CELLS)
            throw new IllegalArgumentException("the table of '" + layout.name(node) + "' given "
                    + IntStream.of(parents).mapToObj(layout::name).toList() + " has "
                    + String.format(java.util.Locale.ROOT, "%.3g", cells) + " cells, more than "
                    + (long) TableFit.CELLS + "; give it fewer parents or merge levels");
    }

    /** From rows in memory. */
    record Held(Rows rows, Scales scales) implements LocalLearner {
        @Override
        public Node learn(int node, int[] parents, double equivalentSampleSize) {
            return new Node(parents, distribution(node, parents, equivalentSampleSize));
        }

        private Distribution distribution(int node, int[] parents, double equivalentSampleSize) {
            int[] levels =
                    Arrays.stream(parents).filter(p -> !rows.layout.numeric(p)).toArray();
            small(rows.layout, node, parents);
            if (!rows.layout.numeric(node) && levels.length < parents.length)
                return new LogisticFit(rows, scales, node, parents).regression();
            Configurations configurations = Configurations.of(rows, levels);
            if (!rows.layout.numeric(node))
                return table(
                        Crossing.totals(rows, configurations.with(rows, node)),
                        rows.layout.radix()[node],
                        equivalentSampleSize);
            int[] numbers = IntStream.of(parents).filter(rows.layout::numeric).toArray();
            Moments moments = Moments.of(rows, scales, configurations, Sets.with(numbers, node));
            return gaussian(moments, scales, node, numbers, equivalentSampleSize);
        }
    }
}
