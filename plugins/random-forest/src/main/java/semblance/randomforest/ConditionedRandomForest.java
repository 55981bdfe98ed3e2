package semblance.randomforest;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Conditional;
import semblance.api.model.Density;
import semblance.api.model.Encoder;
import semblance.api.model.Evidence;
import semblance.api.model.Imputer;
import semblance.api.model.Prediction;
import semblance.api.model.Predictor;
import semblance.api.model.Sampler;
import semblance.randomforest.adversarial.ConditionedForest;

/**
 * A random forest of whose rows something is known. Where that is nothing but values of some columns, the target is still
 * predicted by its forest, from the row with these values; otherwise by the distribution.
 *
 * @param target the forest that predicts the target; none if there is no target
 * @param evidence what is known, in the order in which it came
 * @param joint the distribution of rows
 */
public record ConditionedRandomForest(List<Forest> target, List<Evidence> evidence, ConditionedForest joint)
        implements Sampler, Density, Conditional<ConditionedRandomForest>, Predictor, Imputer, Encoder {

    /** Copies the lists. */
    public ConditionedRandomForest {
        target = List.copyOf(target);
        evidence = List.copyOf(evidence);
    }

    @Override
    public Schema schema() {
        return joint.schema();
    }

    @Override
    public ConditionedRandomForest given(Evidence more) {
        List<Evidence> all = new ArrayList<>(evidence);
        all.add(more);
        return new ConditionedRandomForest(target, all, joint.given(more));
    }

    @Override
    public Table sample(int n, RandomGenerator random) {
        return joint.sample(n, random);
    }

    @Override
    public double[] logDensity(Table rows) {
        return joint.logDensity(rows);
    }

    @Override
    public List<String> predictable() {
        return new RandomForest(target, joint.forest()).predictable();
    }

    @Override
    public Prediction predict(Table rows, String column) {
        if (target.isEmpty() || !column.equals(schema().target()) || !values()) return joint.predict(rows, column);
        Forest forest = target.get(0);
        forest.check(rows);
        return forest.predict(filled(rows), column);
    }

    /** Whether nothing but values of other columns than the target is known. */
    private boolean values() {
        for (Evidence some : evidence)
            for (Evidence.Condition condition : some.conditions()) {
                boolean known = condition instanceof Evidence.Range range
                        ? range.known()
                        : ((Evidence.OneOf) condition).levels().size() == 1;
                if (!known || condition.column().equals(schema().target())) return false;
            }
        return true;
    }

    /** The rows, with what is known in cells that were missing. */
    private Table filled(Table rows) {
        Serializable[] arrays = new Serializable[schema().columns().size()];
        Arrays.setAll(arrays, rows::array);
        for (Evidence some : evidence)
            for (Evidence.Condition condition : some.conditions()) {
                int column = schema().indexOf(condition.column());
                if (condition instanceof Evidence.Range range) {
                    double[] numbers = ((double[]) arrays[column]).clone();
                    for (int r = 0; r < numbers.length; r++) if (Double.isNaN(numbers[r])) numbers[r] = range.low();
                    arrays[column] = numbers;
                } else {
                    Column.Categorical levels =
                            (Column.Categorical) schema().columns().get(column);
                    int level = levels.levels()
                            .indexOf(((Evidence.OneOf) condition).levels().get(0));
                    int[] codes = ((int[]) arrays[column]).clone();
                    for (int r = 0; r < codes.length; r++) if (codes[r] < 0) codes[r] = level;
                    arrays[column] = codes;
                }
            }
        return Table.of(rows.schema(), List.of(arrays));
    }

    @Override
    public Table impute(Table rows) {
        return joint.impute(rows);
    }

    @Override
    public Table impute(Table rows, RandomGenerator random) {
        return joint.impute(rows, random);
    }

    @Override
    public Schema codes() {
        return new RandomForest(target, joint.forest()).codes();
    }

    @Override
    public Table encode(Table rows) {
        return target.isEmpty() ? joint.encode(rows) : target.get(0).encode(rows);
    }
}
