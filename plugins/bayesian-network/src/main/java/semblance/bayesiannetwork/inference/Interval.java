package semblance.bayesiannetwork.inference;

import java.util.random.RandomGenerator;

/**
 * A standard normal variable between two bounds: its probability, mean and variance. All three come from one
 * Gauss-Legendre rule on the part of the interval that matters, taken relative to the density's peak there, so nothing
 * cancels in the tails or in narrow intervals: they are exact to rounding.
 */
final class Interval {
    private static final int PANELS = 8;
    /** Where a density has fallen to exp(-40) of its peak, the rest is below rounding. */
    private static final double DROP = 40;

    private static final double LOG_ROOT_2PI = 0.5 * Math.log(2 * Math.PI);

    final double low;
    final double high;
    /** The log of its probability; of its density if the bounds are equal. */
    final double logMass;

    final double mean;
    final double variance;

    Interval(double low, double high) {
        this.low = low;
        this.high = high;
        double peak = Math.min(Math.max(0, low), high);
        if (!(low < high) || peak - peak != 0) { // a point, or one that overflowed
            logMass = -0.5 * peak * peak - LOG_ROOT_2PI;
            mean = peak;
            variance = 0;
            return;
        }
        double reach = 2 * DROP / (Math.hypot(peak, Math.sqrt(2 * DROP)) + Math.abs(peak));
        double[] sums = new double[3];
        if (high > peak) add(peak, 0, Math.min(high - peak, reach), sums);
        if (low < peak) add(peak, Math.max(low - peak, -reach), 0, sums);
        double offset = sums[1] / sums[0];
        logMass = -0.5 * peak * peak - LOG_ROOT_2PI + Math.log(sums[0]);
        mean = peak + offset;
        variance = Math.max(0, sums[2] / sums[0] - offset * offset);
    }

    /** Adds the integrals of 1, z - peak and its square times the density over its peak; the bounds are from there too. */
    private static void add(double peak, double from, double to, double[] sums) {
        double width = (to - from) / PANELS;
        for (int panel = 0; panel < PANELS; panel++)
            for (int n = 0; n < Quadrature.NODES.length; n++) {
                double apart = from + width * (panel + 0.5 + 0.5 * Quadrature.NODES[n]);
                double density = 0.5 * width * Quadrature.WEIGHTS[n] * Math.exp(-apart * (peak + 0.5 * apart));
                sums[0] += density;
                sums[1] += density * apart;
                sums[2] += density * apart * apart;
            }
    }

    /** A draw: from the normal, the uniform or the exponential distribution, whichever is accepted most (Robert 1995). */
    static double draw(double low, double high, RandomGenerator random) {
        if (!(low < high)) return Math.min(Math.max(0, low), high);
        if (low > 0) return tail(low, high, random);
        if (high < 0) return -tail(-high, -low, random);
        if (high - low > 1.5)
            while (true) {
                double z = random.nextGaussian();
                if (z >= low && z <= high) return z;
            }
        while (true) {
            double z = low + random.nextDouble() * (high - low);
            if (random.nextDouble() <= Math.exp(-0.5 * z * z)) return z;
        }
    }

    private static double tail(double low, double high, RandomGenerator random) {
        double rate = 0.5 * (low + Math.sqrt(low * low + 4));
        while (true) {
            double share = random.nextDouble();
            // an exponential variable cut off at the upper bound
            double z = low - Math.log1p(share * Math.expm1(-rate * (high - low))) / rate;
            double apart = z - rate;
            // the bound of the ratio of the densities is at the rate, or at the end of the interval before it
            double best = rate <= high ? 0 : (high - rate) * (high - rate);
            if (random.nextDouble() <= Math.exp(-0.5 * (apart * apart - best))) return Math.min(Math.max(z, low), high);
        }
    }
}
