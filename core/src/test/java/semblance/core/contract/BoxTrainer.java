package semblance.core.contract;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import semblance.api.Help;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Kind;
import semblance.api.data.Schema;
import semblance.api.data.Statistic;
import semblance.api.data.Table;
import semblance.api.model.Sampler;
import semblance.api.train.Run;
import semblance.api.train.Trainer;

/** Draws evenly between the smallest and the largest number of each column, and can do nothing else. */
@Help("numbers drawn evenly between the extremes of their column")
public record BoxTrainer(
        @Help("what the box reaches beyond the extremes, as a share of its width, at least 0")
        double margin) implements Trainer<BoxTrainer.Box> {

    /** No margin. */
    public BoxTrainer() {
        this(0);
    }

    /** @throws IllegalArgumentException if the margin is negative */
    public BoxTrainer {
        if (!(margin >= 0 && margin <= 1)) throw new IllegalArgumentException("margin must be in 0..1, got " + margin);
    }

    @Override
    public String name() {
        return "box";
    }

    @Override
    public Box fit(Dataset data, Run run) {
        for (Column column : data.schema().columns())
            if (!(column instanceof Column.Numeric numeric) || numeric.kind() != Kind.REAL)
                throw new IllegalArgumentException("column '" + column.name() + "' does not hold real numbers");
        int columns = data.schema().columns().size();
        Extremes extremes = data.collect(() -> new Extremes(columns));
        for (int c = 0; c < columns; c++)
            if (!(extremes.highs[c] - extremes.lows[c] < Double.POSITIVE_INFINITY)
                    || extremes.lows[c] > extremes.highs[c])
                throw new IllegalArgumentException(
                        "column '" + data.schema().names().get(c) + "' has no extremes to draw between");
        return new Box(data.schema(), extremes.lows, extremes.highs, margin);
    }

    /** The extremes of each column. */
    public record Box(Schema schema, double[] lows, double[] highs, double margin) implements Sampler {
        @Override
        public Table sample(int n, RandomGenerator random) {
            double[][] columns = new double[lows.length][n];
            for (int r = 0; r < n; r++)
                for (int c = 0; c < lows.length; c++) {
                    double width = highs[c] - lows[c];
                    columns[c][r] = lows[c] + width * (random.nextDouble() * (1 + 2 * margin) - margin);
                }
            return Table.of(schema, List.of(columns));
        }
    }

    @SuppressWarnings("serial")
    private static final class Extremes implements Statistic<Extremes> {
        private final double[] lows;
        private final double[] highs;

        Extremes(int columns) {
            lows = new double[columns];
            highs = new double[columns];
            Arrays.fill(lows, Double.POSITIVE_INFINITY);
            Arrays.fill(highs, Double.NEGATIVE_INFINITY);
        }

        @Override
        public void add(Table rows) {
            double[] weights = rows.weights();
            for (int c = 0; c < lows.length; c++) {
                int column = c;
                IntStream.range(0, rows.rows())
                        .filter(r -> weights[r] > 0 && !rows.missing(column, r))
                        .forEach(r -> {
                            lows[column] = Math.min(lows[column], rows.numbers(column)[r]);
                            highs[column] = Math.max(highs[column], rows.numbers(column)[r]);
                        });
            }
        }

        @Override
        public void merge(Extremes other) {
            for (int c = 0; c < lows.length; c++) {
                lows[c] = Math.min(lows[c], other.lows[c]);
                highs[c] = Math.max(highs[c], other.highs[c]);
            }
        }
    }
}
