package semblance.bayesiannetwork;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import semblance.api.data.Column;
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
import semblance.bayesiannetwork.inference.Families;
import semblance.bayesiannetwork.inference.Graphs;
import semblance.bayesiannetwork.inference.Inference;

/**
 * A distribution that factors over a directed acyclic graph (Pearl 1988): the product of the distributions of the nodes
 * given their parents.
 *
 * <p>Answers are exact but for two cases: levels that depend on numbers which a row does not know, where they are averages
 * over a thousand weighted draws ({@link #exact}, {@link #effectiveSampleSize}), and several ranges at once
 * ({@link ConditionedNetwork}). An answer whose tables memory would not hold is refused before it is begun, with their size;
 * {@link #weighted} estimates it.
 *
 * @param nodes one node for each column of the schema, in its order
 */
public record BayesianNetwork(Schema schema, List<Node> nodes)
        implements Sampler, Density, Conditional<ConditionedNetwork>, Predictor, Imputer {

    /** @throws IllegalArgumentException if a node does not fit its column or the arcs go round in a circle */
    public BayesianNetwork {
        nodes = List.copyOf(nodes);
        if (nodes.size() != schema.columns().size())
            throw new IllegalArgumentException("a network needs one node for each of its "
                    + schema.columns().size() + " columns, got " + nodes.size());
        for (Column column : schema.columns())
            if (!(column instanceof Column.Numeric || column instanceof Column.Categorical))
                throw new IllegalArgumentException("column '" + column.name()
                        + "': a Bayesian network describes numbers and levels only; leave the column out or encode it");
        for (int column = 0; column < nodes.size(); column++) Checks.fits(schema, column, nodes.get(column));
        new Families(schema, nodes);
    }

    /** The columns in an order where parents come before children. */
    public int[] order() {
        return new Families(schema, nodes).order();
    }

    private Inference inference() {
        return new Inference(schema, nodes, Evidence.of());
    }

    @Override
    public Table sample(int n, RandomGenerator random) {
        return new Families(schema, nodes).sample(n, random);
    }

    @Override
    public double[] logDensity(Table rows) {
        return inference().logDensity(rows);
    }

    @Override
    public ConditionedNetwork given(Evidence evidence) {
        return ConditionedNetwork.of(this, evidence);
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
        return inference().predict(rows, column);
    }

    /** What is to be expected in every column of the rows, given what they know: one propagation for each row. */
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
     * The most probable completion of each row, by messages of maxima (Dawid 1992).
     *
     * @throws IllegalArgumentException if a row has probability 0, naming it
     */
    public Explanation mostProbable(Table rows) {
        return inference().mostProbable(rows);
    }

    /** What the distribution of every column takes once some columns are known. */
    public Cost cost(List<String> known) {
        return inference().cost(known);
    }

    /**
     * Whether the graph alone says that some columns are independent of others once a third lot is given (Pearl 1988), by
     * Shachter's Bayes-ball (1998). Columns that are given are independent of everything.
     *
     * @throws IllegalArgumentException if there is no such column, naming it
     */
    public boolean dSeparated(List<String> from, List<String> to, List<String> given) {
        int[][] parents = nodes.stream().map(Node::parents).toArray(int[][]::new);
        BitSet targets = positions(to);
        BitSet known = positions(given);
        targets.andNot(known);
        BitSet start = positions(from);
        start.andNot(known);
        return !Graphs.reachable(parents, start, known).intersects(targets);
    }

    private BitSet positions(List<String> names) {
        BitSet positions = new BitSet();
        for (String name : names) positions.set(schema.indexOf(name));
        return positions;
    }

    /**
     * This network once some columns are set from outside (Pearl 2000): they do not depend on their parents any more, and
     * have these values.
     *
     * @throws IllegalArgumentException if a column is not given a single value or level, or does not exist, naming it
     */
    public ConditionedNetwork intervene(Evidence values) {
        values.check(schema);
        List<Node> cut = new ArrayList<>(nodes);
        for (Evidence.Condition condition : values.conditions()) {
            int column = schema.indexOf(condition.column());
            cut.set(column, new Node(new int[0], set(column, condition)));
        }
        return new BayesianNetwork(schema, cut).given(values);
    }

    /** Any distribution that allows the value would do: all of what follows is given the value. */
    private Distribution set(int column, Evidence.Condition condition) {
        if (condition instanceof Evidence.Range range && range.known())
            return new ConditionalGaussian(new double[] {range.low()}, new double[] {1});
        if (condition instanceof Evidence.OneOf some && some.levels().size() == 1) {
            List<String> levels = ((Column.Categorical) schema.columns().get(column)).levels();
            double[] certain = new double[levels.size()];
            certain[levels.indexOf(some.levels().get(0))] = 1;
            return new ProbabilityTable(certain);
        }
        throw new IllegalArgumentException(
                "column '" + condition.column() + "' can be set to one value only, got " + condition);
    }

    /** This network once a column is set to a level from outside; like {@link #intervene(Evidence)}, as a network. */
    public BayesianNetwork intervene(String column, String level) {
        return intervene(Evidence.of(new Evidence.OneOf(column, List.of(level))))
                .network();
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

    /** Whether every answer is exact: no level depends on a number. */
    public boolean exact() {
        for (int column = 0; column < nodes.size(); column++)
            for (int parent : nodes.get(column).parents())
                if (schema.columns().get(column) instanceof Column.Categorical
                        && schema.columns().get(parent) instanceof Column.Numeric) return false;
        return true;
    }
}
