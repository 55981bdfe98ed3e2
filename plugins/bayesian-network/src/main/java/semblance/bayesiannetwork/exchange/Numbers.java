package semblance.bayesiannetwork.exchange;

import java.util.Arrays;

/** Numbers of which it is not known how many will come, so that memory follows what a file holds, not what it says. */
final class Numbers {
    private double[] values = new double[16];
    private int size;

    void add(double value) {
        if (size == values.length) values = Arrays.copyOf(values, 2 * size);
        values[size++] = value;
    }

    int size() {
        return size;
    }

    double[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
