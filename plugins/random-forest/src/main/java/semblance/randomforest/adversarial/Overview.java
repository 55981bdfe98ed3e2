package semblance.randomforest.adversarial;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The distribution of each column by itself, and the scale of its numbers. */
final class Overview {
    private static final int BINS = 64;
    private static final double FREQUENT = 0.1; // the share from which a whole number is kept by itself
    private static final double ROOT_12 = 3.4641016151377544;

    private final Reality reality;
    private final LeafDensity density;
    private final double[] centres;
    private final double[] units;
    private final double[] lows;
    private final double[] highs;
    private final double[] atoms;
    private final double[][] edges;
    private final double[][] masses;
    /** The least deviation of a scaled column within a leaf: that of a number known to a multiple of the resolution. */
    final double[] floors;

    Overview(Reality reality, LeafDensity density) {
        this.reality = reality;
        this.density = density;
        int size = reality.columns.numeric.length;
        centres = new double[size];
        units = new double[size];
        lows = new double[size];
        highs = new double[size];
        atoms = new double[size];
        edges = new double[size][];
        masses = new double[size][];
        floors = new double[size];
        for (int j = 0; j < size; j++) number(j);
    }

    Marginals marginals() {
        double[][] levels = new double[reality.columns.categorical.length][];
        for (int c = 0; c < levels.length; c++) levels[c] = levels(c);
        return new Marginals(centres, units, lows, highs, atoms, edges, masses, levels);
    }

    /** Shares with one row spread evenly over all levels. */
    private double[] levels(int c) {
        int column = reality.columns.categorical[c];
        double[] shares = new double[reality.columns.levels[c]];
        double total = 1;
        Arrays.fill(shares, 1.0 / shares.length);
        for (int r = 0; r < reality.rows(); r++) {
            int code = reality.codes.at(column, r);
            if (code == 0) continue;
            shares[code - 1] += reality.weights[r];
            total += reality.weights[r];
        }
        for (int level = 0; level < shares.length; level++) shares[level] /= total;
        return shares;
    }

    private void number(int j) {
        double[] values = reality.numbers[j];
        int[] order = IntStream.range(0, values.length)
                .filter(r -> values[r] == values[r])
                .boxed()
                .sorted((a, b) -> Double.compare(values[a] + 0.0, values[b] + 0.0))
                .mapToInt(r -> r)
                .toArray();
        double[] distinct = new double[order.length];
        double[] weights = new double[order.length];
        int count = 0;
        double total = 0;
        for (int r : order) {
            if (count == 0 || values[r] != distinct[count - 1]) distinct[count++] = values[r] + 0.0;
            weights[count - 1] += reality.weights[r];
            total += reality.weights[r];
        }
        distinct = Arrays.copyOf(distinct, count);
        boolean whole = reality.columns.whole[j];
        double resolution = scale(j, distinct, weights, total, whole);
        double[] scaled = new double[count];
        for (int i = 0; i < count; i++) scaled[i] = (distinct[i] - centres[j]) / units[j];
        edges(j, scaled, weights, total, whole ? 1 : resolution);
        ends(j, scaled, weights, total, whole ? 1 : resolution);
        atoms[j] = whole ? atom(scaled, weights, total) : Double.NaN;
        floors[j] = whole ? 0.15 : resolution / ROOT_12;
    }

    private static double atom(double[] distinct, double[] weights, double total) {
        int most = 0;
        for (int i = 1; i < distinct.length; i++) if (weights[i] > weights[most]) most = i;
        return weights[most] >= FREQUENT * total ? distinct[most] : Double.NaN;
    }

    /** Sets centre and unit of a column; returns how far apart its different numbers are on average, scaled. */
    private double scale(int j, double[] distinct, double[] weights, double total, boolean whole) {
        double below = 0;
        int middle = 0;
        while (middle + 1 < distinct.length && (below += weights[middle]) < total / 2) middle++;
        centres[j] = distinct[middle];
        double mean = 0;
        double seen = 0;
        for (int i = 0; i < distinct.length; i++) {
            seen += weights[i];
            mean += (distinct[i] - mean) * (weights[i] / seen);
        }
        double square = 0;
        double range = Math.max(distinct[distinct.length - 1] - mean, mean - distinct[0]);
        for (int i = 0; i < distinct.length && range > 0; i++) {
            double distance = (distinct[i] - mean) / range;
            square += weights[i] / total * distance * distance;
        }
        double deviation = range * Math.sqrt(square);
        double size = Math.abs(centres[j]);
        units[j] = whole ? 1 : deviation > 1e-12 * size && deviation > 0 ? deviation : size > 0 ? size * 1e-3 : 1e-3;
        double width = (distinct[distinct.length - 1] - distinct[0]) / units[j];
        return distinct.length > 1 && width > 0 ? width / (distinct.length - 1) : 1e-3;
    }

    /** Bins of about equal weight that begin halfway between neighbouring numbers. */
    private void edges(int j, double[] distinct, double[] weights, double total, double resolution) {
        double[] bounds = new double[BINS + 1];
        double[] shares = new double[BINS];
        bounds[0] = distinct[0] - resolution / 2;
        int bins = 0;
        double share = 0;
        double left = total;
        for (int i = 0; i < distinct.length; i++) {
            share += weights[i];
            boolean last = i + 1 == distinct.length;
            double wanted =
                    left / (BINS - bins); // of what no bin has yet, so that one frequent number leaves bins for others
            if (!last && (share < wanted && weights[i + 1] < wanted || bins == BINS - 1)) continue;
            double end = last ? distinct[i] + resolution / 2 : between(j, distinct[i], distinct[i + 1]);
            if (!(end > bounds[bins])) continue; // next to each other beyond what numbers can tell
            shares[bins] = share / total;
            bounds[++bins] = end;
            left -= share;
            share = 0;
        }
        edges[j] = Arrays.copyOf(bounds, bins + 1);
        masses[j] = Arrays.copyOf(shares, bins);
    }

    private double between(int j, double a, double b) {
        double middle = a + (b - a) / 2;
        return reality.columns.whole[j] ? Math.floor(middle) + 0.5 : middle;
    }

    /**
     * How far leaves spread their numbers. An end that several rows share is taken for an end of what there can be, such as
     * zero; beyond another end there may be more.
     */
    private void ends(int j, double[] distinct, double[] weights, double total, double resolution) {
        boolean whole = reality.columns.whole[j];
        double shared = Math.max(1.5, total / 1000);
        double low = distinct[0];
        double high = distinct[distinct.length - 1];
        boolean even = density == LeafDensity.PIECEWISE;
        double margin = even ? resolution / 2 : whole ? 0.5 : 0;
        boolean constant = distinct.length == 1 && !whole;
        boolean closedLow = even || weights[0] >= shared && !constant;
        boolean closedHigh = even || weights[distinct.length - 1] >= shared && !constant;
        lows[j] = closedLow ? low - margin : Double.NEGATIVE_INFINITY;
        highs[j] = closedHigh ? high + margin : Double.POSITIVE_INFINITY;
    }
}
