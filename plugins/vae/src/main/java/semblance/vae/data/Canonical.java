package semblance.vae.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import semblance.api.data.Table;

/**
 * Rows in an order that their content tells, equal ones as one with the sum of their weights.
 *
 * @param rows the different rows
 * @param hashes of each, shape [rows]
 * @param whole whether these are all rows, or else a sample
 */
public record Canonical(Table rows, long[] hashes, boolean whole) {
    static Canonical of(Table all, boolean whole) {
        long[] hashes = RowContent.hashes(all);
        int[] order = IntStream.range(0, hashes.length)
                .boxed()
                .sorted((a, b) -> {
                    int byHash = Long.compare(hashes[a], hashes[b]);
                    return byHash != 0 ? byHash : RowContent.compare(all, a, b);
                })
                .mapToInt(Integer::intValue)
                .toArray();
        List<Integer> first = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        double[] given = all.weights();
        for (int i = 0; i < order.length; i++) {
            int r = order[i];
            boolean repeated =
                    i > 0 && hashes[order[i - 1]] == hashes[r] && RowContent.compare(all, order[i - 1], r) == 0;
            if (repeated) weights.set(weights.size() - 1, weights.get(weights.size() - 1) + given[r]);
            else {
                first.add(r);
                weights.add(given[r]);
            }
        }
        int[] positions = first.stream().mapToInt(Integer::intValue).toArray();
        Table rows = RowContent.select(all, positions)
                .withWeights(weights.stream().mapToDouble(Double::doubleValue).toArray());
        long[] kept = IntStream.of(positions).mapToLong(r -> hashes[r]).toArray();
        return new Canonical(rows, kept, whole);
    }
}
