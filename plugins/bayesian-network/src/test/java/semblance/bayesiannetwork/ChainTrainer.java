package semblance.bayesiannetwork;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import semblance.api.Help;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Statistic;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Trainer;

/**
 * Fits a network whose levels are a chain and whose numbers depend on all levels and the number before: enough to put the
 * model to every check. It learns from the rows that know a whole family, with a little smoothing.
 */
@Help("A chain of levels and of numbers that depend on them, for tests")
public record ChainTrainer() implements Trainer<BayesianNetwork> {
    @Override
    public String name() {
        return "chain";
    }

    private static int[][] parents(Schema schema) {
        int[][] parents = new int[schema.columns().size()][];
        List<Integer> levels = new ArrayList<>();
        int number = -1;
        for (int c = 0; c < parents.length; c++)
            if (schema.columns().get(c) instanceof Column.Categorical) {
                parents[c] = levels.isEmpty() ? new int[0] : new int[] {levels.get(levels.size() - 1)};
                levels.add(c);
            }
        for (int c = 0; c < parents.length; c++) {
            if (!(schema.columns().get(c) instanceof Column.Numeric)) continue;
            List<Integer> all = new ArrayList<>(levels.subList(0, Math.min(2, levels.size())));
            if (number >= 0) all.add(number);
            parents[c] = all.stream().mapToInt(Integer::intValue).toArray();
            number = c;
        }
        return parents;
    }

    @Override
    public BayesianNetwork fit(Dataset data, Run run) {
        Schema schema = data.schema();
        for (Column column : schema.columns())
            if (!(column instanceof Column.Numeric || column instanceof Column.Categorical))
                throw new IllegalArgumentException("column '" + column.name() + "' is neither numbers nor levels");
        int n = schema.columns().size();
        Sums about = data.collect(() -> new Sums(n));
        double[] mean = new double[n];
        double[] scale = new double[n];
        for (int c = 0; c < n; c++) {
            if (!(about.weight[c] > 0))
                throw new IllegalArgumentException(
                        "column '" + schema.names().get(c) + "' has no known cell in any row");
            mean[c] = about.sum[c] / about.weight[c];
        }
        Sums spread = data.collect(() -> new Sums(n, mean));
        for (int c = 0; c < n; c++) {
            scale[c] = Math.sqrt(spread.sum[c] / spread.weight[c]);
            if (scale[c] == 0) scale[c] = 1e-3 * Math.max(1, Math.abs(mean[c]));
            if (!(scale[c] > 1e-100 && scale[c] < 1e100))
                throw new IllegalArgumentException(
                        "column '" + schema.names().get(c) + "': its numbers are too large or too small");
        }
        int[][] parents = parents(schema);
        Counts counts = data.collect(() -> new Counts(schema, parents, mean, scale));
        List<Node> nodes = new ArrayList<>();
        for (int c = 0; c < n; c++) nodes.add(new Node(parents[c], counts.distribution(c)));
        return new BayesianNetwork(schema, nodes);
    }

    /** Sums of numbers, or of their squares about a mean. */
    private static final class Sums implements Statistic<Sums> {
        private static final long serialVersionUID = 1;
        final double[] weight;
        final double[] sum;
        private final double[] mean;

        Sums(int n, double... mean) {
            weight = new double[n];
            sum = new double[n];
            this.mean = mean;
        }

        @Override
        public void add(Table rows) {
            double[] weights = rows.weights();
            for (int c = 0; c < sum.length; c++)
                for (int r = 0; r < rows.rows(); r++) {
                    if (rows.missing(c, r)) continue;
                    weight[c] += weights[r];
                    double x = rows.array(c) instanceof double[] numbers ? numbers[r] : 0;
                    sum[c] += weights[r] * (mean.length == 0 ? x : (x - mean[c]) * (x - mean[c]));
                }
        }

        @Override
        public void merge(Sums other) {
            for (int c = 0; c < sum.length; c++) {
                weight[c] += other.weight[c];
                sum[c] += other.sum[c];
            }
        }
    }

