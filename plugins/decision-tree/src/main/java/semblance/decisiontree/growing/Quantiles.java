package semblance.decisiontree.growing;

import java.util.Arrays;

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
     * @param numbers NaN is missing
     */
    static double[] cuts(double[] numbers, double[] weights, int bins) {
        double[] ascending = new double[numbers.length];
        int known = 0;
        boolean alike = true;
        for (int r = 0; r < numbers.length; r++) {
            if (numbers[r] != numbers[r]) continue;
            ascending[known++] = numbers[r];
            alike &= weights[r] == weights[0];
        }
        Arrays.sort(ascending, 0, known);
        double[] values = new double[known];
        double[] mass = new double[known];
        int distinct = 0;
        for (int i = 0; i < known; i++) {
            if (i == 0 || ascending[i] > ascending[i - 1]) values[distinct++] = ascending[i];
            mass[distinct - 1]++;
        }
        values = Arrays.copyOf(values, distinct);
        if (distinct <= bins) return between(values);
        double left = known;
        if (!alike) {
            Arrays.fill(mass, 0);
            left = 0;
            for (int r = 0; r < numbers.length; r++) {
                if (numbers[r] != numbers[r]) continue;
                mass[Arrays.binarySearch(values, numbers[r])] += weights[r];
                left += weights[r];
            }
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
