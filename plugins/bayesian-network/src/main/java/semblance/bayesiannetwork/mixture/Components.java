package semblance.bayesiannetwork.mixture;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The parameters of a mixture.
 *
 * @param weights of the components, summing to 1
 * @param trees one for each component
 */
public record Components(double[] weights, List<DependencyTree> trees) implements Serializable {

    /** @throws IllegalArgumentException if there is not one weight for each tree */
    public Components {
        trees = List.copyOf(trees);
        if (weights.length != trees.size())
            throw new IllegalArgumentException(
                    "expected a weight for each of " + trees.size() + " trees, got " + weights.length + " weights");
    }

    /** None yet. */
    static Components none() {
        return new Components(new double[0], List.of());
    }

    /** The number of components. */
    public int size() {
        return weights.length;
    }

    /** How many numbers are free to vary. */
    int parameters() {
        int free = Math.max(0, size() - 1);
        for (DependencyTree tree : trees) free += tree.parameters();
        return free;
    }

    /** In order of falling weight. */
    Components sorted() {
        int[] order = IntStream.range(0, size())
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -weights[k]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new Components(
                IntStream.of(order).mapToDouble(k -> weights[k]).toArray(),
                IntStream.of(order).mapToObj(trees::get).toList());
    }
}