    /** For each family and configuration the counts of states, or the moments of 1, the standardised parent and child. */
    private static final class Counts implements Statistic<Counts> {
        private static final long serialVersionUID = 1;
        private final Schema schema;
        private final int[][] parents;
        private final double[] mean;
        private final double[] scale;
        private final double[][] sums;

        Counts(Schema schema, int[][] parents, double[] mean, double[] scale) {
            this.schema = schema;
            this.parents = parents;
            this.mean = mean;
            this.scale = scale;
            sums = new double[parents.length][];
            for (int c = 0; c < sums.length; c++) {
                int configurations = 1;
                for (int parent : parents[c]) configurations *= Math.max(1, states(parent));
                sums[c] = new double[configurations * (states(c) > 0 ? states(c) : 6)];
            }
        }

        private int states(int c) {
            return schema.columns().get(c) instanceof Column.Categorical some
                    ? some.levels().size()
                    : 0;
        }

        @Override
        public void add(Table rows) {
            double[] weights = rows.weights();
            for (int c = 0; c < sums.length; c++)
                for (int r = 0; r < rows.rows(); r++) {
                    boolean known = !rows.missing(c, r);
                    for (int parent : parents[c]) known &= !rows.missing(parent, r);
                    if (known) add(rows, c, r, weights[r]);
                }
        }

        private void add(Table rows, int c, int r, double weight) {
            int configuration = 0;
            double x = 0;
            for (int parent : parents[c]) {
                if (states(parent) > 0) configuration = configuration * states(parent) + rows.codes(parent)[r];
                else x = (rows.numbers(parent)[r] - mean[parent]) / scale[parent];
            }
            if (states(c) > 0) {
                sums[c][configuration * states(c) + rows.codes(c)[r]] += weight;
                return;
            }
            double y = (rows.numbers(c)[r] - mean[c]) / scale[c];
            double[] moments = {1, x, x * x, y, x * y, y * y};
            for (int i = 0; i < 6; i++) sums[c][6 * configuration + i] += weight * moments[i];
        }

        @Override
        public void merge(Counts other) {
            for (int c = 0; c < sums.length; c++)
                for (int i = 0; i < sums[c].length; i++) sums[c][i] += other.sums[c][i];
        }

        Distribution distribution(int c) {
            if (states(c) > 0) {
                double[] table = sums[c].clone();
                for (int from = 0; from < table.length; from += states(c)) {
                    double total = 0;
                    for (int s = 0; s < states(c); s++) total += table[from + s] += 0.5;
                    for (int s = 0; s < states(c); s++) table[from + s] /= total;
                }
                return new ProbabilityTable(table);
            }
            int parent = Arrays.stream(parents[c])
                    .filter(p -> states(p) == 0)
                    .findFirst()
                    .orElse(-1);
            int configurations = sums[c].length / 6;
            double[] coefficients = new double[configurations * (parent < 0 ? 1 : 2)];
            double[] variances = new double[configurations];
            for (int k = 0; k < configurations; k++) {
                double[] s = Arrays.copyOfRange(sums[c], 6 * k, 6 * k + 6);
                double n = s[0] + 1e-2;
                double sxx = s[2] + 1e-2 - s[1] * s[1] / n;
                double slope = parent < 0 ? 0 : (s[4] - s[1] * s[3] / n) / sxx;
                double intercept = (s[3] - slope * s[1]) / n;
                double rest = s[5]
                        - 2 * slope * s[4]
                        - 2 * intercept * s[3]
                        + slope * slope * s[2]
                        + 2 * slope * intercept * s[1]
                        + intercept * intercept * s[0];
                variances[k] = scale[c] * scale[c] * (Math.max(0, rest) + 1e-2) / (s[0] + 1e-2);
                int at = k * (parent < 0 ? 1 : 2);
                coefficients[at] = mean[c] + scale[c] * intercept;
                if (parent < 0) continue;
                coefficients[at + 1] = slope * scale[c] / scale[parent];
                coefficients[at] -= coefficients[at + 1] * mean[parent];
            }
            return new ConditionalGaussian(coefficients, variances);
        }
    }
}
