package semblance.bayesiannetwork.inference;

/**
 * Rows that stand for one row of which there is no exact answer: the same, but for the numbers that levels depend on, which
 * were drawn.
 *
 * @param cells the rows
 * @param weights how much each counts, summing to 1
 * @param logDensity the log of the density of what the row knows, nats, estimated
 * @param effective how many rows drawn from the right distribution they are worth (Kong 1992)
 */
record Points(Cells cells, double[] weights, double logDensity, double effective) {

    /** @param logs of the weights: their mean is the density */
    static Points of(Cells cells, double[] logs) {
        double[] weights = new double[logs.length];
        double log = normalise(logs, weights);
        return new Points(cells, weights, log - Math.log(logs.length), effective(weights));
    }

    /** Makes weights of their logs that sum to 1; the log of what they summed to. If all are 0 they stay so. */
    static double normalise(double[] logs, double[] weights) {
        double top = Double.NEGATIVE_INFINITY;
        for (double log : logs) top = Math.max(top, log);
        if (top == Double.NEGATIVE_INFINITY) return top;
        double sum = 0;
        for (int i = 0; i < logs.length; i++) sum += weights[i] = Math.exp(logs[i] - top);
        for (int i = 0; i < logs.length; i++) weights[i] /= sum;
        return top + Math.log(sum);
    }

    static double effective(double[] weights) {
        double squares = 0;
        for (double weight : weights) squares += weight * weight;
        return squares > 0 ? 1 / squares : 0;
    }

    boolean possible() {
        return logDensity > Double.NEGATIVE_INFINITY;
    }
}
