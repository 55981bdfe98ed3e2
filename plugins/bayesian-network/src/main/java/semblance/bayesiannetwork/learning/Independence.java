package semblance.bayesiannetwork.learning;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Tests whether two columns are independent given others, all by the ratio of likelihoods: for levels it is G2; for
 * numbers it tells the partial correlation, which is tested by Fisher's z (1921); for both a conditional Gaussian.
 */
final class Independence {
    private final Scores likelihoods;
    private final double rows;

    /** @param rows the sum of the weights */
    Independence(Scores likelihoods, double rows) {
        this.likelihoods = likelihoods;
        this.rows = rows;
    }

    /** The probability of so much dependence among independent columns; 0 if no test fits the columns. */
    double probability(int a, int b, int[] given) {
        Layout layout = likelihoods.layout();
        boolean numbers = IntStream.of(given).anyMatch(layout::numeric);
        int child = layout.numeric(a) ? a : layout.numeric(b) ? b : Math.max(a, b);
        int other = child == a ? b : a;
        if (!layout.numeric(child) && numbers) return 0;
        double with = likelihoods.score(child, Sets.with(given, other));
        double without = likelihoods.score(child, given);
        if (with == Double.NEGATIVE_INFINITY) return 1; // too few rows to show anything
        double ratio = Math.max(0, 2 * (with - without));
        boolean levels = IntStream.of(given).anyMatch(c -> !layout.numeric(c)) || !layout.numeric(other);
        if (layout.numeric(child) && !levels) return fisher(ratio, given.length);
        return ChiSquared.above(ratio, freedom(child, Sets.with(given, other)) - freedom(child, given));
    }

    private double fisher(double ratio, int given) {
        double freedom = rows - given - 3;
        if (!(freedom > 0)) return 1;
        double r = Math.min(1 - 1e-15, Math.sqrt(-StrictMath.expm1(-ratio / rows)));
        return ChiSquared.beyond(Math.sqrt(freedom) * 0.5 * StrictMath.log((1 + r) / (1 - r)));
    }

    private double freedom(int node, int[] parents) {
        Layout layout = likelihoods.layout();
        double configurations = TableFit.configurations(layout, parents);
        return layout.numeric(node)
                ? configurations
                        * (2 + Arrays.stream(parents).filter(layout::numeric).count())
                : Math.max(1e-9, configurations * (layout.radix()[node] - 1));
    }
}
