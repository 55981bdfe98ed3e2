package semblance.core.contract;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import semblance.api.Help;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Kind;
import semblance.api.data.Schema;
import semblance.api.data.Statistic;
import semblance.api.data.Table;
import semblance.api.model.Evidence;
import semblance.api.model.Prediction;
import semblance.api.train.Run;
import semblance.api.train.Transform;

/** Numbers minus their mean, over their deviation. With a {@link Wrong} it is a saboteur. */
@Help("numbers of mean 0 and deviation 1")
public record Centre(@Help("what it does wrong") Wrong wrong) implements Transform {

    /** What a saboteur does wrong, and the check that finds it. */
    public enum Wrong {
        NOTHING(""),
        IGNORES_WEIGHTS("a row of weight 2 is worth two, one of weight 0 none"),
        DEPENDS_ON_TABLES("how rows are grouped changes nothing beyond rounding"),
        FORGETS_THE_LOGARITHM("the log Jacobian agrees with differences"),
        COUNTS_MISSING_CELLS("the log Jacobian of a row without a known number is 0"),
        FILLS_HOLES("missing cells stay missing"),
        LOSES_WEIGHTS("applying keeps the weights of the rows"),
        FORGETS_THE_MEAN("inverting undoes applying"),
        LEAVES_PREDICTIONS("predictions come back in the columns from before"),
        LEAVES_EVIDENCE("evidence holds for the same rows afterwards"),
        CLOSES_RANGES("evidence without a bound stays without"),
        SELECTS_CHANGED_ROWS("rows selected for training are some of the rows, as they are"),
        ACCEPTS_OTHER_COLUMNS("rows with a column of another name are refused by its name"),
        ACCEPTS_UNKNOWN_EVIDENCE("evidence on an unknown column is refused by its name"),
        WRITES_INTO_ROWS("applying and inverting leave the rows as they were");

        final String check;

        Wrong(String check) {
            this.check = check;
        }
    }

    /** Nothing wrong. */
    public Centre() {
        this(Wrong.NOTHING);
    }

    @Override
    public String name() {
        return "centre";
    }

    @Override
    public Centred fit(Dataset data, Run run) {
        int columns = data.schema().columns().size();
        Wrong how = wrong;
        Sums sums = data.collect(() -> new Sums(columns, how));
        double[] means = new double[columns];
        double[] deviations = new double[columns];
        for (int c = 0; c < columns; c++) {
            means[c] = sums.counts[c] > 0 ? sums.sums[c] / sums.counts[c] : 0;
            double variance = sums.counts[c] > 0 ? sums.squares[c] / sums.counts[c] - means[c] * means[c] : 0;
            deviations[c] = variance > 1e-12 * means[c] * means[c] ? Math.sqrt(variance) : 1;
        }
        return new Centred(data.schema(), means, deviations, wrong);
    }

    /** The mean and deviation of each column; 0 and 1 where they are not known or the column is constant. */
    public record Centred(Schema schema, double[] means, double[] deviations, Wrong wrong) implements Fitted {
        private boolean changes(int column) {
            return schema.columns().get(column) instanceof Column.Numeric;
        }

        @Override
        public Schema output() {
            List<Column> columns = schema.columns().stream()
                    .map(column -> column instanceof Column.Numeric ? new Column.Numeric(column.name()) : column)
                    .toList();
            return new Schema(columns, schema.target(), schema.weight());
        }

        private double forwards(int column, double x) {
            return (x - means[column]) / deviations[column];
        }

        private double backwards(int column, double z) {
            double x =
                    wrong == Wrong.FORGETS_THE_MEAN ? z * deviations[column] : z * deviations[column] + means[column];
            return schema.columns().get(column) instanceof Column.Numeric numeric
                            && (numeric.kind().whole() || numeric.kind() == Kind.DATE_TIME)
                    ? Math.rint(x)
                    : x;
        }

        @Override
        public Table select(Table rows) {
            return wrong == Wrong.SELECTS_CHANGED_ROWS ? Rows.without(rows, 0) : rows;
        }

