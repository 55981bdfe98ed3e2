package semblance.randomforest;

/**
 * Points and weights by which means of polynomials over 0..1 are sums (Gauss and Legendre; Abramowitz and Stegun 1964,
 * 25.4.30): so many points are exact up to the degree of twice their number less one.
 *
 * @param on the points, ascending
 * @param off 1 less each of them
 * @param weights which sum to 1
 */
record Quadrature(double[] on, double[] off, double[] weights) {
    private static final int ITERATIONS = 100;

    int size() {
        return on.length;
    }

    /** @param count how many points, at least 1 */
    static Quadrature of(int count) {
        Quadrature points = new Quadrature(new double[count], new double[count], new double[count]);
        for (int i = 0; i < (count + 1) / 2; i++) {
            double x = StrictMath.cos(
                    Math.PI * (i + 0.75) / (count + 0.5)); // a root of Legendre's polynomial, by Newton's method
            double slope = 1;
            for (int iteration = 0; iteration < ITERATIONS; iteration++) {
                double before = 1;
                double now = x;
                for (int degree = 2; degree <= count; degree++) {
                    double next = ((2 * degree - 1) * x * now - (degree - 1) * before) / degree;
                    before = now;
                    now = next;
                }
                slope = count * (x * now - before) / (x * x - 1);
                double step = now / slope;
                x -= step;
                if (Math.abs(step) < 1e-15) break;
            }
            int last = count - 1 - i;
            points.on[i] = points.off[last] = (1 - x) / 2;
            points.off[i] = points.on[last] = (1 + x) / 2;
            points.weights[i] = points.weights[last] = 1 / ((1 - x * x) * slope * slope);
        }
        return points;
    }
}
