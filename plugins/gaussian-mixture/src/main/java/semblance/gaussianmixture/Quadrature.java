package semblance.gaussianmixture;

/** Gauss and Legendre's rule of twenty points on [-1, 1]. */
final class Quadrature {
    private static final int SIZE = 20;
    static final double[] NODES = new double[SIZE];
    static final double[] WEIGHTS = new double[SIZE];

    static {
        for (int i = 0; i < SIZE; i++) {
            double x = StrictMath.cos(Math.PI * (i + 0.75) / (SIZE + 0.5));
            double slope = 1;
            for (int newton = 0; newton < 10; newton++) { // Legendre's recurrence; Newton's method doubles the digits
                double before = 1;
                double value = x;
                for (int n = 2; n <= SIZE; n++) {
                    double next = ((2 * n - 1) * x * value - (n - 1) * before) / n;
                    before = value;
                    value = next;
                }
                slope = SIZE * (x * value - before) / (x * x - 1);
                x -= value / slope;
            }
            NODES[i] = x;
            WEIGHTS[i] = 2 / ((1 - x * x) * slope * slope);
        }
    }

    private Quadrature() {}
}
