package semblance.randomforest.adversarial;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
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

/**
 * An adversarial forest of whose rows something is known: its leaves are weighted anew and cut off.
 *
 * @param forest before anything was known
 * @param weights how likely each leaf then is, one in all
 * @param logEvidence the log of the density or probability of what is known, nats
 */
public record ConditionedForest(AdversarialForest forest, Known known, double[] weights, double logEvidence)
        implements Sampler, Density, Conditional<ConditionedForest>, Predictor, Imputer, Encoder {

    static ConditionedForest of(AdversarialForest forest, Known before, Evidence evidence) {
        Cells cells = forest.cells();
        Known known = before.and(evidence, cells.columns);
        Table row = blank(cells.columns);
        double logEvidence = Scoring.logDensity(cells, known, row)[0];
        if (logEvidence == Double.NEGATIVE_INFINITY) throw impossible(cells, before, evidence, row);
        Candidates candidates = new Candidates(new Batch(cells, known, row));
        double[] shares = candidates.shares(candidates.find(0, -1));
        double[] weights = new double[forest.leaves().coverage().length];
        for (int i = 0; i < candidates.size; i++) weights[candidates.leaves[i]] = shares[i];
        return new ConditionedForest(forest, known, weights, logEvidence);
    }

    private static Table blank(Columns columns) {
        Serializable[] arrays = new Serializable[columns.size()];
        for (int column = 0; column < arrays.length; column++)
            arrays[column] = columns.numeric(column) ? new double[] {Double.NaN} : new int[] {-1};
        return Table.of(columns.schema, Arrays.asList(arrays));
    }

    private static IllegalArgumentException impossible(Cells cells, Known before, Evidence evidence, Table row) {
        for (Evidence.Condition condition : evidence.conditions()) {
            Known known = before.and(Evidence.of(condition), cells.columns);
            if (Scoring.logDensity(cells, known, row)[0] == Double.NEGATIVE_INFINITY)
                return Known.impossible(condition);
        }
        return new IllegalArgumentException(evidence.conditions().stream()
                .map(condition -> "'" + condition.column() + "'")
                .collect(Collectors.joining(", ", "columns ", ": evidence of probability 0 taken together")));
    }

    @Override
    public Schema schema() {
        return forest.schema();
    }

    @Override
    public ConditionedForest given(Evidence evidence) {
        return of(forest, known, evidence);
    }

    @Override
    public Table sample(int n, RandomGenerator random) {
        return Draws.sample(forest.cells(), known, weights, n, random);
    }

    @Override
    public double[] logDensity(Table rows) {
        double[] logs = Scoring.logDensity(forest.cells(), known, rows);
        for (int r = 0; r < logs.length; r++) logs[r] -= logEvidence;
        return logs;
    }

    @Override
    public List<String> predictable() {
        return forest.predictable();
    }

    @Override
    public Prediction predict(Table rows, String column) {
        return new Fills(forest.cells(), known).predict(rows, column);
    }

    @Override
    public Table impute(Table rows) {
        return new Fills(forest.cells(), known).expected(rows);
    }

    @Override
    public Table impute(Table rows, RandomGenerator random) {
        return new Fills(forest.cells(), known).drawn(rows, random);
    }

    @Override
    public Schema codes() {
        return forest.codes();
    }

    @Override
    public Table encode(Table rows) {
        return Encoding.encode(forest.cells(), known, rows);
    }
}
