package semblance.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import semblance.api.data.Kind;
import semblance.api.data.Statistic;
import semblance.api.data.Table;
import semblance.core.answers.Answers;

/** Sums up a column of log densities, in nats; every row counts by its weight. */
@SuppressWarnings("serial")
final class LogDensities implements Statistic<LogDensities> {
    private long rows;
    private long impossible;
    private double weight;
    private double sum;
    private double minimum = Double.POSITIVE_INFINITY;
    private double maximum = Double.NEGATIVE_INFINITY;

    @Override
    public void add(Table table) {
        double[] logDensities = table.numbers(0);
        double[] weights = table.weights();
        for (int r = 0; r < logDensities.length; r++) {
            rows++;
            if (logDensities[r] == Answers.IMPOSSIBLE) {
                impossible++;
                continue;
            }
            weight += weights[r];
            sum += weights[r] * logDensities[r];
            minimum = Math.min(minimum, logDensities[r]);
            maximum = Math.max(maximum, logDensities[r]);
        }
    }

    @Override
    public void merge(LogDensities other) {
        rows += other.rows;
        impossible += other.impossible;
        weight += other.weight;
        sum += other.sum;
        minimum = Math.min(minimum, other.minimum);
        maximum = Math.max(maximum, other.maximum);
    }

    /** The mean over all rows: negative infinity if one is impossible; NaN if there are none. */
    double mean() {
        return impossible > 0 ? Double.NEGATIVE_INFINITY : sum / weight;
    }

    /** As a tree for JSON. */
    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rows", rows);
        tree.put("meanLogDensity", mean());
        tree.put("minimum", minimum);
        tree.put("maximum", maximum);
        tree.put("impossibleRows", impossible);
        return tree;
    }

    @Override
    public String toString() {
        if (impossible > 0) return impossible + " of " + rows + " rows are impossible";
        return rows == 0 ? "no rows" : "mean log density " + Kind.REAL.format(mean()) + " nats over " + rows + " rows";
    }
}
