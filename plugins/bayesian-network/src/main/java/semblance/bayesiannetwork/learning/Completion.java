package semblance.bayesiannetwork.learning;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import semblance.api.data.Dataset;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.bayesiannetwork.BayesianNetwork;

/**
 * Fills missing cells with draws from a network given the known cells. Equal rows are filled together: as many times as
 * they count, up to a limit, so that it does not matter whether a row comes twice or has weight 2.
 */
final class Completion {
    /** Draws for each group of equal rows at most. */
    private static final int DRAWS = 32;

    private final Rows rows;
    private final Layout layout;

    Completion(Rows rows) {
        this.rows = rows;
        layout = rows.layout;
    }

    /** The rows without missing cells. */
    Rows of(BayesianNetwork network, Seed seed, Run run) {
        List<Integer> known = new ArrayList<>();
        List<Integer> gaps = new ArrayList<>();
        List<Double> weights = new ArrayList<>(); // of those with gaps
        for (int from = 0, to; from < rows.count; from = to) {
            double weight = rows.weight(from);
            to = from + 1;
            while (to < rows.count && equal(from, to)) weight += rows.weight(to++);
            if (complete(from)) {
                for (int row = from; row < to; row++) known.add(row);
            } else {
                int draws = (int) Math.min(DRAWS, Math.ceil(weight));
                for (int draw = 0; draw < draws; draw++) {
                    gaps.add(from);
                    weights.add(weight / draws);
                }
            }
        }
        int whole = batches(known.size());
        List<Gathering> parts = run.map(whole + batches(gaps.size()), batch -> {
            Gathering part = new Gathering(layout);
            if (batch < whole) {
                part.add(table(some(known, batch), row -> rows.weight(known.get(row)), batch));
            } else {
                Table table = table(some(gaps, batch - whole), weights::get, batch - whole);
                Table filled = network.impute(table, seed.child(batch - whole).random());
                part.add(filled.withWeights(table.weights()));
            }
            return part;
        });
        Gathering all = new Gathering(layout);
        parts.forEach(all::merge);
        return Rows.of(layout, all, true);
    }

    private boolean complete(int row) {
        for (int c = 0; c < layout.size(); c++) if (rows.gaps[c] && rows.missing(c, row)) return false;
        return true;
    }

    private boolean equal(int a, int b) {
        for (int c = 0; c < layout.size(); c++)
            if (layout.numeric(c)
                    ? Double.compare(rows.numbers[c][a], rows.numbers[c][b]) != 0
                    : rows.code(c, a) != rows.code(c, b)) return false;
        return true;
    }

    private static int batches(int count) {
        return (count + Dataset.BATCH - 1) / Dataset.BATCH;
    }

    private static List<Integer> some(List<Integer> all, int batch) {
        return all.subList(batch * Dataset.BATCH, Math.min(all.size(), (batch + 1) * Dataset.BATCH));
    }

    /** @param weight of a row, by its position in the whole list */
    private Table table(List<Integer> some, java.util.function.IntFunction<Double> weight, int batch) {
        List<Serializable> arrays = new ArrayList<>();
        for (int c = 0; c < layout.size(); c++) {
            int column = c;
            int radix = layout.radix()[c];
            arrays.add(
                    layout.numeric(c)
                            ? some.stream()
                                    .mapToDouble(row -> rows.numbers[column][row])
                                    .toArray()
                            : some.stream()
                                    .mapToInt(row -> rows.code(column, row))
                                    .map(code -> code == radix ? -1 : code)
                                    .toArray());
        }
        double[] weights = new double[some.size()];
        Arrays.setAll(weights, i -> weight.apply(batch * Dataset.BATCH + i));
        return Table.of(layout.schema(), arrays).withWeights(weights);
    }
}
