package semblance.decisiontree;

import java.util.Arrays;

/** Whole numbers that are one key: rests of trees, or the cells of a row. */
record Tuple(int[] values) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Tuple tuple && Arrays.equals(values, tuple.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
