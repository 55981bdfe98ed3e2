package semblance.bayesiannetwork.learning;

/** Scores categorical nodes by how often each state meets each configuration of the parents. */
final class TableFit {
    /** More cells than this are in no table of a model. */
    static final double CELLS = 1 << 22;

    private final Criterion criterion;
    private final Logarithms logarithms;

    TableFit(Criterion criterion) {
        this.criterion = criterion;
        logarithms = new Logarithms(criterion.rows());
    }

    /**
     * The score of a node whose parents are some configurations and one more column.
     *
     * @param counts shape [numbered][states][levels], flat: of the numbered configurations of the other parents, the
     *     node, and the last parent
     * @param configurations of all parents, including those that do not occur
     */
    double score(int[] counts, int numbered, int states, int levels, double configurations) {
        if (!criterion.likelihood()) {
            double[] same = new double[numbered * states * levels];
            for (int i = 0; i < same.length; i++) same[i] = counts[i];
            return score(same, numbered, states, levels, configurations);
        }
        int cells = numbered * states * levels;
        double first = 0; // four sums, so that no addition waits for the one before it
        double second = 0;
        double third = 0;
        double fourth = 0;
        int at = 0;
        for (; at + 3 < cells; at += 4) {
            first += logarithms.xlogx(counts[at]);
            second += logarithms.xlogx(counts[at + 1]);
            third += logarithms.xlogx(counts[at + 2]);
            fourth += logarithms.xlogx(counts[at + 3]);
        }
        for (; at < cells; at++) first += logarithms.xlogx(counts[at]);
        double fit = first + second + (third + fourth);
        long known = 0;
        for (int from = 0; from < cells; from += states * levels)
            for (int c = from; c < from + levels; c++) {
                int total = 0;
                for (int cell = c; cell < from + states * levels; cell += levels) total += counts[cell];
                known += total;
                fit -= logarithms.xlogx(total);
            }
        return criterion.score(fit, known, configurations, states);
    }

    /** As the other, for counts that are not whole. */
    double score(double[] counts, int numbered, int states, int levels, double configurations) {
        double fit = 0;
        double known = 0;
        double alpha = criterion.alpha(configurations, states);
        boolean likelihood = criterion.likelihood();
        double prior = likelihood ? 0 : Logarithms.logGamma(alpha);
        double priors = likelihood ? 0 : Logarithms.logGamma(alpha * states);
        for (int j = 0; j < numbered; j++)
            for (int c = 0; c < levels; c++) {
                double total = 0;
                int at = j * states * levels + c;
                for (int x = 0; x < states; x++, at += levels) {
                    double count = counts[at];
                    if (count <= 0) continue;
                    total += count;
                    fit += likelihood ? Logarithms.xlogx(count) : Logarithms.logGamma(alpha + count) - prior;
                }
                if (total <= 0) continue;
                known += total;
                fit -= likelihood ? Logarithms.xlogx(total) : Logarithms.logGamma(alpha * states + total) - priors;
            }
        return criterion.score(fit, known, configurations, states);
    }

    /** The number of configurations of some categorical columns. */
    static double configurations(Layout layout, int[] columns) {
        double configurations = 1;
        for (int column : columns) configurations *= Math.max(1, layout.radix()[column]);
        return configurations;
    }
}