        @Override
        public Table apply(Table rows) {
            for (int c = 0; c < means.length; c++)
                if (wrong != Wrong.ACCEPTS_OTHER_COLUMNS
                        && !rows.schema()
                                .columns()
                                .get(c)
                                .equals(schema.columns().get(c)))
                    throw new IllegalArgumentException(
                            "expected the column " + schema.columns().get(c) + ", found "
                                    + rows.schema().columns().get(c));
            List<Serializable> columns = new ArrayList<>();
            for (int c = 0; c < means.length; c++) {
                int column = c;
                if (wrong == Wrong.WRITES_INTO_ROWS && changes(c) && rows.rows() > 0) rows.numbers(c)[0] = 0;
                columns.add(
                        changes(c)
                                ? Arrays.stream(rows.numbers(c))
                                        .map(x ->
                                                wrong == Wrong.FILLS_HOLES && Double.isNaN(x) ? 0 : forwards(column, x))
                                        .toArray()
                                : rows.array(c));
            }
            Table applied = Table.of(output(), columns);
            return wrong == Wrong.LOSES_WEIGHTS ? applied : applied.withWeights(rows.weights());
        }

        @Override
        public Prediction invert(Prediction prediction) {
            if (wrong == Wrong.LEAVES_PREDICTIONS || !(prediction instanceof Prediction.Numbers numbers))
                return prediction;
            int column = schema.indexOf(numbers.column().name());
            return new Prediction.Numbers(
                    (Column.Numeric) schema.columns().get(column),
                    Arrays.stream(numbers.means())
                            .map(z -> z * deviations[column] + means[column])
                            .toArray(),
                    Arrays.stream(numbers.deviations())
                            .map(z -> z * deviations[column])
                            .toArray());
        }

        @Override
        public Table invert(Table rows) {
            List<Serializable> columns = new ArrayList<>();
            for (int c = 0; c < means.length; c++) {
                int column = c;
                columns.add(
                        changes(c)
                                ? Arrays.stream(rows.numbers(c))
                                        .map(z -> backwards(column, z))
                                        .toArray()
                                : rows.array(c));
            }
            return Table.of(schema, columns).withWeights(rows.weights());
        }

        @Override
        public double[] logJacobian(Table rows) {
            return IntStream.range(0, rows.rows())
                    .mapToDouble(r -> IntStream.range(0, means.length)
                            .filter(this::changes)
                            .filter(c -> wrong == Wrong.COUNTS_MISSING_CELLS || !rows.missing(c, r))
                            .mapToDouble(c ->
                                    wrong == Wrong.FORGETS_THE_LOGARITHM ? -deviations[c] : -Math.log(deviations[c]))
                            .sum())
                    .toArray();
        }

        @Override
        public Evidence apply(Evidence evidence) {
            if (wrong == Wrong.LEAVES_EVIDENCE) return evidence.check(schema);
            List<Evidence.Condition> conditions = new ArrayList<>();
            for (Evidence.Condition condition : evidence.conditions()) {
                if (wrong == Wrong.ACCEPTS_UNKNOWN_EVIDENCE && !schema.names().contains(condition.column())) continue;
                int c = schema.indexOf(condition.column());
                if (condition instanceof Evidence.Range range) {
                    double high = wrong == Wrong.CLOSES_RANGES ? Math.min(range.high(), 1e6) : range.high();
                    conditions.add(new Evidence.Range(range.column(), forwards(c, range.low()), forwards(c, high)));
                } else conditions.add(condition);
            }
            return new Evidence(conditions);
        }
    }

    @SuppressWarnings("serial")
    private static final class Sums implements Statistic<Sums> {
        private final double[] counts;
        private final double[] sums;
        private final double[] squares;
        private final Wrong wrong;

        Sums(int columns, Wrong wrong) {
            counts = new double[columns];
            sums = new double[columns];
            squares = new double[columns];
            this.wrong = wrong;
        }

        @Override
        public void add(Table rows) {
            double[] weights = rows.weights();
            for (int c = 0; c < sums.length; c++) {
                if (!(rows.array(c) instanceof double[] numbers)) continue;
                for (int r = 0; r < numbers.length; r++) {
                    if (Double.isNaN(numbers[r])) continue;
                    double weight = wrong == Wrong.IGNORES_WEIGHTS ? 1 : weights[r];
                    if (wrong == Wrong.DEPENDS_ON_TABLES && r > 20) weight = 0;
                    counts[c] += weight;
                    sums[c] += weight * numbers[r];
                    squares[c] += weight * numbers[r] * numbers[r];
                }
            }
        }

        @Override
        public void merge(Sums other) {
            for (int c = 0; c < sums.length; c++) {
                counts[c] += other.counts[c];
                sums[c] += other.sums[c];
                squares[c] += other.squares[c];
            }
        }
    }
}
