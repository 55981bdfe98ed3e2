package semblance.bayesiannetwork.learning;

import java.util.Optional;
import java.util.function.Supplier;
import semblance.api.data.Dataset;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.bayesiannetwork.BayesianNetworkTrainer;
import semblance.bayesiannetwork.NumericParents;

/** The rows, held if they fit into a part of the memory, and else counted by passes over them. */
final class Memory {
    /** The part of the memory that rows may take. */
    private static final double SHARE = 0.25;
    /** The part that counts may take where rows do not fit. */
    private static final double COUNTS = 0.1;
    /** Cells looked at in one step: some seconds. */
    private static final long STEP = 20_000_000_000L;

    private final Scores scores;
    private final Supplier<Scores> likelihoods;
    private final LocalLearner learner;
    private final HeldScores held; // null if the rows are not
    final double rows;
    /** Whether cells are missing in the rows as they are. */
    final boolean gaps;

    private Memory(
            Scores scores,
            Supplier<Scores> likelihoods,
            LocalLearner learner,
            HeldScores held,
            double rows,
            boolean gaps) {
        this.scores = scores;
        this.likelihoods = likelihoods;
        this.learner = learner;
        this.held = held;
        this.rows = rows;
        this.gaps = gaps;
    }

    /**
     * @param network what missing cells are filled from
     * @param seed of these draws
     */
    static Memory of(
            BayesianNetworkTrainer trainer, Dataset data, Layout layout, BayesianNetwork network, Seed seed, Run run) {
        return of(
                trainer, data, layout, network, seed, run, Runtime.getRuntime().maxMemory());
    }

    static Census census(Dataset data, Layout layout) {
        return data.collect(() -> new Census(layout));
    }

    /** @param memory bytes in all */
    static Memory of(
            BayesianNetworkTrainer trainer,
            Dataset data,
            Layout layout,
            BayesianNetwork network,
            Seed seed,
            Run run,
            double memory) {
        Census census = census(data, layout);
        Criterion criterion = Criterion.of(trainer.score(), trainer.equivalentSampleSize(), census.total);
        if (census.bytes() <= SHARE * memory) {
            Rows rows = Rows.of(data, layout);
            if (census.gaps()) rows = new Completion(rows).of(network, seed, run);
            return held(rows, criterion, census.gaps(), run);
        }
        if (trainer.numericParents() == NumericParents.LOGISTIC)
            throw new IllegalArgumentException(
                    "numericParents=logistic needs rows that fit into a quarter of the memory,"
                            + " but they take about " + Math.round(census.bytes() / (1 << 20))
                            + " MiB; give more memory, or set numericParents=forbid");
        run.warn(
                "the rows take about " + Math.round(census.bytes() / (1 << 20)) + " MiB of memory, too much to hold, so"
                        + " they are read again for each change of the graph; give more memory, or choose search=hill-climbing");
        if (census.gaps())
            run.warn("the graph is searched for in rows whose missing cells are left out column by column");
        double cells = COUNTS * memory / Double.BYTES;
        Scales scales = census.scales();
        StreamedScores scores = new StreamedScores(data, layout, scales, criterion, cells);
        Criterion likelihood = Criterion.likelihood(census.total);
        return new Memory(
                scores,
                () -> new StreamedScores(data, layout, scales, likelihood, cells),
                scores,
                null,
                census.total,
                census.gaps());
    }

    static Memory held(Rows rows, Criterion criterion, boolean gaps, Run run) {
        Scales scales = Scales.of(rows);
        HeldScores scores = new HeldScores(rows, scales, criterion, run);
        Supplier<Scores> likelihoods = () -> new HeldScores(rows, scales, Criterion.likelihood(rows.total), run);
        return new Memory(scores, likelihoods, new Estimates.Held(rows, scales), scores, rows.total, gaps);
    }

    /** The rows, if they are held. */
    Optional<Rows> held() {
        return Optional.ofNullable(held).map(scores -> scores.rows);
    }

    Scores scores() {
        return scores;
    }

    /** The same without a penalty, made anew. */
    Scores likelihoods() {
        return likelihoods.get();
    }

    LocalLearner learner() {
        return learner;
    }

    /** Whether missing cells have been filled, so that filling them again may help. */
    boolean filled() {
        return gaps && held != null;
    }

    /** Whether so much was counted that a step should end; the same for equal rows, on any machine. */
    boolean busy() {
        return held == null || held.work() > STEP;
    }
}
