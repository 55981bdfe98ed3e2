package semblance.api.data;

import java.io.Serializable;
import java.util.List;

/** The name and type of a column. Any cell of any column may be missing. */
public sealed interface Column extends Serializable {

    /** The column's name. */
    String name();

    /** Numbers of one kind, held as {@code double[]} where NaN is missing. */
    record Numeric(String name, Kind kind) implements Column {
        /** Real numbers. */
        public Numeric(String name) {
            this(name, Kind.REAL);
        }
    }

    /**
     * One of finitely many levels, held as {@code int[]} of their indices where -1 is missing.
     *
     * @param levels the levels, distinct
     * @param ordered whether their order means something
     */
    record Categorical(String name, List<String> levels, boolean ordered) implements Column {
        /** @throws IllegalArgumentException if a level is repeated */
        public Categorical {
            levels = List.copyOf(levels);
            if (levels.stream().distinct().count() < levels.size())
                throw new IllegalArgumentException("column '" + name + "': a level is repeated in " + levels);
        }

        /** Levels whose order means nothing. */
        public Categorical(String name, String... levels) {
            this(name, List.of(levels), false);
        }
    }

    /**
     * Arrays of one shape (an image, a waveform), held as {@code float[]}: cell after cell, the last dimension fastest,
     * NaN where a value is missing.
     *
     * @param shape the length of each dimension, such as [28, 28, 1] for height, width and channels
     */
    record Tensor(String name, List<Integer> shape) implements Column {
        /** @throws IllegalArgumentException if a length is below 1 */
        public Tensor {
            shape = List.copyOf(shape);
            if (shape.stream().anyMatch(length -> length < 1))
                throw new IllegalArgumentException("column '" + name + "': lengths must be at least 1, got " + shape);
        }

        /** The number of values in one cell. */
        public int size() {
            return shape.stream().reduce(1, Math::multiplyExact);
        }
    }

    /** Strings, held as {@code String[]} where null is missing. */
    record Text(String name) implements Column {}
}
