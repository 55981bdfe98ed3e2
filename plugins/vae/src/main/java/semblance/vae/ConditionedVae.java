package semblance.vae;

import java.util.Arrays;
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
import semblance.vae.heads.Tails;

/**
 * A variational autoencoder that was told part of the truth. It draws by sampling importance resampling (Rubin 1988): from
 * many weighted draws of the latent variables given the evidence, some by their weights, then the cells given them.
 *
 * @param vae the autoencoder
 * @param evidence what it was told
 * @param logEvidence the log of how probable that is, in nats
 */
public record ConditionedVae(Vae vae, Evidence evidence, double logEvidence)
        implements Sampler, Density, Imputer, Predictor, Conditional<ConditionedVae> {
    /** Rows that are drawn from one set of weighted draws. */
    private static final int ROWS = 64;

    /** Ranges leave all to the prior, so that the probability of evidence is taken over this many times as many draws. */
    private static final int REPEATS = 64;

    static ConditionedVae of(Vae vae, Evidence evidence) {
        Known known = Known.of(vae.schema(), evidence);
        Table blank = Cells.blank(vae, 1).table();
        double log = evidence.conditions().isEmpty()
                ? 0
                : known.hasRange() ? repeated(vae, known) : new Answers(vae, known).logDensity(blank)[0];
        if (log == Double.NEGATIVE_INFINITY)
            throw new IllegalArgumentException("the evidence has the probability zero: " + evidence.conditions());
        return new ConditionedVae(vae, evidence, log);
    }

    private static double repeated(Vae vae, Known known) {
        Particles particles = new Particles(vae, new Seed(vae.seed()).child(0).random(), true);
        double[] logs = new double[REPEATS];
        new Cases(vae, known, particles)
                .of(Cells.blank(vae, REPEATS).table(), true, (row, some) -> logs[row] = some.logDensity());
        return Tails.logSum(logs) - Math.log(REPEATS);
    }

    private Known known() {
        return Known.of(schema(), evidence);
    }

    private Answers answers() {
        return new Answers(vae, known());
    }

    @Override
    public Schema schema() {
        return vae.schema();
    }

    @Override
    public ConditionedVae given(Evidence more) {
        return of(vae, Known.both(evidence, more.check(schema())));
    }

    @Override
    public double[] logDensity(Table rows) {
        vae.check(rows);
        vae.structure().demandDensity();
        double[] logDensity = answers().logDensity(rows);
        boolean[] allowed = allowed(rows);
        for (int r = 0; r < logDensity.length; r++)
            logDensity[r] = allowed[r] ? logDensity[r] - logEvidence : Double.NEGATIVE_INFINITY;
        return logDensity;
    }

    private boolean[] allowed(Table rows) {
        Known known = known();
        boolean[] allowed = new boolean[rows.rows()];
        Arrays.fill(allowed, true);
        for (int r = 0; r < allowed.length; r++) {
            for (int c : known.ranges().keySet())
                if (!rows.missing(c, r)) allowed[r] &= known.allows(c, rows.numbers(c)[r]);
            for (int c : known.sets().keySet())
                if (!rows.missing(c, r)) allowed[r] &= known.allows(c, rows.codes(c)[r]);
        }
        return allowed;
    }

    @Override
    public Table sample(int n, RandomGenerator random) {
        if (evidence.conditions().isEmpty()) return vae.sample(n, random);
        Cells cells = Cells.blank(vae, n);
        Answers answers = answers();
        Particles particles = new Particles(vae, random, true);
        Cases cases = new Cases(vae, known(), particles);
        int repeats = particles.rowsAtOnce();
        for (int from = 0; from < n; from += ROWS) {
            Cases.Case[] found = new Cases.Case[repeats];
            double[] logs = new double[repeats];
            cases.of(Cells.blank(vae, repeats).table(), true, (row, some) -> {
                found[row] = some;
                logs[row] = some.logDensity();
            });
            double[] shares = Tails.shares(logs);
            for (int row = from; row < Math.min(n, from + ROWS); row++) {
                Cases.Case some = found[Tails.draw(shares, random)];
                answers.draw(cells, row, some, Tails.draw(some.weights(), random), random);
            }
        }
        return cells.table();
    }

    @Override
    public Table impute(Table rows) {
        vae.check(rows);
        return answers().fill(rows);
    }

    @Override
    public Table impute(Table rows, RandomGenerator random) {
        vae.check(rows);
        return answers().fill(rows, random);
    }

    @Override
    public List<String> predictable() {
        return vae.predictable();
    }

    @Override
    public Prediction predict(Table rows, String column) {
        vae.check(rows);
        return answers().predict(rows, column);
    }
}
