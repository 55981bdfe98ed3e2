package semblance.bayesiannetwork.learning;

/**
 * Weights, sums and sums of products of standardised numeric columns, in each configuration of some categorical ones.
 *
 * @param columns the numeric columns, ascending
 * @param count the number of configurations
 * @param products of each configuration the lower triangle, row by row, of the products of 1 and the columns, shape
 *     [configurations][(1 + columns) * (2 + columns) / 2], flat
 */
record Moments(int[] columns, int count, double[] products) {

    static int size(int columns) {
        return (columns + 1) * (columns + 2) / 2;
    }

    /** Of the rows in which all these columns are known. */
    static Moments of(Rows rows, Scales scales, Configurations configurations, int[] columns) {
        int size = size(columns.length);
        double[] products = new double[configurations.count() * size];
        int[] of = configurations.of();
        double[] z = new double[columns.length];
        for (int r = 0; r < of.length; r++) {
            if (of[r] == configurations.count()) continue;
            boolean known = true;
            for (int i = 0; i < z.length; i++) {
                z[i] = scales.standard(columns[i], rows.numbers[columns[i]][r]);
                known &= z[i] == z[i];
            }
            if (known) add(products, of[r] * size, z, rows.weight(r));
        }
        return new Moments(columns, configurations.count(), products);
    }

    static void add(double[] products, int from, double[] z, double weight) {
        int at = from;
        products[at++] += weight;
        for (int i = 0; i < z.length; i++) {
            double value = weight * z[i];
            products[at++] += value;
            for (int j = 0; j <= i; j++) products[at++] += value * z[j];
        }
    }

    /** The weight of a configuration. */
    double weight(int configuration) {
        return products[configuration * size(columns.length)];
    }

    /** The product of 1 (-1) or a column with 1 or a column, each by its place among the columns. */
    double product(int configuration, int i, int j) {
        int row = Math.max(i, j) + 1;
        int column = Math.min(i, j) + 1;
        return products[configuration * size(columns.length) + row * (row + 1) / 2 + column];
    }
}
