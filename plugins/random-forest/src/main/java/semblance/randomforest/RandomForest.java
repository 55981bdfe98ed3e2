package semblance.randomforest;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
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
import semblance.randomforest.adversarial.AdversarialForest;

/**
 * A forest that predicts the target, and one that is a distribution of whole rows, which answers all other questions: it
 * draws rows, scores them, fills their gaps and predicts the other columns.
 *
 * @param target the forest that predicts the target; none if there is no target
 * @param joint the distribution of rows
 */
public record RandomForest(List<Forest> target, AdversarialForest joint)
        implements ForestModel, Sampler, Density, Conditional<ConditionedRandomForest>, Predictor, Imputer, Encoder {

    /** At most one forest. */
    public RandomForest {
        target = List.copyOf(target);
    }

    @Override
    public Schema schema() {
        return joint.schema();
    }

    @Override
    public Forest forest() {
        if (target.isEmpty())
            throw new IllegalArgumentException("the model was learned from rows without a target, so there is no forest"
                    + " that predicts one; learn it again, and name the target");
        return target.get(0);
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
    public ConditionedRandomForest given(Evidence evidence) {
        return new ConditionedRandomForest(target, List.of(evidence), joint.given(evidence));
    }

    /** Every column; the target first. */
    @Override
    public List<String> predictable() {
        List<String> names = new ArrayList<>(joint.predictable());
        if (!target.isEmpty()) {
            names.remove(schema().target());
            names.add(0, schema().target());
        }
        return names;
    }

    @Override
    public Prediction predict(Table rows, String column) {
        boolean ofTarget = !target.isEmpty() && column.equals(schema().target());
        return ofTarget ? forest().predict(rows, column) : joint.predict(rows, column);
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
        return target.isEmpty() ? joint.codes() : forest().codes();
    }

    /** The leaves of the forest that predicts the target or, without one, of the distribution. */
    @Override
    public Table encode(Table rows) {
        return target.isEmpty() ? joint.encode(rows) : forest().encode(rows);
    }
}
