package semblance.core.pipeline;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Conditional;
import semblance.api.model.Decoder;
import semblance.api.model.Density;
import semblance.api.model.Encoder;
import semblance.api.model.Evidence;
import semblance.api.model.Imputer;
import semblance.api.model.Model;
import semblance.api.model.Prediction;
import semblance.api.model.Predictor;
import semblance.api.model.Sampler;
import semblance.api.train.Transform;

/**
 * A model behind transforms, with every capability there is; {@link Pipeline} shows those that the model has.
 *
 * @param schema the untransformed columns
 * @param known the columns that evidence has fixed to one value: their Jacobian is no part of the density
 */
record Transformed(Schema schema, List<Transform.Fitted> transforms, Model model, List<String> known)
        implements Sampler, Density, Conditional<Model>, Predictor, Imputer, Decoder {

    @Override
    public Table sample(int n, RandomGenerator random) {
        return invert(((Sampler) model).sample(n, random));
    }

    /** log p(x) = log p(f(x)) + log |det f'(x)|, transform by transform. */
    @Override
    public double[] logDensity(Table rows) {
        double[] sum = new double[rows.rows()];
        Table now = rows;
        Table free = without(rows, known);
        for (Transform.Fitted transform : transforms) {
            double[] jacobian = transform.logJacobian(free);
            for (int r = 0; r < sum.length; r++) sum[r] += jacobian[r];
            now = transform.apply(now);
            free = transform.apply(free);
        }
        double[] inner = ((Density) model).logDensity(now);
        for (int r = 0; r < sum.length; r++) sum[r] += inner[r];
        return sum;
    }

    @Override
    public Model given(Evidence evidence) {
        Evidence inner = evidence.check(schema);
        for (Transform.Fitted transform : transforms) inner = transform.apply(inner);
        List<String> fixed = new ArrayList<>(known);
        for (Evidence.Condition condition : evidence.conditions())
            if (condition instanceof Evidence.Range range && range.known()) fixed.add(range.column());
        Model conditioned = ((Conditional<?>) model).given(inner);
        return Pipeline.of(new Transformed(schema, transforms, conditioned, List.copyOf(fixed)));
    }

    @Override
    public List<String> predictable() {
        return ((Predictor) model)
                .predictable().stream().filter(schema.names()::contains).toList();
    }

    @Override
    public Prediction predict(Table rows, String column) {
        Prediction prediction = ((Predictor) model).predict(apply(rows), column);
        for (int t = transforms.size() - 1; t >= 0; t--)
            prediction = transforms.get(t).invert(prediction);
        return prediction;
    }

    @Override
    public Table impute(Table rows) {
        return keepKnown(rows, invert(((Imputer) model).impute(apply(rows))));
    }

    @Override
    public Table impute(Table rows, RandomGenerator random) {
        return keepKnown(rows, invert(((Imputer) model).impute(apply(rows), random)));
    }

    @Override
    public Schema codes() {
        return ((Encoder) model).codes();
    }

    @Override
    public Table encode(Table rows) {
        return ((Encoder) model).encode(apply(rows));
    }

    @Override
    public Table decode(Table codes) {
        return invert(((Decoder) model).decode(codes));
    }

    private Table apply(Table rows) {
        Table now = rows;
        for (Transform.Fitted transform : transforms) now = transform.apply(now);
        return now;
    }

    private Table invert(Table rows) {
        Table now = rows;
        for (int t = transforms.size() - 1; t >= 0; t--) now = transforms.get(t).invert(now);
        return now;
    }

    /** Known cells as they came: a transform and its inverse agree only up to rounding. */
    private static Table keepKnown(Table rows, Table filled) {
        List<Serializable> columns = new ArrayList<>();
        for (int c = 0; c < rows.schema().columns().size(); c++) columns.add(merge(rows.array(c), filled.array(c)));
        return Table.of(rows.schema(), columns).withWeights(rows.weights());
    }

    private static Serializable merge(Serializable known, Serializable filled) {
        if (known instanceof double[] a && filled instanceof double[] b) {
            double[] merged = a.clone();
            for (int r = 0; r < merged.length; r++) if (Double.isNaN(merged[r])) merged[r] = b[r];
            return merged;
        }
        if (known instanceof int[] a && filled instanceof int[] b) {
            int[] merged = a.clone();
            for (int r = 0; r < merged.length; r++) if (merged[r] < 0) merged[r] = b[r];
            return merged;
        }
        if (known instanceof float[] a && filled instanceof float[] b) {
            float[] merged = a.clone();
            for (int i = 0; i < merged.length; i++) if (Float.isNaN(merged[i])) merged[i] = b[i];
            return merged;
        }
        String[] merged = ((String[]) known).clone();
        for (int r = 0; r < merged.length; r++) if (merged[r] == null) merged[r] = ((String[]) filled)[r];
        return merged;
    }

    private static Table with(Table rows, int column, double[] values) {
        List<Serializable> columns = new ArrayList<>();
        for (int c = 0; c < rows.schema().columns().size(); c++) columns.add(c == column ? values : rows.array(c));
        return Table.of(rows.schema(), columns);
    }

    private static Table without(Table rows, List<String> names) {
        if (names.isEmpty()) return rows;
        double[] missing = new double[rows.rows()];
        Arrays.fill(missing, Double.NaN);
        Table now = rows;
        for (String name : names) now = with(now, rows.schema().indexOf(name), missing);
        return now;
    }
}
