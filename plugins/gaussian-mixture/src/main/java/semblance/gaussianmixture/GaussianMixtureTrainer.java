package semblance.gaussianmixture;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import semblance.api.Help;
import semblance.api.data.Dataset;
import semblance.api.data.Table;
import semblance.api.train.Iterative;
import semblance.api.train.Run;
import semblance.gaussianmixture.State.Stage;

/**
 * Learns a mixture of Gaussians, each times a multinomial for every categorical column, by expectation and maximisation
 * (Dempster, Laird and Rubin 1977). Missing cells are summed over exactly (Ghahramani and Jordan 1994); without numeric
 * columns it is a latent class model. Several numbers of components and kinds of covariance are compared by a criterion,
 * as in mclust (Fraley and Raftery 2002).
 *
 * <p>Variances do not fall below the resolution of the data (see {@link Overview#floors}), and a fit in which a component
 * has collapsed onto a few rows is taken only if there is no other.
 */
@Help("mixture of Gaussians, and of multinomials for categorical columns, by EM")
public record GaussianMixtureTrainer(
        @Help("numbers of components to try, each at least 1")
        List<Integer> components,

        @Help("covariances to try: full, tied, diagonal, spherical, or another of mclust's fourteen")
        List<Covariance> covariance,

        @Help("how candidates are compared: bic or icl") Criterion criterion,

        @Help("starts of each candidate, at least 1") int starts,

        @Help("EM iterations of each candidate at most, at least 1")
        int maximumIterations,

        @Help("nats a row that EM may leave unclimbed, at least 0; 0 for all iterations")
        double tolerance,

        @Help("whether means and covariances have the prior of Fraley and Raftery (2007)")
        boolean prior,

        @Help("rows spread evenly over the levels of each categorical column and component, above 0")
        double smoothing)
        implements Iterative<State, GaussianMixture> {
    /** Nats a row within which candidates are compared. */
    private static final double COMPARABLE = 1e-6;

    /** One to nine full components, compared by BIC. */
    public GaussianMixtureTrainer() {
        this(
                IntStream.rangeClosed(1, 9).boxed().toList(),
                List.of(Covariance.FULL),
                Criterion.BIC,
                10,
                1000,
                1e-10,
                false,
                1);
    }

    /** @throws IllegalArgumentException if a parameter is out of its range, naming it */
    public GaussianMixtureTrainer {
        components = List.copyOf(components);
        covariance = List.copyOf(covariance);
        if (components.isEmpty()) throw new IllegalArgumentException("components must name at least one number");
        for (int number : components)
            if (number < 1) throw new IllegalArgumentException("components must be at least 1, got " + number);
        if (covariance.isEmpty()) throw new IllegalArgumentException("covariance must name at least one kind");
        if (starts < 1) throw new IllegalArgumentException("starts must be at least 1, got " + starts);
        if (maximumIterations < 1)
            throw new IllegalArgumentException("maximumIterations must be at least 1, got " + maximumIterations);
        if (!(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("tolerance must be at least 0, got " + tolerance);
        if (!(smoothing > 0 && smoothing < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("smoothing must be above 0, got " + smoothing);
    }

    @Override
    public String name() {
        return "gaussian-mixture";
    }

    private int candidates() {
        return components.size() * covariance.size();
    }

    @Override
    public State start(Dataset data, Run run) {
        Layout layout = Layout.of(data.schema());
        Moments moments = data.collect(() -> new Moments(layout));
        moments.check();
        Sample sample = sample(data, layout, run);
        Table rows = sample.table();
        int least = components.stream().mapToInt(Integer::intValue).min().orElse(1);
        int most = components.stream().mapToInt(Integer::intValue).max().orElse(1);
        if (!sample.partial() && least > rows.rows())
            throw new IllegalArgumentException(
                    "components must be at most the number of different rows, " + rows.rows() + ", got " + least);
        if (!sample.partial() && most > rows.rows())
            run.warn("only up to " + rows.rows() + " components are tried: there are no more different rows");
        double[] variances = new double[layout.numeric.length];
        for (int j = 0; j < variances.length; j++) {
            variances[j] = moments.squares[j] / moments.weights[j];
            if (Resolution.constant(moments, j))
                run.warn("column '" + layout.number(j).name() + "' has one value, " + moments.means[j]);
        }
        double[] floors = Resolution.floors(layout, rows, moments);
        Overview overview = new Overview(moments.rows, moments.means, variances, floors, new double[0][]);
        Fit one = iterate(Fit.of(Covariance.DIAGONAL, single(moments, overview)), data, layout, overview, 0, 1);
        if (prior) overview = withCovariance(data, layout, overview, one.mixture());
        return new State(data.schema(), overview, Stage.START, 0, one, Fit.none());
    }

    private static Sample sample(Dataset data, Layout layout, Run run) {
        long seed = run.seed().child(-1).value();
        return data.collect(() -> new Sample(layout, seed));
    }

    private Mixture single(Moments moments, Overview overview) {
        int size = overview.means().length;
        double[][] covariance = new double[size][size];
        for (int j = 0; j < size; j++) covariance[j][j] = Math.max(overview.variances()[j], overview.floors()[j]);
        double[][] levels = Arrays.stream(moments.levels)
                .map(counts -> {
                    double total = Arrays.stream(counts).sum() + smoothing;
                    return Arrays.stream(counts)
                            .map(count -> (count + smoothing / counts.length) / total)
                            .toArray();
                })
                .toArray(double[][]::new);
        return new Mixture(
                new double[] {1}, new double[][] {overview.means()}, new double[][][] {covariance}, new double[][][] {
                    levels
                });
    }

    /** The covariance that the prior needs, with n - 1 below as in mclust, diagonal unless there are more rows than columns. */
    private static Overview withCovariance(Dataset data, Layout layout, Overview overview, Mixture single) {
        int size = overview.means().length;
        double[][] covariance = new double[size][size];
        if (overview.rows() > size) {
            Components components = new Components(layout, single, false);
            Responsibilities sums = data.collect(() -> new Responsibilities(components));
            double[][] scatter = sums.scatter(0);
            for (int i = 0; i < size; i++)
                for (int j = 0; j < size; j++) covariance[i][j] = scatter[i][j] / (overview.rows() - 1);
        } else {
            for (int j = 0; j < size; j++)
                covariance[j][j] = Math.max(overview.variances()[j], overview.floors()[j])
                        * (overview.rows() > 1 ? overview.rows() / (overview.rows() - 1) : 1);
        }
        return new Overview(overview.rows(), overview.means(), overview.variances(), overview.floors(), covariance);
    }

    @Override
    public State next(State state, Dataset data, Run run) {
        Layout layout = Layout.of(data.schema());
        return switch (state.stage()) {
            case START -> begin(state, data, layout, run);
            case CLIMB -> climb(state, data, layout, run);
            case FINISH -> finish(state, data, layout, run);
            case DONE -> state;
        };
    }

    private State begin(State state, Dataset data, Layout layout, Run run) {
        Covariance kind = covariance.get(state.candidate() / components.size());
        int number = components.get(state.candidate() % components.size());
        Sample sample = sample(data, layout, run);
        Table rows = sample.table();
        if (!sample.partial() && number > rows.rows()) return choose(state, state.best());
        Mixture start = new Starts(this, layout, state.overview(), rows).best(number, kind, run);
        return state.with(Stage.CLIMB, Fit.of(kind, start));
    }

    private State climb(State state, Dataset data, Layout layout, Run run) {
        double loose = Math.max(tolerance, COMPARABLE) * state.overview().rows();
        Fit fit = iterate(state.current(), data, layout, state.overview(), loose, maximumIterations);
        run.report("logLikelihood", fit.iterations(), fit.logLikelihood());
        if (fit.mixture() != state.current().mixture()) return state.with(Stage.CLIMB, fit);
        double score = fit.score(criterion, state.overview().rows());
        run.report(criterion == Criterion.BIC ? "bic" : "icl", fit.mixture().components(), score);
        Fit best = state.best();
        boolean better = best.mixture().components() == 0
                || best.spurious() && !fit.spurious()
                || best.spurious() == fit.spurious()
                        && score > best.score(criterion, state.overview().rows());
        return choose(state, better ? fit : best);
    }

    private State choose(State state, Fit best) {
        boolean last = state.candidate() + 1 == candidates();
        return new State(
                state.schema(),
                state.overview(),
                last ? Stage.FINISH : Stage.START,
                state.candidate() + 1,
                last ? best.again() : state.current(),
                best);
    }

    private State finish(State state, Dataset data, Layout layout, Run run) {
        double gain = tolerance * state.overview().rows();
        Fit fit = iterate(state.current(), data, layout, state.overview(), gain, maximumIterations);
        run.report("logLikelihood", fit.iterations(), fit.logLikelihood());
        if (fit.mixture() != state.current().mixture()) return state.with(Stage.FINISH, fit);
        double rows = state.overview().rows(); // the last report of a metric is what the model file keeps
        run.report("bic", fit.iterations(), fit.score(Criterion.BIC, rows));
        run.report("icl", fit.iterations(), fit.score(Criterion.ICL, rows));
        run.report("components", fit.iterations(), fit.mixture().components());
        run.report("parameters", fit.iterations(), fit.parameters());
        int most = components.stream().mapToInt(Integer::intValue).max().orElseThrow();
        if (components.size() > 1 && fit.mixture().components() == most)
            run.warn("the largest number of components tried is the best, " + most + "; more may fit better");
        if (fit.spurious())
            run.warn("a component holds only a few rows, nearly equal in some direction; try fewer components");
        return state.with(Stage.DONE, fit);
    }

    /**
     * One pass over the rows: the log-likelihood of the fit's mixture, and a better mixture, or the same object once there
     * is nothing more to gain.
     */
    Fit iterate(Fit fit, Dataset data, Layout layout, Overview overview, double gain, int most) {
        Components prepared =
                new Components(layout, fit.mixture(), fit.covariance().diagonal());
        Responsibilities sums = data.collect(() -> new Responsibilities(prepared));
        int kept = Math.min(2, fit.trace().length);
        double[] trace = Arrays.copyOfRange(fit.trace(), fit.trace().length - kept, fit.trace().length + 1);
        trace[kept] = sums.logLikelihood;
        Fit here =
                new Fit(fit.covariance(), fit.mixture(), trace, sums.logLargest, fit.iterations() + 1, fit.spurious());
        if (here.iterations() >= most || here.converged(gain)) return here;
        Maximisation step = new Maximisation(this, overview, fit.covariance());
        Mixture after = step.mixture(sums, fit.mixture());
        return new Fit(fit.covariance(), after, trace, sums.logLargest, here.iterations(), step.spurious());
    }

    @Override
    public boolean done(State state) {
        return state.stage() == Stage.DONE;
    }

    @Override
    public GaussianMixture model(State state) {
        boolean chosen = state.stage() == Stage.DONE || state.stage() == Stage.FINISH;
        Fit fit = chosen || state.best().mixture().components() == 0 ? state.current() : state.best();
        double rows = state.overview().rows();
        return new GaussianMixture(
                state.schema(),
                fit.covariance(),
                fit.mixture().sorted(),
                fit.logLikelihood(),
                fit.score(Criterion.BIC, rows),
                fit.score(Criterion.ICL, rows),
                fit.iterations(),
                fit.parameters());
    }
}
