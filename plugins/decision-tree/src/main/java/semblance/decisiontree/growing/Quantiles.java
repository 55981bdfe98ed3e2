package semblance.decisiontree.growing;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Cut points between numbers. */
final class Quantiles {
    private Quantiles() {}

    /** Midpoints between neighbours; at least the smaller and less than the larger of the two. */
    static double[] between(double[] ascending) {
        double[] cuts = new double[Math.max(0, ascending.length - 1)];
        for (int i = 0; i < cuts.length; i++) cuts[i] = middle(ascending[i], ascending[i + 1]);
        return cuts;
    }

    static double middle(double low, double high) {
        double middle = low / 2 + high / 2; // their sum may be infinite
        return middle >= low && middle < high ? middle : low;
    }

    /**
     * Cuts between groups of about equal weight; numbers that alone weigh as much as a group have one of their own.
     *
     * @param value of a row, NaN if missing
     */
    static double[] cuts(int rows, IntToDoubleFunction value, double[] weights, int bins) {
        double[] ascending = new double[rows];
        int known = 0;
        for (int r = 0; r < rows; r++) {
            double v = value.applyAsDouble(r);
            if (v == v) ascending[known++] = v;
        }
        Arrays.sort(ascending, 0, known);
        int distinct = 0;
        for (int i = 0; i < known; i++)
            if (i == 0 || ascending[i] > ascending[i - 1]) ascending[distinct++] = ascending[i];
        double[] values = Arrays.copyOf(ascending, distinct);
        if (distinct <= bins) return between(values);
        double[] mass = new double[distinct];
        double left = 0;
        for (int r = 0; r < rows; r++) {
            double v = value.applyAsDouble(r);
            if (v != v) continue;
            mass[Arrays.binarySearch(values, v)] += weights[r];
            left += weights[r];
        }
        double[] cuts = new double[bins - 1];
        int found = 0;
        double group = 0;
        for (int i = 0; i + 1 < distinct && found < cuts.length; i++) {
            group += mass[i];
            double each = left / (bins - found);
            if (group >= each || group + mass[i + 1] - each > each - group) {
                cuts[found++] = middle(values[i], values[i + 1]);
                left -= group;
                group = 0;
            }
        }
        return Arrays.copyOf(cuts, found);
    }
}
