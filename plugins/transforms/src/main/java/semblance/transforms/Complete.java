package semblance.transforms;

import java.io.Serializable;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Evidence;
import semblance.api.model.Prediction;
import semblance.api.train.Transform;

/**
 * The choice of rows whose cells are all there; cells stay as they are.
 *
 * @param output the columns that go in and come out
 * @param columns the names of those that must be there; empty if all must
 */
public record Complete(Schema output, List<String> columns) implements Transform.Fitted {

    /** @throws IllegalArgumentException if a column does not exist */
    public Complete {
        columns = List.copyOf(columns);
        for (String column : columns) output.column(column);
    }

    /** Whether each row is complete, shape [rows]. */
    boolean[] complete(Table rows) {
        boolean[] complete = new boolean[rows.rows()];
        Arrays.fill(complete, true);
        for (String column : columns.isEmpty() ? output.names() : columns) {
            int c = output.indexOf(column);
            for (int r = 0; r < complete.length; r++) complete[r] &= !rows.missing(c, r);
        }
        return complete;
    }

    @Override
    public Table select(Table rows) {
        Columns.check(output, rows);
        boolean[] complete = complete(rows);
        int[] kept = new int[complete.length];
        int count = 0;
        for (int r = 0; r < kept.length; r++) if (complete[r]) kept[count++] = r;
        if (count == kept.length) return rows;
        List<Serializable> arrays = new ArrayList<>();
        for (int c = 0; c < output.columns().size(); c++) arrays.add(pick(rows, c, kept, count));
        double[] all = rows.weights();
        double[] weights = new double[count];
        for (int r = 0; r < count; r++) weights[r] = all[kept[r]];
        return Table.of(rows.schema(), arrays).withWeights(weights);
    }

    private static Serializable pick(Table rows, int column, int[] kept, int count) {
        Serializable from = rows.array(column);
        int size = rows.schema().columns().get(column) instanceof Column.Tensor tensor ? tensor.size() : 1;
        Object to = Array.newInstance(from.getClass().componentType(), count * size);
        for (int r = 0; r < count; r++) System.arraycopy(from, kept[r] * size, to, r * size, size);
        return (Serializable) to;
    }

    @Override
    public Table apply(Table rows) {
        Columns.check(output, rows);
        return rows;
    }

    @Override
    public Table invert(Table rows) {
        return apply(rows);
    }

    @Override
    public double[] logJacobian(Table rows) {
        return new double[rows.rows()];
    }

    @Override
    public Evidence apply(Evidence evidence) {
        return evidence.check(output);
    }

    @Override
    public Prediction invert(Prediction prediction) {
        return prediction;
    }
}
