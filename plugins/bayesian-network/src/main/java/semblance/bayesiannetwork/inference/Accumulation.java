package semblance.bayesiannetwork.inference;

/** The weighted sum of the tables that a plan has for some rows, from which the counts of all constant factors follow. */
final class Accumulation {
    private final Plan plan;
    private final double[][] sums;

    Accumulation(Plan plan) {
        this.plan = plan;
        sums = new double[plan.tables().length][];
        for (int c = 0; c < sums.length; c++) sums[c] = new double[plan.tables()[c].length];
    }

    /** Adds the tables of the row that the plan holds, which must be possible. */
    void add(double weight) {
        plan.distribute();
        for (int c = 0; c < sums.length; c++) {
            double[] sum = sums[c];
            double[] table = plan.tables()[c];
            for (int e = 0; e < sum.length; e++) sum[e] += weight * table[e];
        }
    }

    /** The summed joint distribution of a constant factor's variables. */
    double[] of(Factor factor) {
        double[] found = new double[factor.local.length];
        double[] sum = sums[factor.clique];
        int[] positions = plan.positions(factor);
        for (int e = 0; e < sum.length; e++) found[positions[e]] += sum[e];
        return found;
    }
}
