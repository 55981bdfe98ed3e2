package semblance.bayesiannetwork.trees;

/** How much the rows of a leaf, or of one configuration of the parents in a table, are explained. */
public enum LeafScore {
    /** The marginal likelihood under a uniform joint distribution (Heckerman, Geiger and Chickering 1995). */
    BDEU {
        @Override
        double leaf(double[] counts, int at, int size, int states, double prior, double rows, LogGamma logGamma) {
            return dirichlet(counts, at, size, states, prior / states, logGamma);
        }
    },
    /** The marginal likelihood where every distribution is as likely (Cooper and Herskovits 1992). */
    K2 {
        @Override
        double leaf(double[] counts, int at, int size, int states, double prior, double rows, LogGamma logGamma) {
            return dirichlet(counts, at, size, states, 1, logGamma);
        }
    },
    /** The log-likelihood less half the log of the rows for each free parameter (Schwarz 1978). */
    BIC {
        @Override
        double leaf(double[] counts, int at, int size, int states, double prior, double rows, LogGamma logGamma) {
            return likelihood(counts, at, size) - 0.5 * Math.log(rows) * (states - 1);
        }
    },
    /** The log-likelihood less one for each free parameter (Akaike 1974). */
    AIC {
        @Override
        double leaf(double[] counts, int at, int size, int states, double prior, double rows, LogGamma logGamma) {
            return likelihood(counts, at, size) - (states - 1);
        }
    };

    /**
     * The score, nats.
     *
     * @param counts the weight of the leaf's rows in each state that it has, those without rows may be left out
     * @param at where they start
     * @param size how many they are
     * @param states of the column
     * @param prior rows that the leaf's prior is worth
     * @param rows the weight of all rows
     */
    abstract double leaf(double[] counts, int at, int size, int states, double prior, double rows, LogGamma logGamma);

    private static double dirichlet(double[] counts, int at, int size, int states, double each, LogGamma logGamma) {
        double total = 0;
        double log = 0;
        for (int i = 0; i < size; i++) {
            total += counts[at + i];
            log += logGamma.rise(each, counts[at + i]);
        }
        return log - logGamma.rise(each * states, total);
    }

    private static double likelihood(double[] counts, int at, int size) {
        double total = 0;
        double log = 0;
        for (int i = 0; i < size; i++) {
            double count = counts[at + i];
            total += count;
            if (count > 0) log += count * Math.log(count);
        }
        return total > 0 ? log - total * Math.log(total) : 0;
    }
}
