package semblance.bayesiannetwork.learning;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import semblance.api.train.Run;

/** Scores of families counted in rows that are held in memory. */
final class HeldScores implements Scores {
    /** Moments of all numeric columns together are kept if they are at most as many numbers. */
    private static final double KEPT = 1 << 22;

    private static final int SETS = 64; // of categorical columns whose moments are kept

    final Rows rows;
    final Scales scales;
    private final Criterion criterion;
    private final Run run;
    private final TableFit tables;
    private final GaussianFit gaussians;
    private final int[] complete; // numeric columns without missing cells
    private final LongAdder work = new LongAdder();
    private final Packs[] packs;
    private final Map<List<Integer>, Moments> moments = new ConcurrentHashMap<>();

    HeldScores(Rows rows, Scales scales, Criterion criterion, Run run) {
        this.rows = rows;
        this.scales = scales;
        this.criterion = criterion;
        this.run = run;
        tables = new TableFit(criterion);
        gaussians = new GaussianFit(scales);
        packs = IntStream.of(256, 64, 16, 1)
                .mapToObj(most -> Packs.of(rows, most))
                .toArray(Packs[]::new);
        complete = IntStream.range(0, rows.layout.size())
                .filter(c -> rows.layout.numeric(c) && !rows.gaps[c])
                .toArray();
    }

    @Override
    public Layout layout() {
        return rows.layout;
    }

    @Override
    public double score(int node, int[] parents) {
        if (rows.layout.numeric(node)) return gaussian(node, parents);
        if (logistic(parents)) return logistic(node, parents);
        int states = rows.layout.radix()[node];
        double configurations = TableFit.configurations(rows.layout, parents);
        if (configurations * states > TableFit.CELLS) return Double.NEGATIVE_INFINITY;
        Configurations known = Configurations.of(rows, parents).compressed();
        double[] counts = Crossing.totals(rows, known.with(rows, node));
        return tables.score(counts, known.count(), states, 1, configurations);
    }

    @Override
    public void additions(List<Addition> additions) {
        if (additions.size() == 1) answer(additions.get(0));
        else
            run.map(additions.size(), i -> {
                answer(additions.get(i));
                return i;
            });
    }

    private void answer(Addition addition) {
        int node = addition.node();
        int[] parents = addition.parents();
        work.add((long) rows.count * addition.candidates().length);
        if (rows.layout.numeric(node)) {
            for (int candidate : addition.candidates())
                addition.scores()[candidate] = gaussian(node, Sets.with(parents, candidate));
            return;
        }
        boolean regression = logistic(parents);
        for (int candidate : addition.candidates())
            if (regression || rows.layout.numeric(candidate))
                addition.scores()[candidate] = logistic(node, Sets.with(parents, candidate));
        if (regression) return;
        int states = rows.layout.radix()[node];
        double configurations = TableFit.configurations(rows.layout, parents);
        int[] levels = Arrays.stream(addition.candidates())
                .filter(c -> !rows.layout.numeric(c))
                .toArray();
        int[] small = Arrays.stream(levels)
                .filter(c -> configurations * states * rows.layout.radix()[c] <= TableFit.CELLS)
                .toArray();
        for (int candidate : levels) addition.scores()[candidate] = Double.NEGATIVE_INFINITY;
        if (small.length == 0) return;
        Configurations known = Configurations.of(rows, parents).compressed();
        Configurations family = known.with(rows, node);
        new Crossing(rows, family).count(small, packs(family.count()), new Crossing.Counts() {
            @Override
            public void take(int column, int[] table) {
                int levels = rows.layout.radix()[column];
                addition.scores()[column] = tables.score(table, known.count(), states, levels, configurations * levels);
            }

            @Override
            public void take(int column, double[] table) {
                int levels = rows.layout.radix()[column];
                addition.scores()[column] = tables.score(table, known.count(), states, levels, configurations * levels);
            }
        });
    }

    private boolean logistic(int[] parents) {
        return IntStream.of(parents).anyMatch(rows.layout::numeric);
    }

    private double logistic(int node, int[] parents) {
        double cells =
                TableFit.configurations(rows.layout, parents) * rows.layout.radix()[node];
        return cells > TableFit.CELLS
                ? Double.NEGATIVE_INFINITY
                : new LogisticFit(rows, scales, node, parents).score(criterion);
    }

    /** The packs whose tables are small beside the rows. */
    private Packs packs(int configurations) {
        for (Packs some : packs) if ((double) configurations * some.most() <= rows.count / 2.0) return some;
        return packs[packs.length - 1];
    }

    private double gaussian(int node, int[] parents) {
        int[] levels =
                Arrays.stream(parents).filter(p -> !rows.layout.numeric(p)).toArray();
        int[] numbers = Arrays.stream(parents).filter(rows.layout::numeric).toArray();
        double configurations = TableFit.configurations(rows.layout, levels);
        if (configurations * (numbers.length + 2) > TableFit.CELLS) return Double.NEGATIVE_INFINITY;
        return gaussians.score(criterion, moments(levels, Sets.with(numbers, node)), node, numbers, configurations);
    }

    /** How many cells of candidates have been looked at. */
    long work() {
        return work.sum();
    }

    /** @param numbers all are among the columns of the answer */
    private Moments moments(int[] levels, int[] numbers) {
        boolean gapless = Arrays.stream(numbers).noneMatch(c -> rows.gaps[c]);
        double size =
                Math.min(rows.count, TableFit.configurations(rows.layout, levels)) * Moments.size(complete.length);
        if (!gapless || size > KEPT || moments.size() > SETS) return count(levels, numbers);
        return moments.computeIfAbsent(IntStream.of(levels).boxed().toList(), key -> count(levels, complete));
    }

    private Moments count(int[] levels, int[] numbers) {
        return Moments.of(rows, scales, Configurations.of(rows, levels).compressed(), numbers);
    }
}
