package semblance.decisiontree.growing;

import java.io.Serializable;
import java.util.Arrays;

/** The distinct numbers of a column, as long as they are few. */
final class Distinct implements Serializable {
    private static final long serialVersionUID = 1;
    private final int most;
    private double[] table; // open addressing; NaN is free
    private int count;

    Distinct(int most) {
        this.most = most;
        table = new double[Integer.highestOneBit(most) * 4];
        Arrays.fill(table, Double.NaN);
    }

    void add(double[] numbers, double[] weights) {
        double last = Double.NaN;
        for (int r = 0; r < numbers.length && complete(); r++) {
            if (numbers[r] == last || !(weights[r] > 0)) continue; // columns of few numbers often repeat them
            last = numbers[r];
            add(last);
        }
    }

    private void add(double number) {
        if (number != number) return;
        double value = number + 0.0;
        int mask = table.length - 1;
        int slot = (int) Hash.mix(Double.doubleToLongBits(value)) & mask;
        while (table[slot] == table[slot]) {
            if (table[slot] == value) return;
            slot = slot + 1 & mask;
        }
        table[slot] = value;
        if (++count > most) table = new double[0];
    }

    void merge(Distinct other) {
        if (!other.complete()) {
            count = other.count;
            table = new double[0];
        }
        for (int i = 0; i < other.table.length && complete(); i++) add(other.table[i]);
    }

    /** Whether no number has been left out. */
    boolean complete() {
        return count <= most;
    }

    double[] sorted() {
        double[] sorted = Arrays.stream(table).filter(v -> v == v).toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
