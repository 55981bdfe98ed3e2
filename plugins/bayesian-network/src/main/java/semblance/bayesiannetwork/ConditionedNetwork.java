package semblance.bayesiannetwork;

import java.util.List;
import java.util.random.RandomGenerator;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Conditional;
import semblance.api.model.Density;
import semblance.api.model.Evidence;
import semblance.api.model.Imputer;
import semblance.api.model.Prediction;
import semblance.api.model.Predictor;
import semblance.api.model.Sampler;
import semblance.api.train.Seed;
import semblance.bayesiannetwork.inference.Inference;

/**
 * A network of which something is known. A range of a column of whole numbers reaches half a unit beyond its bounds,
 * because samples are rounded. Levels, and a range of one number at a time, are exact; several ranges of numbers that
 * depend on each other where a row does not know them are to 1e-10 for two, and about 1e-4 for more.
 *
 * @param network before anything was known
 * @param evidence all that is known
 * @param logEvidence the log density or probability of the evidence, nats
 */
public record ConditionedNetwork(BayesianNetwork network, Evidence evidence, double logEvidence)
        implements Sampler, Density, Conditional<ConditionedNetwork>, Predictor, Imputer {

    /** @throws IllegalArgumentException if the evidence does not fit the network's columns, naming one */
    public ConditionedNetwork {
        evidence.check(network.schema());
    }

    static ConditionedNetwork of(BayesianNetwork network, Evidence evidence) {
        double log = inference(network, evidence).logEvidence();
        if (log > Double.NEGATIVE_INFINITY) return new ConditionedNetwork(network, evidence, log);
        List<Evidence.Condition> conditions = evidence.conditions();
        int first = 0; // the first condition that the ones before it rule out
        while (inference(network, new Evidence(conditions.subList(0, first + 1)))
                        .logEvidence()
                > Double.NEGATIVE_INFINITY) first++;
        String before = first == 0 ? "" : " once " + conditions.subList(0, first) + " is known";
        throw new IllegalArgumentException("column '" + conditions.get(first).column()
                + "': evidence of probability 0: " + conditions.get(first) + before);
    }

    private static Inference inference(BayesianNetwork network, Evidence evidence) {
        return new Inference(network.schema(), network.nodes(), evidence);
    }

    private Inference inference() {
        return inference(network, evidence);
    }

    @Override
    public Schema schema() {
        return network.schema();
    }

    @Override
    public ConditionedNetwork given(Evidence more) {
        return of(network, Inference.both(evidence, more.check(schema())));
    }

    @Override
    public Table sample(int n, RandomGenerator random) {
        return inference().sample(n, random);
    }

    @Override
    public double[] logDensity(Table rows) {
        double[] logs = inference().logDensity(rows);
        for (int r = 0; r < logs.length; r++) logs[r] -= logEvidence;
        return logs;
    }

    /** Every column; the target first. */
    @Override
    public List<String> predictable() {
        return network.predictable();
    }

    @Override
    public Prediction predict(Table rows, String column) {
        return inference().predict(rows, column);
    }

    /** What is to be expected in every column of the rows, given the evidence and what they know. */
    public Marginals marginals(Table rows) {
        return inference().marginals(rows);
    }

    @Override
    public Table impute(Table rows) {
        return inference().impute(rows);
    }

    @Override
    public Table impute(Table rows, RandomGenerator random) {
        return inference().impute(rows, random);
    }

    /**
     * The most probable completion of each row given the evidence, of which levels and single values are known.
     *
     * @throws IllegalArgumentException if a row has probability 0 or the evidence has a range, naming it
     */
    public Explanation mostProbable(Table rows) {
        return inference().mostProbable(rows);
    }

    /** What the distribution of every column takes once some columns are known too. */
    public Cost cost(List<String> known) {
        return inference().cost(known);
    }

    /**
     * Estimates what is to be expected in every column by likelihood weighting, where exact answers are too wide.
     *
     * @param draws how many draws each row gets
     * @throws IllegalArgumentException if it is below 1
     */
    public WeightedMarginals weighted(Table rows, int draws, Seed seed) {
        return inference().weighted(rows, draws, seed);
    }

    /**
     * How many draws from the right distribution the answers to each row are worth, shape [rows]: infinite where they are
     * exact, which they are unless a level depends on a number that the row does not know.
     */
    public double[] effectiveSampleSize(Table rows) {
        return inference().effectiveSampleSize(rows);
    }
}
