package semblance.decisiontree.growing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.core.engine.LocalEngine;
import semblance.core.engine.Pieces;

/** What may not change a tree: threads, the order of rows, weights for repetitions, how the data are cut up. */
class SamenessTest {
    private static void same(Grown one, Grown other) {
        assertThat(other).usingRecursiveComparison().isEqualTo(one);
    }

    @ParameterizedTest
    @EnumSource(Criterion.class)
    void anyNumberOfThreadsGivesTheSameBytes(Criterion criterion) {
        int size = criterion == Criterion.ABSOLUTE_ERROR ? 8500 : 17000;
        Rows rows = Examples.rows(Examples.mixed(size, 3, 12, 0.05, 1));
        for (int candidates : new int[] {0, 2})
            for (boolean random : new boolean[] {false, true}) {
                Growth growth =
                        new Growth(criterion, 9, 1, 2, 0, candidates, random, Categories.SUBSETS, Missing.LEARNED);
                Grown one = Examples.grow(rows, growth);
                for (int threads : new int[] {3})
                    try (Pieces pieces = new Pieces(threads)) {
                        same(one, Examples.grow(rows, growth, on(pieces)));
                    }
            }
    }

    private static Run on(Pieces pieces) {
        return new Run() {
            @Override
            public Seed seed() {
                return new Seed(0);
            }

            @Override
            public <R> List<R> map(int count, IntFunction<R> work) {
                return pieces.map(count, work);
            }
        };
    }

    @Test
    void theOrderOfRowsChangesNothing() {
        Table table = Examples.mixed(3000, 3, 12, 0.1, 2);
        List<Integer> order =
                new java.util.ArrayList<>(IntStream.range(0, 3000).boxed().toList());
        Collections.shuffle(order, new Random(5));
        int[] rows = order.stream().mapToInt(r -> r).toArray();
        for (Criterion criterion : List.of(Criterion.GINI, Criterion.VARIANCE)) {
            Growth growth = Examples.growth(criterion, 0).withCandidates(2);
            same(
                    Examples.grow(Examples.rows(table), growth),
                    Examples.grow(Examples.rows(Examples.pick(table, rows)), growth));
        }
    }

    @Test
    void aRowOfWeightTwoIsTwoRowsAndOneOfWeightZeroIsNone() {
        Table table = Examples.mixed(2000, 2, 12, 0.1, 3);
        double[] weights = new double[2000];
        for (int r = 0; r < 2000; r++) weights[r] = r % 3;
        int[] repeated = IntStream.range(0, 2000)
                .flatMap(r -> IntStream.range(0, r % 3).map(i -> r))
                .toArray();
        Rows weighted = Examples.rows(Dataset.of(table.withWeights(weights)));
        Rows copies = Examples.rows(Examples.pick(table, repeated));
        assertThat(copies.size()).isEqualTo(weighted.size());
        assertThat(copies.cuts()).usingRecursiveComparison().isEqualTo(weighted.cuts());
        for (Criterion criterion : List.of(Criterion.ENTROPY, Criterion.VARIANCE)) {
            Growth growth = Examples.growth(criterion, 0);
            same(Examples.grow(weighted, growth), Examples.grow(copies, growth));
        }
    }

    @Test
    void binsDependNeitherOnPartitionsNorOnThreadsNorOnOrder() {
        Table table = Examples.mixed(30000, 2, 4, 0.1, 4);
        Cuts cuts = Cuts.of(Dataset.of(table), new int[] {0, 1, 2}, 64, 64, 1000, Run.of(0));
        assertThat(cuts.thresholds()[0]).hasSizeBetween(60, 63);
        assertThat(cuts.thresholds()[1]).containsExactly(-1.5, -0.5, 0.5, 1.5, 2.5);
        int[] backwards = IntStream.range(0, 30000).map(r -> 29999 - r).toArray();
        for (Dataset data : List.of(
                new LocalEngine(3).bind(Dataset.of(table)),
                whole(table),
                Dataset.of(Examples.pick(table, backwards)),
                twice(Dataset.of(table))))
            assertThat(Cuts.of(data, new int[] {0, 1, 2}, 64, 64, 1000, Run.of(0)))
                    .usingRecursiveComparison()
                    .isEqualTo(cuts);
        Rows rows = Rows.of(Dataset.of(table), cuts, Examples.LEVEL);
        double[] each = new double[cuts.codes(0) + 1];
        for (int r = 0; r < rows.size(); r++) each[rows.codes().at(0, r)] += rows.weights()[r];
        assertThat(Arrays.stream(each, 1, each.length).min().orElseThrow()).isGreaterThan(27000 / 64.0 / 1.5);
        assertThat(Arrays.stream(each, 1, each.length).max().orElseThrow()).isLessThan(27000 / 64.0 * 1.5);
        assertThat(Arrays.stream(rows.weights()).sum()).isCloseTo(30000, within(1e-9));
    }

    private static Dataset whole(Table table) {
        return dataset(table.schema(), 1, p -> Stream.of(table));
    }

    private static Dataset twice(Dataset data) {
        return dataset(data.schema(), 2 * data.partitions(), p -> data.partition(p % data.partitions()));
    }

    private static Dataset dataset(Schema schema, int partitions, IntFunction<Stream<Table>> partition) {
        return new Dataset() {
            @Override
            public Schema schema() {
                return schema;
            }

            @Override
            public int partitions() {
                return partitions;
            }

            @Override
            public Stream<Table> partition(int index) {
                return partition.apply(index);
            }
        };
    }
}
