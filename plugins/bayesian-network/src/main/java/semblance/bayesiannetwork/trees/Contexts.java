package semblance.bayesiannetwork.trees;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import semblance.bayesiannetwork.trees.Context.Answer;

/**
 * All contexts of one column that have been looked at. Which splits a context has does not depend on the columns that a
 * tree may ask for, so trees for other choices of them find most of their contexts here (as scores in the grow-shrink trees
 * of Andrews et al. 2023). Several threads may use it.
 */
final class Contexts {
    /** Columns of more states are split one state against the others only. */
    private static final int MOST_STATES = 8;
    /** Nats below which a gain is rounding. */
    private static final double SMALLEST_GAIN = 1e-9;
    /** The share of a context's weight below which a part of it is rounding. */
    private static final double SMALLEST_PART = 1e-12;
    /** Splits that take as much memory as a context beside its splits. */
    private static final int CONTEXT = 8;

    final SparseRows data;
    final TreeSettings settings;
    final int column;
    private final int states;
    private final long[] rows;
    private final LogGamma logGamma = new LogGamma();
    private Context root;
    private final int most;
    private int splits;

    /** @param most splits that are remembered */
    Contexts(SparseRows data, TreeSettings settings, int column, int most) {
        this.data = data;
        this.settings = settings;
        this.column = column;
        this.most = most;
        states = data.rows.levels()[column];
        rows = new long[data.words()];
    }

    /** All rows. */
    synchronized Context root() {
        if (root == null) root = judged(new Context(null, 1));
        return root;
    }

    /** The contexts that a split leads to. */
    synchronized Context[] split(Context context, int split) {
        if (context.parts[split] == null) context.parts[split] = parts(context, split);
        return context.parts[split];
    }

    private Context[] parts(Context context, int split) {
        int asked = context.columns[split];
        int levels = data.rows.levels()[asked];
        int open = context.open(asked, levels);
        double each = context.share / open;
        if (context.states[split] != Context.EVERY)
            return new Context[] {
                judged(new Context(new Answer(context.way, asked, context.states[split], true), each)),
                judged(new Context(new Answer(context.way, asked, context.states[split], false), each * (open - 1)))
            };
        boolean[] closed = new boolean[levels];
        for (Answer at = context.way; at != null; at = at.above()) if (at.asked() == asked) closed[at.state()] = true;
        return IntStream.range(0, levels)
                .filter(state -> !closed[state])
                .mapToObj(state -> judged(new Context(new Answer(context.way, asked, state, true), each)))
                .toArray(Context[]::new);
    }

    /** Finds the splits of a new context. */
    private Context judged(Context context) {
        Arrays.fill(rows, -1L);
        int last = data.rows.rows() & 63;
        if (last > 0) rows[rows.length - 1] = (1L << last) - 1;
        for (Answer at = context.way; at != null; at = at.above())
            data.keep(data.first[at.asked()] + at.state(), at.yes(), rows);
        context.totals = data.totals(column, rows);
        context.score = leaf(context.totals, 0, states, context.share);
        Found found = new Found();
        new Parts(context).judge(found);
        found.into(context);
        splits += CONTEXT + context.gains.length;
        if (splits > most) { // trees that grow go on, but leave nothing behind
            root = null;
            splits = 0;
        }
        return context;
    }

    private double leaf(double[] counts, int at, int size, double share) {
        return settings.leaf(counts, at, size, states, share, data.weight, logGamma);
    }

    /** What the rows of a context are split into, counted in the states that they have. */
    private final class Parts {
        private final Context context;
        private final double[] totals;
        private final double[] counts;
        private final double[] rest;
        private final double total;

        Parts(Context context) {
            this.context = context;
            int[] place = new int[states];
            int size = 0;
            for (int s = 0; s < states; s++) if (context.totals[s] > 0) place[s] = size++;
            totals = new double[size];
            for (int s = 0; s < states; s++) if (context.totals[s] > 0) totals[place[s]] = context.totals[s];
            counts = data.count(column, rows, place, totals);
            rest = new double[size];
            total = Arrays.stream(totals).sum();
        }

        void judge(Found found) {
            for (int c = 0; c < data.rows.columns(); c++) if (c != column) judge(c, found);
        }

        private void judge(int asked, Found found) {
            int levels = data.rows.levels()[asked];
            int open = context.open(asked, levels);
            if (open < 2) return;
            double every = -context.score;
            int parts = 0;
            for (int state = 0; state < levels; state++) {
                int at = (data.first[asked] + state) * totals.length;
                double part = 0;
                for (int s = 0; s < totals.length; s++) part += counts[at + s];
                if (!(part > SMALLEST_PART * total)) continue;
                if (!(part < total * (1 - SMALLEST_PART))) return; // all rows are in one state
                double alone = leaf(counts, at, totals.length, context.share / open);
                every += alone;
                if (++parts > 1 && open == 2) return; // one state against the other is the other against the one
                for (int s = 0; s < totals.length; s++) rest[s] = Math.max(0, totals[s] - counts[at + s]);
                double others = leaf(rest, 0, totals.length, context.share * (open - 1) / open);
                found.add(asked, state, alone + others - context.score);
            }
            // states without rows would be leaves that only cost; one against the others leaves them together
            if (open > 2 && open <= MOST_STATES && parts == open) found.add(asked, Context.EVERY, every);
        }
    }

    /** Splits that add to the score. */
    private static final class Found {
        private double[] gains = new double[8];
        private int[] columns = new int[8];
        private int[] states = new int[8];
        private int size;

        void add(int column, int state, double gain) {
            if (!(gain > SMALLEST_GAIN)) return;
            if (size == gains.length) {
                gains = Arrays.copyOf(gains, 2 * size);
                columns = Arrays.copyOf(columns, 2 * size);
                states = Arrays.copyOf(states, 2 * size);
            }
            gains[size] = gain;
            columns[size] = column;
            states[size++] = state;
        }

        /** The largest gain first; of equals the first column, so that there is one order. */
        void into(Context context) {
            int[] order = IntStream.range(0, size)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> -gains[i]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            context.gains = Arrays.stream(order).mapToDouble(i -> gains[i]).toArray();
            context.columns = Arrays.stream(order).map(i -> columns[i]).toArray();
            context.states = Arrays.stream(order).map(i -> states[i]).toArray();
            context.parts = new Context[size][];
        }
    }
}
