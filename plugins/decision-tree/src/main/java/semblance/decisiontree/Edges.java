package semblance.decisiontree;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Learns where the number line is cut, and how probable its cells are. Wherever a tree may ask for a threshold there is an
 * edge, so that a cell tells the answer. A value that is repeated often has a narrow cell of its own, as wide as the
 * resolution of the column; other cells are so many that a histogram of them follows the numbers without following each.
 */
final class Edges {
    /** Rows for each value from which on a column of few values counts as discrete. */
    private static final double DISCRETE = 10;
    /** The share of all rows, and the rows at least, from which on a value has a cell of its own. */
    private static final double OFTEN = 0.02;

    private static final double OFTEN_ROWS = 3;
    /** A narrow cell is no narrower than this share of the range. */
    private static final double NARROW = 0x1p-10;
    /** What the mean distance of numbers beyond all others is, as a share of the range. */
    private static final double TAIL = 0.125;

    private final double[] values; // distinct, ascending
    private final double[] weights;
    private final boolean whole;
    private final double total;
    private final double resolution;
    private final boolean discrete;

    private Edges(double[] values, double[] weights, boolean whole, int bins) {
        this.values = values;
        this.weights = weights;
        this.whole = whole;
        total = Arrays.stream(weights).sum();
        discrete = values.length == 1 || values.length <= bins && total >= DISCRETE * values.length;
        resolution = whole ? 1 : resolution();
    }

    /**
     * @param numbers NaN is missing
     * @param weights how often each counts
     * @param thresholds of the trees, ascending
     */
    static Cells of(double[] numbers, double[] weights, double[] thresholds, boolean whole, int bins) {
        int[] known = IntStream.range(0, numbers.length)
                .filter(r -> numbers[r] == numbers[r] && weights[r] > 0)
                .boxed()
                .sorted((a, b) -> Double.compare(numbers[a] + 0.0, numbers[b] + 0.0))
                .mapToInt(r -> r)
                .toArray();
        double[] values = new double[known.length];
        double[] sums = new double[known.length];
        int count = 0;
        for (int r : known) {
            if (count == 0 || numbers[r] > values[count - 1]) values[count++] = numbers[r] + 0.0;
            sums[count - 1] += weights[r];
        }
        return new Edges(Arrays.copyOf(values, count), Arrays.copyOf(sums, count), whole, bins).cells(thresholds);
    }

    private double resolution() {
        if (values.length == 1) return Math.max(1, Math.abs(values[0])) * NARROW;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < values.length; i++) least = Math.min(least, values[i] - values[i - 1]);
        return Math.max(least, (values[values.length - 1] - values[0]) * NARROW);
    }

    private boolean often(int value) {
        return discrete || weights[value] >= Math.max(OFTEN_ROWS, OFTEN * total);
    }

    private Cells cells(double[] thresholds) {
        TreeSet<Double> edges = new TreeSet<>();
        TreeSet<Double> alone = new TreeSet<>(); // upper edges of narrow cells
        for (double threshold : thresholds) edges.add(edge(threshold));
        int last = values.length - 1;
        double least = outer(0, edges.isEmpty() ? Double.NaN : edges.first(), -1);
        double most = outer(last, edges.isEmpty() ? Double.NaN : edges.last(), 1);
        edges.removeIf(edge -> !(edge > least && edge < most));
        edges.add(least);
        edges.add(most);
        for (int i = 0; i <= last; i++) {
            if (!often(i) || shared(i, edges)) continue;
            double below = edges.lower(values[i]) == null ? least : edges.lower(values[i]);
            double above = edges.ceiling(values[i]) == null ? most : edges.ceiling(values[i]);
            double from = Math.max(below, values[i] - resolution / 2);
            double to = Math.min(above, values[i] + resolution / 2);
            if (!(from < values[i] && values[i] < to)) continue;
            edges.add(from);
            edges.add(to);
            alone.add(to);
        }
        double[] cut = edges.stream().mapToDouble(edge -> edge).toArray();
        double tail = Math.max((most / 2 - least / 2) * 2 * TAIL, Double.MIN_NORMAL);
        Cells cells = new Cells(cut, tail, whole, new double[cut.length + 1]);
        return new Cells(cut, tail, whole, base(cells, alone));
    }

    /** The edge at a threshold: among whole numbers the middle above the last that goes left. */
    private double edge(double threshold) {
        return whole ? Math.floor(threshold) + 0.5 : threshold;
    }

    /** The outermost edge: as far from the outermost value as that is from the nearest edge, if it stands alone there. */
    private double outer(int value, double nearest, int sign) {
        double number = values[value];
        double edge = number;
        if (whole || often(value)) edge = number + sign * resolution / 2;
        else if (sign < 0 ? values[1] > nearest : values[value - 1] <= nearest) edge = number - (nearest - number);
        double limit = sign < 0 ? Math.min(edge, Math.nextDown(number)) : Math.max(edge, number);
        return Math.min(Math.max(limit, -Double.MAX_VALUE), Double.MAX_VALUE);
    }

    /** Whether another value lies between the same two edges. */
    private boolean shared(int value, TreeSet<Double> edges) {
        double below = edges.lower(values[value]) == null ? Double.NEGATIVE_INFINITY : edges.lower(values[value]);
        double above = edges.ceiling(values[value]) == null ? Double.POSITIVE_INFINITY : edges.ceiling(values[value]);
        return value > 0 && values[value - 1] > below || value + 1 < values.length && values[value + 1] <= above;
    }

    /** Shares of the cells: a histogram whose groups hold about equal weights, and one row more spread over everything. */
    private double[] base(Cells cells, TreeSet<Double> alone) {
        double[] edges = cells.edges();
        double[] weight = new double[cells.size()];
        double rest = 0;
        for (int i = 0; i < values.length; i++) {
            int cell = cells.cell(values[i]);
            weight[cell] += weights[i];
            if (!alone.contains(edges[cell])) rest += weights[i];
        }
        double enough = rest / Leaves.groups(rest);
        int begin = 1;
        double sum = 0;
        for (int c = 1; c < edges.length; c++) {
            boolean narrow = alone.contains(edges[c]);
            if (!narrow) sum += weight[c];
            if (sum >= enough && !narrow || c == edges.length - 1) {
                spread(edges, weight, alone, begin, c + 1, sum);
                begin = c + 1;
                sum = 0;
            }
        }
        double range = edges[edges.length - 1] - edges[0];
        for (int c = 1; c < edges.length; c++)
            weight[c] = (weight[c] + 0.5 * ((edges[c] - edges[c - 1]) / range)) / (total + 1);
        weight[0] = 0.25 / (total + 1);
        weight[edges.length] = 0.25 / (total + 1);
        return weight;
    }

    private static void spread(double[] edges, double[] weight, TreeSet<Double> alone, int from, int to, double sum) {
        double length = 0;
        for (int c = from; c < to; c++) if (!alone.contains(edges[c])) length += edges[c] - edges[c - 1];
        for (int c = from; c < to; c++)
            if (!alone.contains(edges[c])) weight[c] = sum > 0 ? sum * ((edges[c] - edges[c - 1]) / length) : 0;
    }
}
