package semblance.gaussianmixture;

import java.io.Serializable;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import semblance.api.data.Table;

/** Draws rows from components. */
final class Draws {
    private final Components components;
    private final Layout layout;

    Draws(Components components) {
        this.components = components;
        layout = components.layout;
    }

    Table sample(int n, RandomGenerator random) {
        Serializable[] columns = columns(layout, n);
        double[] noise = new double[layout.numeric.length];
        for (int r = 0; r < n; r++) {
            int k = choose(components.mixture.weights(), random);
            for (int j = 0; j < noise.length; j++) noise[j] = random.nextGaussian();
            for (int i = 0; i < noise.length; i++) {
                double value = components.mixture.means()[k][i] + components.deviations[k][i] * noise[i];
                for (int j = 0; j < i && !components.diagonal; j++) value += components.factors[k][i][j] * noise[j];
                ((double[]) columns[layout.numeric[i]])[r] = layout.round(i, value);
            }
            for (int c = 0; c < layout.categorical.length; c++)
                ((int[]) columns[layout.categorical[c]])[r] =
                        choose(components.mixture.levels()[k][c], random);
        }
        return Table.of(layout.schema, Arrays.asList(columns));
    }

    /** An array for each column. */
    static Serializable[] columns(Layout layout, int rows) {
        Serializable[] columns = new Serializable[layout.schema.columns().size()];
        for (int column : layout.numeric) columns[column] = new double[rows];
        for (int column : layout.categorical) columns[column] = new int[rows];
        return columns;
    }

    /** An index with probability in proportion to its weight. */
    static int choose(double[] weights, RandomGenerator random) {
        double total = 0;
        for (double weight : weights) total += weight;
        double left = random.nextDouble() * total;
        int last = 0;
        for (int k = 0; k < weights.length; k++) {
            if (!(weights[k] > 0)) continue;
            last = k;
            left -= weights[k];
            if (left < 0) return k;
        }
        return last;
    }
}
