package semblance.bayesiannetwork.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
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

/**
 * A learned mixture of trees (Meila and Jordan 2000). All its answers are exact. Given evidence, it is a mixture of trees
 * again.
 *
 * @param components the parameters, learned ones in order of falling weight
 * @param logLikelihood of the rows it was learned from, nats
 * @param bic twice the log-likelihood less log(rows) for each parameter; larger is better
 * @param iterations of expectation and maximisation that led here
 * @param parameters how many numbers were free to vary
 * @param logEvidence the log probability of what is known, nats; 0 if nothing is
 */
public record ChowLiuMixture(
        Schema schema,
        Components components,
        double logLikelihood,
        double bic,
        int iterations,
        int parameters,
        double logEvidence)
        implements Sampler, Density, Conditional<ChowLiuMixture>, Predictor, Imputer, Encoder {

    /** @throws IllegalArgumentException if the trees do not fit the columns, or a column is not categorical */
    public ChowLiuMixture {
        for (Column column : schema.columns())
            if (!(column instanceof Column.Categorical))
                throw new IllegalArgumentException("column '" + column.name() + "' is not categorical");
        for (DependencyTree tree : components.trees()) tree.check(schema);
    }

    private Answers answers() {
        return new Answers(schema, components);
    }

    @Override
    public Table sample(int n, RandomGenerator random) {
        return answers().sample(n, random);
    }

    @Override
    public double[] logDensity(Table rows) {
        return answers().logDensity(rows);
    }

    @Override
    public ChowLiuMixture given(Evidence evidence) {
        Restriction known = Restriction.of(schema, components, evidence);
        return new ChowLiuMixture(
                schema,
                known.components(),
                logLikelihood,
                bic,
                iterations,
                parameters,
                logEvidence + known.logProbability());
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
        return answers().predict(rows, schema.indexOf(column));
    }

    @Override
    public Table impute(Table rows) {
        return answers().expected(rows);
    }

    @Override
    public Table impute(Table rows, RandomGenerator random) {
        return answers().drawn(rows, random);
    }

    /** The responsibilities: {@code component1} and so on. */
    @Override
    public Schema codes() {
        return new Schema(
                IntStream.rangeClosed(1, components.size())
                        .mapToObj(k -> (Column) new Column.Numeric("component" + k))
                        .toList(),
                "",
                "");
    }

    @Override
    public Table encode(Table rows) {
        return Table.of(codes(), Arrays.asList(answers().responsibilities(rows)));
    }
}
