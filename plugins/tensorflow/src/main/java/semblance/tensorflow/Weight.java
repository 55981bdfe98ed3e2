package semblance.tensorflow;

import java.io.Serializable;
import java.util.List;

/**
 * The values of one variable of a network.
 *
 * @param name what the network calls it
 * @param shape its lengths; empty for a single number
 * @param values the values, the last dimension fastest
 */
public record Weight(String name, List<Integer> shape, float[] values) implements Serializable {
    /** @throws IllegalArgumentException if there are not as many values as the shape says */
    public Weight {
        shape = List.copyOf(shape);
        int size = shape.stream().reduce(1, Math::multiplyExact);
        if (values.length != size)
            throw new IllegalArgumentException(
                    "'" + name + "': expected " + size + " values of the shape " + shape + ", found " + values.length);
    }
}
