package semblance.randomforest.adversarial;

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
import semblance.decisiontree.growing.Cuts;
import semblance.decisiontree.growing.Trees;

/**
 * A mixture over the leaves of all trees of distributions whose columns are independent. The leaves of one tree do not
 * overlap, so a row without missing cells lies in as many leaves as there are trees. The density of a column of whole
 * numbers is that of a number before it is rounded: even from half a unit below to half a unit above.
 *
 * @param cuts what the trees compare with
 * @param trees one box of the space of rows for each leaf
 * @param marginals what columns look like by themselves
 * @param leaves what they look like in each leaf
 * @param accuracies how well rows were told from imitations in each round, one half being chance
 */
public record AdversarialForest(
        Schema schema, Cuts cuts, Trees trees, Marginals marginals, Leaves leaves, double[] accuracies)
        implements Sampler, Density, Conditional<ConditionedForest>, Predictor, Imputer, Encoder {

    AdversarialForest after(double[] more) {
        return new AdversarialForest(schema, cuts, trees, marginals, leaves, more);
    }

    Cells cells() {
        return new Cells(new Columns(schema), cuts, trees, marginals, leaves);
    }

    private Known nothing() {
        return Known.nothing(new Columns(schema));
    }

    @Override
    public Table sample(int n, RandomGenerator random) {
        return Draws.sample(cells(), nothing(), leaves.coverage(), n, random);
    }

    @Override
    public double[] logDensity(Table rows) {
        return Scoring.logDensity(cells(), nothing(), rows);
    }

    @Override
    public ConditionedForest given(Evidence evidence) {
        return ConditionedForest.of(this, nothing(), evidence);
    }

    /** Every column; the target first. */
    @Override
    public List<String> predictable() {
        List<String> names = new ArrayList<>(schema.names());
        if (!schema.target().isEmpty()) {
            names.remove(schema.target());
            names.add(0, schema.target());
        }
        return names;
    }

    @Override
    public Prediction predict(Table rows, String column) {
        return new Fills(cells(), nothing()).predict(rows, column);
    }

    @Override
    public Table impute(Table rows) {
        return new Fills(cells(), nothing()).expected(rows);
    }

    @Override
    public Table impute(Table rows, RandomGenerator random) {
        return new Fills(cells(), nothing()).drawn(rows, random);
    }

    /** The leaf of each tree: {@code tree1} and so on. */
    @Override
    public Schema codes() {
        return Encoding.schema(trees);
    }

    /** The leaf of each tree, counted from 1 in the order of the nodes; with missing cells the most probable one. */
    @Override
    public Table encode(Table rows) {
        return Encoding.encode(cells(), nothing(), rows);
    }
}
