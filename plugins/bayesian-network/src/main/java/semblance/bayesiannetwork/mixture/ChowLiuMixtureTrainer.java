package semblance.bayesiannetwork.mixture;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import semblance.api.Help;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.train.Iterative;
import semblance.api.train.Run;
import semblance.bayesiannetwork.mixture.MixtureState.Stage;
import semblance.bayesiannetwork.trees.CodedRows;
import semblance.bayesiannetwork.trees.DistinctRows;

/**
 * Learns a mixture of Chow-Liu trees by expectation and maximisation (Meila and Jordan 2000). Columns must be categorical;
 * missing cells are summed over exactly. One component alone is the tree of Chow and Liu (1968).
 *
 * <p>The prior of a component is a number of rows in which pairs of levels are as frequent as in all rows together, so that
 * components with few rows are near the single tree.
 */
@Help("mixture of Chow-Liu trees over categorical columns, by EM")
public record ChowLiuMixtureTrainer(
        @Help("numbers of components to try, each at least 1")
        List<Integer> components,

        @Help("how numbers of components are compared: held_out or bic")
        Criterion criterion,

        @Help("rows that the prior of a component is worth, above 0")
        double smoothing,

        @Help("random starts of each number of components, at least 1")
        int starts,

        @Help("EM iterations of each number of components at most, and as many of the best once more; at least 1")
        int maximumIterations,

        @Help("nats a row that an iteration must gain to be followed by another, at least 0")
        double tolerance)
        implements Iterative<MixtureState, ChowLiuMixture> {
    /** Nats a row and iteration near enough to the peak for candidates to be compared. */
    private static final double COMPARABLE = 1e-4;
    /** Iterations between two states. */
    private static final int STRIDE = 10;
    /** Iterations after which starts are compared. */
    private static final int TRIAL = 5;
    /** Iterations of the single tree at most; without missing cells one suffices. */
    private static final int SINGLE = 100;

    /** Up to 64 components, compared on held-out rows. */
    public ChowLiuMixtureTrainer() {
        this(List.of(1, 2, 4, 8, 16, 32, 64), Criterion.HELD_OUT, 10, 1, 200, 1e-5);
    }

    /** @throws IllegalArgumentException if a parameter is out of its range, naming it */
    public ChowLiuMixtureTrainer {
        components = List.copyOf(components);
        if (components.isEmpty()) throw new IllegalArgumentException("components must name at least one number");
        for (int number : components)
            if (number < 1) throw new IllegalArgumentException("components must be at least 1, got " + number);
        if (!(smoothing > 0 && smoothing < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("smoothing must be above 0, got " + smoothing);
        if (starts < 1) throw new IllegalArgumentException("starts must be at least 1, got " + starts);
        if (maximumIterations < 1)
            throw new IllegalArgumentException("maximumIterations must be at least 1, got " + maximumIterations);
        if (!(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("tolerance must be at least 0, got " + tolerance);
    }

    @Override
    public String name() {
        return "chow-liu-mixture";
    }

    @Override
    public MixtureState start(Dataset data, Run run) {
        CodedRows rows = rows(data);
        if (rows.rows() == 0) throw new IllegalArgumentException("there is no row with a known cell to learn from");
        int least = Collections.min(components);
        if (least > rows.rows())
            throw new IllegalArgumentException(
                    "components must be at most the number of different rows, " + rows.rows() + ", got " + least);
        if (Collections.max(components) > rows.rows())
            run.warn("only up to " + rows.rows() + " components are tried: there are no more different rows");
        List<String> names = data.schema().names();
        for (int c = 0; c < rows.columns(); c++) warnOfUnknown(names.get(c), rows, c, run);
        DependencyTree single = single(new ItemRows(rows, names), run);
        Fit none = Fit.of(new Components(new double[] {1}, List.of(single)));
        return new MixtureState(
                data.schema(), rows.weight(), Stage.START, 0, single, none, Fit.of(Components.none()), 0);
    }

    private static void warnOfUnknown(String name, CodedRows rows, int column, Run run) {
        for (short code : rows.codes()[column]) if (code >= 0) return;
        run.warn("column '" + name + "' has no known cell; its levels are taken to be as likely");
    }

    /** The different rows, but for those of which nothing is known, which say nothing. */
    private static CodedRows rows(Dataset data) {
        CodedRows rows = data.collect(DistinctRows.of(data.schema())).rows();
        int[] known = IntStream.range(0, rows.rows())
                .filter(r -> Arrays.stream(rows.codes()).anyMatch(column -> column[r] >= 0))
                .toArray();
        if (known.length == rows.rows()) return rows;
        return rows.select(
                known, Arrays.stream(known).mapToDouble(r -> rows.weights()[r]).toArray());
    }

    /** The tree of all rows, with a prior of one row of which nothing is known. */
    private static DependencyTree single(ItemRows rows, Run run) {
        Em em = new Em(rows, PairCounts.uniform(rows));
        Components tree = new Components(new double[] {1}, List.of(DependencyTree.uniform(rows.levels)));
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < SINGLE; i++) {
            Em.Expectation expectation = em.expect(tree, run);
            if (i > 1 && !(expectation.objective() - last > COMPARABLE * rows.weight)) break;
            last = expectation.objective();
            tree = em.maximise(tree.trees(), expectation.responsibilities(), run);
            if (rows.complete == rows.rows()) break;
        }
        return tree.trees().get(0);
    }

    @Override
    public MixtureState next(MixtureState state, Dataset data, Run run) {
        if (state.stage() == Stage.DONE) return state;
        CodedRows all = rows(data);
        List<String> names = data.schema().names();
        boolean finishing = state.stage() == Stage.FINISH;
        HeldOut parts = HeldOut.of(all, run.seed().child(-1).value());
        boolean split = !finishing && components.size() > 1 && criterion == Criterion.HELD_OUT && parts.possible();
        ItemRows rows = new ItemRows(split ? parts.learned() : all, names);
        Em em = new Em(rows, prior(rows, state.single()));
        if (state.stage() == Stage.START) return begin(state, rows, all.rows(), em, run);
        double gain = rows.weight * (finishing ? tolerance : Math.max(tolerance, COMPARABLE));
        int limit = finishing ? state.best().iterations() + maximumIterations : maximumIterations;
        Fit fit = climb(state.current(), em, gain, limit, STRIDE, run);
        if (!fit.climbed()) return state.with(state.stage(), fit);
        if (finishing) return finish(state.with(Stage.DONE, fit), rows.weight, run);
        double score = fit.bic(rows.weight);
        if (split) {
            ItemRows held = new ItemRows(parts.held(), names);
            score = new Em(held, new PairCounts(held))
                            .expect(fit.components(), run)
                            .logLikelihood()
                    / held.weight;
        }
        if (components.size() > 1)
            run.report(split ? "heldOut" : "bic", fit.components().size(), score);
        boolean better = state.best().components().size() == 0 || score > state.bestScore();
        return choose(state, better ? fit : state.best(), better ? score : state.bestScore());
    }

    /** The rows that every component has beside its own. */
    private PairCounts prior(ItemRows rows, DependencyTree single) {
        PairCounts frequencies = PairCounts.uniform(rows);
        double[] whole = new double[rows.rows()];
        Arrays.fill(whole, 1);
        frequencies.add(new Em(rows, frequencies).count(single, whole), 1);
        PairCounts prior = new PairCounts(rows);
        prior.add(frequencies, smoothing / frequencies.weight);
        return prior;
    }

    private MixtureState begin(MixtureState state, ItemRows rows, int different, Em em, Run run) {
        int number = components.get(state.candidate());
        if (number > different) return choose(state, state.best(), state.bestScore());
        Fit best = null;
        for (int start = 0; start < starts; start++) {
            Components drawn = Starts.draw(
                    rows, number, state.single(), em, run.seed().child(number).child(start), run);
            Fit fit = Fit.of(drawn);
            if (starts > 1) fit = climb(fit, em, rows.weight * tolerance, maximumIterations, TRIAL, run);
            if (best == null || fit.objective() > best.objective()) best = fit;
        }
        return state.with(Stage.CLIMB, best);
    }

    private MixtureState choose(MixtureState state, Fit best, double score) {
        boolean last = state.candidate() + 1 == components.size();
        return new MixtureState(
                state.schema(),
                state.rows(),
                last ? Stage.FINISH : Stage.START,
                state.candidate() + 1,
                state.single(),
                last ? best.again() : state.current(),
                best,
                score);
    }

    /** Some iterations, up to a number of them in all, and only as long as each gains more nats than a least gain. */
    private static Fit climb(Fit from, Em em, double gain, int limit, int steps, Run run) {
        Fit fit = from;
        for (int i = 0; i < steps && !fit.climbed(); i++) {
            Em.Expectation here = em.expect(fit.components(), run);
            int passes = fit.iterations() + 1;
            run.report("logLikelihood", passes, here.logLikelihood());
            boolean top = !(here.objective() - fit.objective() > gain) || passes >= limit;
            Components next =
                    top ? fit.components() : em.maximise(fit.components().trees(), here.responsibilities(), run);
            fit = new Fit(next, here.logLikelihood(), here.objective(), passes, top);
        }
        return fit;
    }

    private MixtureState finish(MixtureState state, double rows, Run run) {
        Fit fit = state.current(); // the last report of a metric is what the model file keeps
        run.report("bic", fit.iterations(), fit.bic(rows));
        run.report("components", fit.iterations(), fit.components().size());
        run.report("parameters", fit.iterations(), fit.components().parameters());
        if (components.size() > 1 && fit.components().size() == Collections.max(components))
            run.warn("the largest number of components tried is the best, "
                    + fit.components().size() + "; more may fit better");
        return state;
    }

    @Override
    public boolean done(MixtureState state) {
        return state.stage() == Stage.DONE;
    }

    @Override
    public ChowLiuMixture model(MixtureState state) {
        boolean chosen = state.stage() == Stage.DONE || state.stage() == Stage.FINISH;
        Fit fit = chosen || state.best().components().size() == 0 ? state.current() : state.best();
        Schema schema = state.schema();
        return new ChowLiuMixture(
                schema,
                fit.components().sorted(),
                fit.logLikelihood(),
                fit.bic(state.rows()),
                fit.iterations(),
                fit.components().parameters(),
                0);
    }
}
