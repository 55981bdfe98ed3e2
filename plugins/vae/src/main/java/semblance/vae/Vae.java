package semblance.vae;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Conditional;
import semblance.api.model.Decoder;
import semblance.api.model.Density;
import semblance.api.model.Evidence;
import semblance.api.model.Imputer;
import semblance.api.model.Prediction;
import semblance.api.model.Predictor;
import semblance.api.model.Sampler;
import semblance.tensorflow.Weights;

/**
 * A variational autoencoder. Its log densities are importance-weighted lower bounds (Burda et al. 2016): never above the
 * truth on average, and closer to it the more samples they are averaged over. Predictions and fills are averages over the
 * same weighted draws of the latent variables. Codes do not tell the condition: they are decoded under the likeliest.
 *
 * @param structure what it is made of
 * @param weights the weights of its networks
 * @param seed where the noise of its answers comes from
 * @param samples draws that answers are averaged over
 */
public record Vae(Structure structure, Weights weights, long seed, int samples)
        implements Sampler, Density, Decoder, Imputer, Predictor, Conditional<ConditionedVae> {
    /** No evidence. */
    static final Known NOTHING = new Known(Map.of(), Map.of());

    @Override
    public Schema schema() {
        return structure.schema();
    }

    @Override
    public Table sample(int n, RandomGenerator random) {
        return new Drawing(this).sample(n, random);
    }

    @Override
    public double[] logDensity(Table rows) {
        check(rows);
        structure.demandDensity();
        return new Answers(this, NOTHING).logDensity(rows);
    }

    @Override
    public Schema codes() {
        List<Column> columns = new ArrayList<>();
        for (int j = 1; j <= structure.latent(); j++) columns.add(new Column.Numeric("z" + j));
        return new Schema(columns, "", "");
    }

    @Override
    public Table encode(Table rows) {
        check(rows);
        float[] means = new Particles(this).encode(rows).get(0);
        int latent = structure.latent();
        return Table.of(
                        codes(),
                        IntStream.range(0, latent)
                                .mapToObj(j -> IntStream.range(0, rows.rows())
                                        .mapToDouble(r -> means[r * latent + j])
                                        .toArray())
                                .toList())
                .withWeights(rows.weights());
    }

    @Override
    public Table decode(Table codes) {
        if (!codes.schema().names().equals(codes().names()))
            throw new IllegalArgumentException("expected the columns " + codes().names() + ", found "
                    + codes.schema().names());
        int latent = structure.latent();
        float[] values = new float[Math.multiplyExact(codes.rows(), latent)];
        for (int j = 0; j < latent; j++)
            for (int r = 0; r < codes.rows(); r++) values[r * latent + j] = (float) codes.numbers(j)[r];
        int[] combinations = new int[codes.rows()];
        Arrays.fill(combinations, Answers.most(structure.conditions().shares()));
        return new Drawing(this).expected(values, combinations).withWeights(codes.weights());
    }

    @Override
    public Table impute(Table rows) {
        check(rows);
        return new Answers(this, NOTHING).fill(rows);
    }

    @Override
    public Table impute(Table rows, RandomGenerator random) {
        check(rows);
        return new Answers(this, NOTHING).fill(rows, random);
    }

    @Override
    public List<String> predictable() {
        return Answers.predictable(schema());
    }

    @Override
    public Prediction predict(Table rows, String column) {
        check(rows);
        return new Answers(this, NOTHING).predict(rows, column);
    }

    @Override
    public ConditionedVae given(Evidence evidence) {
        return ConditionedVae.of(this, evidence);
    }

    /** @throws IllegalArgumentException if rows have other columns than the model */
    void check(Table rows) {
        List<Column> expected = schema().columns();
        List<Column> found = rows.schema().columns();
        for (int c = 0; c < Math.max(expected.size(), found.size()); c++) {
            if (c >= found.size())
                throw new IllegalArgumentException(
                        "the rows lack the column '" + expected.get(c).name() + "'");
            if (c >= expected.size())
                throw new IllegalArgumentException(
                        "the model has no column '" + found.get(c).name() + "'");
            if (!expected.get(c).equals(found.get(c)))
                throw new IllegalArgumentException(
                        "expected the column " + expected.get(c) + ", found " + found.get(c));
        }
    }
}
