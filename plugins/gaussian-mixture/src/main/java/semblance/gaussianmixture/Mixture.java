package semblance.gaussianmixture;

import java.io.Serializable;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The parameters of a mixture of K components over d numeric and c categorical columns, each in the order of the schema.
 *
 * @param weights the probability of each component, shape [K], with sum 1
 * @param means in the units of the columns, shape [K][d]
 * @param covariances symmetric and positive definite, shape [K][d][d]
 * @param levels the probability of each level of each categorical column, shape [K][c][levels]
 */
public record Mixture(double[] weights, double[][] means, double[][][] covariances, double[][][] levels)
        implements Serializable {

    /** @throws IllegalArgumentException if the arrays disagree on the number of components or columns */
    public Mixture {
        int components = weights.length;
        if (means.length != components || covariances.length != components || levels.length != components)
            throw new IllegalArgumentException("expected " + components + " components everywhere, found "
                    + means.length + " means, " + covariances.length + " covariances and " + levels.length
                    + " sets of levels");
        for (int k = 0; k < components; k++)
            if (means[k].length != means[0].length || covariances[k].length != means[0].length)
                throw new IllegalArgumentException("component " + (k + 1) + ": expected " + means[0].length
                        + " means and rows of covariances, found " + means[k].length + " and "
                        + covariances[k].length);
    }

    /** The number of components, K. */
    public int components() {
        return weights.length;
    }

    /** The same mixture with its components in order of falling weight, which is how people read them. */
    Mixture sorted() {
        int[] order = IntStream.range(0, components())
                .boxed()
                .sorted(Comparator.comparing((Integer k) -> -weights[k]))
                .mapToInt(Integer::intValue)
                .toArray();
        Mixture sorted = empty(components());
        for (int k = 0; k < order.length; k++) {
            sorted.weights[k] = weights[order[k]];
            sorted.means[k] = means[order[k]];
            sorted.covariances[k] = covariances[order[k]];
            sorted.levels[k] = levels[order[k]];
        }
        return sorted;
    }

    /** A mixture whose parameters are still to be filled in. */
    static Mixture empty(int components) {
        return new Mixture(
                new double[components],
                new double[components][0],
                new double[components][0][],
                new double[components][0][]);
    }
}
