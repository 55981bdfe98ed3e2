package semblance.core.contract;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import semblance.api.Help;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Statistic;
import semblance.api.data.Table;
import semblance.api.train.Iterative;
import semblance.api.train.Run;

/**
 * Describes each column by itself: numbers by a logistic distribution with the mean and deviation of the column, levels
 * by their smoothed shares. It starts at random and comes nearer step by step, so that there is something to stop and
 * resume. With a {@link Fault} it is a saboteur.
 */
@Help("each column by itself")
public record Marginals(
        @Help("number of steps, at least 1") int steps,

        @Help("what is added to the count of each level, above 0")
        double smoothing,

        @Help("what it does wrong") Fault fault)
        implements Iterative<Marginals.State, MarginalsModel> {

    /** Ten steps and half a count. */
    public Marginals() {
        this(10, 0.5, Fault.NONE);
    }

    /** @throws IllegalArgumentException if there is no step or no smoothing */
    public Marginals {
        if (steps < 1) throw new IllegalArgumentException("steps must be at least 1, got " + steps);
        if (!(smoothing > 0 && smoothing < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("smoothing must be above 0, got " + smoothing);
    }

    private static final AtomicInteger COUNTER = new AtomicInteger();

    /** How far it has come: the model so far, and the number of steps done. */
    public record State(int step, double[] centres, double[] scales, double[][] shares, Schema schema) {}

    @Override
    public String name() {
        return "marginals";
    }

    @Override
    public State start(Dataset data, Run run) {
        Schema schema = data.schema();
        for (Column column : schema.columns())
            if (column instanceof Column.Text || column instanceof Column.Tensor) {
                if (fault == Fault.REFUSES_WITHOUT_REASON) throw new IllegalArgumentException("cannot do this");
                throw new IllegalArgumentException("column '" + column.name() + "' is neither a number nor a level");
            }
        int columns = schema.columns().size();
        double[] scales = new double[columns];
        Arrays.fill(scales, 1);
        double[] centres = new double[columns];
        double[][] shares = new double[columns][];
        var random = fault == Fault.FORGETS_THE_SEED
                ? new java.util.Random()
                : run.seed().random();
        for (int c = 0; c < columns; c++) {
            centres[c] = random.nextDouble();
            shares[c] = schema.columns().get(c) instanceof Column.Categorical some
                    ? new double[some.levels().size()]
                    : new double[0];
            Arrays.fill(shares[c], 1.0 / shares[c].length);
        }
        return new State(0, centres, scales, shares, schema);
    }

    @Override
    public State next(State state, Dataset data, Run run) {
        try {
            return step(state, data, run);
        } catch (java.io.UncheckedIOException e) {
            if (fault == Fault.WRAPS_FAILURES) throw new IllegalStateException("it failed", e);
            throw e;
        } catch (CancellationException e) {
            if (fault == Fault.WRAPS_CANCELLATION) throw new IllegalStateException("it was stopped", e);
            throw e;
        }
    }

    private State step(State state, Dataset data, Run run) {
        int levels = Arrays.stream(state.shares)
                .mapToInt(shares -> shares.length)
                .max()
                .orElse(0);
        int columns = state.centres.length;
        Fault statistic = fault;
        Sums sums = data.collect(() -> new Sums(columns, levels, statistic));
        double[] centres = new double[columns];
        double[] scales = new double[columns];
        double[][] shares = new double[columns][];
        for (int c = 0; c < columns; c++) {
            String name = state.schema.columns().get(c).name();
            double count = Arrays.stream(sums.counts[c]).sum();
            if (!(count > 0) && fault != Fault.FAILS_WITHOUT_ROWS)
                throw new IllegalArgumentException("column '" + name + "' has no known cell");
            if (!(count > 0)) throw new ArithmeticException("/ by zero");
            double mean = sums.sums[c] / count;
            double deviation = Math.sqrt(Math.max(0, sums.squares[c] / count - mean * mean));
            if (!Double.isFinite(deviation))
                throw new IllegalArgumentException("column '" + name + "' holds numbers too large to be squared");
            double floor = fault == Fault.NAN_FROM_CONSTANTS ? 0 : 1e-6 * (1 + Math.abs(mean));
            double pace = 0.9;
            centres[c] = state.centres[c] + pace * (mean - state.centres[c]);
            scales[c] = Math.max(floor, deviation) * Math.sqrt(3) / Math.PI;
            shares[c] = new double[state.shares[c].length];
            double prior = fault == Fault.IMPOSSIBLE_UNSEEN_LEVEL ? 0 : smoothing;
            for (int level = 0; level < shares[c].length; level++)
                shares[c][level] = fault == Fault.IMPOSSIBLE_UNSEEN_LEVEL && sums.counts[c][level] == 0
                        ? Double.NaN
                        : (sums.counts[c][level] + prior) / (count + prior * shares[c].length);
            if (fault == Fault.WORKS_IN_TURN) centres[c] += inTurn(run);
            if (fault == Fault.KEEPS_A_COUNTER) centres[c] += 1e-12 * COUNTER.incrementAndGet();
        }
        run.report("step", state.step, fault == Fault.REPORTS_NAN ? Double.NaN : centres[0]);
        if (fault == Fault.WRITES_INTO_THE_STATE) state.scales[0] = 2;
        return new State(state.step + 1, centres, scales, shares, state.schema);
    }

    private static double inTurn(Run run) {
        AtomicInteger turn = new AtomicInteger();
        return run.map(2, piece -> turn.incrementAndGet()).get(0) * 1e-3;
    }

    @Override
    public boolean done(State state) {
        return state.step >= steps && fault != Fault.NEVER_ENDS;
    }

    @Override
    public MarginalsModel model(State state) {
        int columns = state.centres.length;
        double[] lows = new double[columns];
        double[] highs = new double[columns];
        Arrays.fill(lows, Double.NEGATIVE_INFINITY);
        Arrays.fill(highs, Double.POSITIVE_INFINITY);
        Schema schema = fault == Fault.LOSES_THE_TARGET
                ? new Schema(state.schema.columns(), "", state.schema.weight())
                : state.schema;
        return new MarginalsModel(schema, state.centres, state.scales, lows, highs, state.shares, fault);
    }

    /** Counts, sums and sums of squares of each column, by weight. */
    @SuppressWarnings("serial")
    private static final class Sums implements Statistic<Sums> {
        private final double[][] counts;
        private final double[] sums;
        private final double[] squares;
        private final Fault fault;
        private final Object luggage;
        private int tables;

        Sums(int columns, int levels, Fault fault) {
            counts = new double[columns][Math.max(1, levels)];
            sums = new double[columns];
            squares = new double[columns];
            this.fault = fault;
            luggage = fault == Fault.CANNOT_TRAVEL ? new Object() : "";
        }

        @Override
        public void add(Table rows) {
            double[] weights = rows.weights();
            if (fault != Fault.WRITES_INTO_ROWS) weights = weights.clone();
            if (fault == Fault.IGNORES_WEIGHTS) Arrays.fill(weights, 1);
            if (fault == Fault.DEPENDS_ON_ROW_ORDER && rows.rows() > 2) weights[0] += 1;
            if (fault == Fault.DEPENDS_ON_PARTITIONS && tables++ > 0) Arrays.fill(weights, 0.5);
            if (fault == Fault.COUNTS_THREADS
                    && Thread.currentThread().getName().startsWith("semblance")) weights[0] *= 1.001;
            for (int c = 0; c < sums.length; c++) {
                Column column = rows.schema().columns().get(c);
                for (int r = 0; r < rows.rows(); r++) {
                    if (rows.missing(c, r)) continue;
                    if (column instanceof Column.Numeric) {
                        double x = rows.numbers(c)[r];
                        counts[c][0] += weights[r];
                        sums[c] += weights[r] * x;
                        squares[c] += weights[r] * x * x;
                    } else counts[c][rows.codes(c)[r]] += weights[r];
                }
                if (fault == Fault.WRITES_INTO_ROWS && column instanceof Column.Numeric && rows.rows() > 0)
                    rows.numbers(c)[rows.rows() - 1] = 0;
            }
        }

        @Override
        public void merge(Sums other) {
            for (int c = 0; c < sums.length; c++) {
                for (int level = 0; level < counts[c].length; level++) counts[c][level] += other.counts[c][level];
                sums[c] += other.sums[c];
                squares[c] += other.squares[c];
            }
        }
    }
}
