package semblance.vae.heads;

import java.util.random.RandomGenerator;

/** The distribution of a number, in the units of its column. */
public sealed interface Law permits Law.Normal, Law.Modes, Law.Grid {
    /** The expected value. */
    double mean();

    /** The variance. */
    double variance();

    /** The log density at a number, or the log probability of a whole number. */
    double logDensity(double x);

    /** The log probability of a number between two bounds, both included, in nats. */
    double logMass(double low, double high);

    /** Draws a number. */
    double draw(RandomGenerator random);

    /** Draws a number between two bounds that have a probability above 0, both included. */
    default double drawWithin(double low, double high, RandomGenerator random) {
        return quantileWithin(low, high, 1 - random.nextDouble());
    }

    /** The number between two bounds that a share of what lies there is not above. */
    default double quantileWithin(double low, double high, double share) {
        if (low == high) return low;
        double wanted = logMass(low, high) + Math.log(share);
        double reach = 64 * (Math.sqrt(variance()) + Math.ulp(mean()));
        double left = low > Double.NEGATIVE_INFINITY ? low : Math.min(mean(), high) - reach;
        double right = high < Double.POSITIVE_INFINITY ? high : Math.max(mean(), low) + reach;
        for (int halving = 0; halving < 80 && left < right; halving++) {
            double middle = left + (right - left) / 2;
            if (middle == left || middle == right) break;
            if (logMass(low, middle) < wanted) left = middle;
            else right = middle;
        }
        return right;
    }

    /** A Gaussian. */
    record Normal(double mean, double deviation) implements Law {
        @Override
        public double variance() {
            return deviation * deviation;
        }

        @Override
        public double logDensity(double x) {
            double z = (x - mean) / deviation;
            return -0.5 * z * z - Math.log(deviation) - Nodes.LOG_ROOT_TWO_PI;
        }

        @Override
        public double logMass(double low, double high) {
            return Tails.logBetween((low - mean) / deviation, (high - mean) / deviation);
        }

        @Override
        public double draw(RandomGenerator random) {
            return mean + deviation * random.nextGaussian();
        }
    }

    /**
     * A mixture of Gaussians.
     *
     * @param weights the probability of each, shape [modes]
     */
    record Modes(double[] weights, double[] means, double[] deviations) implements Law {
        private Normal mode(int k) {
            return new Normal(means[k], deviations[k]);
        }

        @Override
        public double mean() {
            double mean = 0;
            for (int k = 0; k < weights.length; k++) mean += weights[k] * means[k];
            return mean;
        }

        @Override
        public double variance() {
            double mean = mean();
            double variance = 0;
            for (int k = 0; k < weights.length; k++) {
                double away = means[k] - mean;
                variance += weights[k] * (deviations[k] * deviations[k] + away * away);
            }
            return variance;
        }

        @Override
        public double logDensity(double x) {
            double[] each = new double[weights.length];
            for (int k = 0; k < each.length; k++) each[k] = Math.log(weights[k]) + mode(k).logDensity(x);
            return Tails.logSum(each);
        }

        @Override
        public double logMass(double low, double high) {
            double[] each = new double[weights.length];
            for (int k = 0; k < each.length; k++) each[k] = Math.log(weights[k]) + mode(k).logMass(low, high);
            return Tails.logSum(each);
        }

        @Override
        public double draw(RandomGenerator random) {
            return mode(Tails.draw(weights, random)).draw(random);
        }
    }

    /** Whole numbers: the masses that a logistic distribution has around each. */
    record Grid(double centre, double scale) implements Law {
        /** Below this scale, the grid shifts the mean and the variance; above, by less than a millionth. */
        private static final double COARSE = 0.75;

        private static final int WINDOW = 24;

        @Override
        public double mean() {
            return scale > COARSE ? centre : Math.rint(centre) + moment(1);
        }

        @Override
        public double variance() {
            if (scale > COARSE) return scale * scale * Math.PI * Math.PI / 3 + 1.0 / 12;
            double mean = moment(1);
            return Math.max(0, moment(2) - mean * mean);
        }

        private double moment(int power) {
            double start = Math.rint(centre);
            double sum = 0;
            for (int i = -WINDOW; i <= WINDOW; i++) sum += Math.exp(logDensity(start + i)) * (power == 1 ? i : i * i);
            return sum;
        }

        @Override
        public double logDensity(double x) {
            return Math.rint(x) == x ? logMass(x, x) : Double.NEGATIVE_INFINITY;
        }

        @Override
        public double logMass(double low, double high) {
            double from = Math.ceil(low) - 0.5;
            double to = Math.floor(high) + 0.5;
            if (!(from < to)) return Double.NEGATIVE_INFINITY;
            double a = (from - centre) / scale;
            double b = (to - centre) / scale;
            double width = (to - from) / scale;
            return Tails.logSigmoid(b) + Tails.logSigmoid(-a) + Math.log(-Math.expm1(-width));
        }

        @Override
        public double draw(RandomGenerator random) {
            double u = random.nextDouble();
            while (u == 0) u = random.nextDouble();
            return whole(centre + scale * Math.log(u / (1 - u)));
        }

        @Override
        public double quantileWithin(double low, double high, double share) {
            double least = Math.ceil(low);
            double most = Math.floor(high);
            if (least == most) return least;
            double wanted = logMass(low, high) + Math.log(share);
            double reach = 64 * (scale + 1);
            double left =
                    least > Double.NEGATIVE_INFINITY ? least - 1 : Math.min(whole(centre), most) - Math.ceil(reach);
            double right = most < Double.POSITIVE_INFINITY ? most : Math.max(whole(centre), least) + Math.ceil(reach);
            while (right - left > 1) { // the least whole number up to which there is as much as wanted
                double middle = Math.floor(left + (right - left) / 2);
                if (middle <= left || middle >= right) break;
                if (logMass(low, middle) < wanted) left = middle;
                else right = middle;
            }
            return right;
        }

        /** The whole number next to it, of those that a double tells apart; 0 is not negative. */
        private static double whole(double x) {
            return Math.rint(Math.max(-9e15, Math.min(9e15, x))) + 0.0;
        }
    }
}
