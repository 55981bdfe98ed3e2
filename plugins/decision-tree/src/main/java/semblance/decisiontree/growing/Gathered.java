package semblance.decisiontree.growing;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.function.Function;
import semblance.api.data.Column;
import semblance.api.data.Statistic;
import semblance.api.data.Table;
import semblance.api.train.Run;

/** The codes, targets, weights and hashes of all rows, in the order of the data. */
final class Gathered implements Statistic<Gathered> {
    private static final long serialVersionUID = 1;
    private final Cuts cuts;
    private final int[] targets;
    private final ArrayList<Part> parts = new ArrayList<>();

    private record Part(Codes codes, Values[] values, double[] weights, long[] hashes) implements Serializable {}

    /** The values of one target: of the two arrays that of the other type is of length 0. */
    record Values(int[] levels, double[] numbers, int classes) implements Serializable {
        boolean equal(int a, int b) {
            return classes > 0 ? levels[a] == levels[b] : Hash.bits(numbers[a]) == Hash.bits(numbers[b]);
        }

        Target target(int[] order) {
            if (classes > 0)
                return new Target.Classes(
                        Arrays.stream(order).map(r -> levels[r]).toArray(), classes);
            return new Target.Numbers(
                    Arrays.stream(order).mapToDouble(r -> numbers[r]).toArray());
        }

        Values rows(int[] order) {
            return classes > 0
                    ? new Values(Arrays.stream(order).map(r -> levels[r]).toArray(), numbers, classes)
                    : new Values(
                            levels,
                            Arrays.stream(order).mapToDouble(r -> numbers[r]).toArray(),
                            0);
        }
    }

    Gathered(Cuts cuts, int[] targets) {
        this.cuts = cuts;
        this.targets = targets;
    }

    @Override
    public void add(Table table) {
        double[] weights = table.weights();
        Codes codes = cuts.encode(table);
        Values[] values = new Values[targets.length];
        for (int t = 0; t < targets.length; t++) values[t] = values(table, targets[t]);
        int[] counted = counted(weights);
        if (counted.length == 0) return;
        if (counted.length < weights.length) {
            codes = codes.rows(counted);
            for (int t = 0; t < targets.length; t++) values[t] = values[t].rows(counted);
            double[] each = weights;
            weights = Arrays.stream(counted).mapToDouble(r -> each[r]).toArray();
        }
        long[] hashes = codes.hashes();
        for (Values some : values)
            for (int r = 0; r < hashes.length; r++)
                hashes[r] = Hash.next(hashes[r], some.classes > 0 ? some.levels[r] : Hash.bits(some.numbers[r]));
        parts.add(new Part(codes, values, weights, hashes));
    }

    private static int[] counted(double[] weights) {
        int[] counted = new int[weights.length];
        int n = 0;
        for (int r = 0; r < weights.length; r++) if (weights[r] > 0) counted[n++] = r;
        return Arrays.copyOf(counted, n);
    }

    private static Values values(Table table, int column) {
        return table.schema().columns().get(column) instanceof Column.Categorical categorical
                ? new Values(
                        table.codes(column), new double[0], categorical.levels().size())
                : new Values(new int[0], table.numbers(column), 0);
    }

    @Override
    public void merge(Gathered other) {
        parts.addAll(other.parts);
    }

    private int rows() {
        return parts.stream().mapToInt(part -> part.weights.length).sum();
    }

    Codes codes(Run run) {
        Codes all = Codes.zeros(cuts, rows());
        run.map(all.columns(), column -> {
            int at = 0;
            for (Part part : parts) {
                all.put(column, at, part.codes);
                at += part.weights.length;
            }
            return column;
        });
        return all;
    }

    Values[] values() {
        Values[] all = new Values[targets.length];
        for (int t = 0; t < all.length; t++) {
            int target = t;
            int classes = parts.isEmpty() ? 0 : parts.get(0).values[t].classes;
            all[t] = new Values(
                    classes > 0 ? all(new int[rows()], part -> part.values[target].levels) : new int[0],
                    classes > 0 ? new double[0] : all(new double[rows()], part -> part.values[target].numbers),
                    classes);
        }
        return all;
    }

    double[] weights() {
        return all(new double[rows()], Part::weights);
    }

    long[] hashes() {
        return all(new long[rows()], Part::hashes);
    }

    /** What all parts hold of something of which they have one element for each row. */
    private <A> A all(A to, Function<Part, A> some) {
        int at = 0;
        for (Part part : parts) {
            System.arraycopy(some.apply(part), 0, to, at, part.weights.length);
            at += part.weights.length;
        }
        return to;
    }
}
