package semblance.transforms;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Evidence;
import semblance.api.model.Prediction;
import semblance.api.train.Transform;

/**
 * Numeric columns moved and stretched: {@code z = (x - centre) / scale + offset}. Columns of other types are left alone.
 *
 * @param input the columns that go in
 * @param centres shape [columns], in the unit of each column; 0 for other types
 * @param scales shape [columns], in the unit of each column, above 0; 1 for other types
 * @param offset where centres go, no unit
 */
public record Scaled(Schema input, double[] centres, double[] scales, double offset) implements Transform.Fitted {

    /** @throws IllegalArgumentException if a column lacks its numbers or a scale is not above 0 */
    public Scaled {
        int columns = input.columns().size();
        if (centres.length != columns || scales.length != columns)
            throw new IllegalArgumentException(
                    "expected " + columns + " centres and scales, got " + centres.length + " and " + scales.length);
        for (int c = 0; c < columns; c++)
            if (!(scales[c] > 0 && scales[c] < Double.POSITIVE_INFINITY))
                throw new IllegalArgumentException(
                        "column '" + input.names().get(c) + "': a scale must be finite and above 0, got " + scales[c]);
    }

    @Override
    public Schema output() {
        List<Column> columns = input.columns().stream()
                .map(column -> column instanceof Column.Numeric ? new Column.Numeric(column.name()) : column)
                .toList();
        return new Schema(columns, input.target(), input.weight());
    }

    @Override
    public Table apply(Table rows) {
        return map(rows, input, output(), true);
    }

    @Override
    public Table invert(Table rows) {
        return map(rows, output(), input, false);
    }

    private Table map(Table rows, Schema from, Schema to, boolean forward) {
        Columns.check(from, rows);
        List<Serializable> arrays = new ArrayList<>();
        for (int c = 0; c < scales.length; c++) {
            if (!(to.columns().get(c) instanceof Column.Numeric numeric)) {
                arrays.add(rows.array(c));
                continue;
            }
            double[] cells = rows.numbers(c).clone();
            for (int r = 0; r < cells.length; r++) cells[r] = forward ? forward(c, cells[r]) : back(c, cells[r]);
            if (numeric.kind().whole()) for (int r = 0; r < cells.length; r++) cells[r] = Math.rint(cells[r]);
            arrays.add(cells);
        }
        return Table.of(to, arrays).withWeights(rows.weights());
    }

    private double forward(int column, double cell) {
        double difference = cell - centres[column];
        // two numbers at opposite ends of the range of doubles lie further apart than it is long
        boolean far = Double.isInfinite(difference) && !Double.isInfinite(cell);
        return (far ? cell / scales[column] - centres[column] / scales[column] : difference / scales[column]) + offset;
    }

    private double back(int column, double cell) {
        return (cell - offset) * scales[column] + centres[column];
    }

    @Override
    public double[] logJacobian(Table rows) {
        Columns.check(input, rows);
        double[] sums = new double[rows.rows()];
        for (int c = 0; c < scales.length; c++) {
            if (!(input.columns().get(c) instanceof Column.Numeric)) continue;
            double term = -Math.log(scales[c]);
            double[] cells = rows.numbers(c);
            for (int r = 0; r < sums.length; r++) if (!Double.isNaN(cells[r])) sums[r] += term;
        }
        return sums;
    }

    @Override
    public Evidence apply(Evidence evidence) {
        List<Evidence.Condition> conditions = new ArrayList<>();
        for (Evidence.Condition condition : evidence.check(input).conditions()) {
            if (!(condition instanceof Evidence.Range range)) {
                conditions.add(condition);
                continue;
            }
            int column = input.indexOf(range.column());
            boolean whole =
                    ((Column.Numeric) input.columns().get(column)).kind().whole();
            // numbers are rounded on the way back, so all that rounds to a whole number in the range belongs to it
            double low = whole && !range.known() ? Math.ceil(range.low()) - 0.5 : range.low();
            double high = whole && !range.known() ? Math.floor(range.high()) + 0.5 : range.high();
            conditions.add(new Evidence.Range(range.column(), forward(column, low), forward(column, high)));
        }
        return new Evidence(conditions);
    }

    @Override
    public Prediction invert(Prediction prediction) {
        if (!(prediction instanceof Prediction.Numbers numbers)) return prediction;
        int column = input.indexOf(numbers.column().name());
        double[] means = numbers.means().clone();
        double[] deviations = numbers.deviations().clone();
        for (int r = 0; r < means.length; r++) {
            means[r] = back(column, means[r]);
            deviations[r] *= scales[column];
        }
        return new Prediction.Numbers((Column.Numeric) input.columns().get(column), means, deviations);
    }
}
