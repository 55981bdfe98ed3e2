package semblance.gaussianmixture;

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
 * A learned mixture. Numbers are continuous: the density of a column of whole numbers is that of the number line, and its
 * samples are rounded.
 *
 * @param covariance what the components' covariances have in common
 * @param mixture the parameters; components in order of falling weight
 * @param logLikelihood of the rows it was learned from, nats
 * @param bic twice the log-likelihood less log(rows) for each parameter; larger is better
 * @param icl BIC less a penalty for rows between components; larger is better
 * @param iterations passes over the rows that led here
 * @param parameters how many numbers were free to vary
 */
public record GaussianMixture(
        Schema schema,
        Covariance covariance,
        Mixture mixture,
        double logLikelihood,
        double bic,
        double icl,
        int iterations,
        int parameters)
        implements Sampler, Density, Conditional<ConditionedMixture>, Predictor, Imputer, Encoder {

    private Components components() {
        return new Components(new Layout(schema), mixture);
    }

    @Override
    public Table sample(int n, RandomGenerator random) {
        return new Draws(components()).sample(n, random);
    }

    @Override
    public double[] logDensity(Table rows) {
        double[] logs = new double[rows.rows()]; // rows that the batch leaves out have no known cell
        Components components = components();
        new Batch(components.layout, rows, rows.rows()).forEach(components, block -> {
            block.normalise();
            for (int r = 0; r < block.rows; r++) logs[block.row[r]] = block.logDensity[r];
        });
        return logs;
    }

    @Override
    public ConditionedMixture given(Evidence evidence) {
        return ConditionedMixture.of(this, evidence);
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
        return new Fills(components()).predict(rows, schema.indexOf(column));
    }

    @Override
    public Table impute(Table rows) {
        return new Fills(components()).expected(rows);
    }

    @Override
    public Table impute(Table rows, RandomGenerator random) {
        return new Fills(components()).drawn(rows, random);
    }

    /** The responsibilities: {@code component1} and so on. */
    @Override
    public Schema codes() {
        return new Schema(
                IntStream.rangeClosed(1, mixture.components())
                        .mapToObj(k -> (Column) new Column.Numeric("component" + k))
                        .toList(),
                "",
                "");
    }

    @Override
    public Table encode(Table rows) {
        double[][] codes = new double[mixture.components()][rows.rows()];
        for (int k = 0; k < codes.length; k++) Arrays.fill(codes[k], mixture.weights()[k]); // for rows without cells
        Components components = components();
        new Batch(components.layout, rows, rows.rows()).forEach(components, block -> {
            block.normalise();
            for (int k = 0; k < codes.length; k++)
                for (int r = 0; r < block.rows; r++) codes[k][block.row[r]] = block.responsibilities[k][r];
        });
        return Table.of(codes(), Arrays.asList(codes));
    }
}
