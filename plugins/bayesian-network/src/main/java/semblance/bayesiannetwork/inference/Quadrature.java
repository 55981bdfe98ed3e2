package semblance.bayesiannetwork.inference;

/** The nodes and weights of Gauss and Legendre's rule with sixteen points on -1..1. */
final class Quadrature {
    private static final int POINTS = 16;

    static final double[] NODES = new double[POINTS];
    static final double[] WEIGHTS = new double[POINTS];

    static {
        for (int i = 0; i < POINTS; i++) {
            double x = Math.cos(
                    Math.PI * (i + 0.75) / (POINTS + 0.5)); // Newton's method from there (Davis and Rabinowitz)
            double slope = 1;
            for (int step = 0; step < 8; step++) {
                double before = 1;
                double value = x;
                for (int k = 2; k <= POINTS; k++) {
                    double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
                    before = value;
                    value = next;
                }
                slope = POINTS * (x * value - before) / (x * x - 1);
                x -= value / slope;
            }
            NODES[i] = x;
            WEIGHTS[i] = 2 / ((1 - x * x) * slope * slope);
        }
    }

    private Quadrature() {}
}
