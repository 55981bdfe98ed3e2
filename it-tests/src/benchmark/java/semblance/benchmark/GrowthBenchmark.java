package semblance.benchmark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.randomforest.Forest;
import semblance.randomforest.ForestTrainer;
import semblance.randomforest.Importance;
import semblance.randomforest.Splits;

/**
 * How the cost of a tree grows with the rows, on one thread: five fully grown trees of a forest over ten columns, of which five
 * tell the target (Friedman 1991), as a number with noise or as its side of the middle.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class GrowthBenchmark {
    private static final int COLUMNS = 10;
    private static final double MIDDLE = 14.4;

    /** The number of rows. */
    @Param({"10000", "100000", "1000000"})
    public int rows;

    /** Whether levels are predicted, and not numbers. */
    @Param({"true", "false"})
    public boolean levels;

    private final ForestTrainer trainer =
            new ForestTrainer(5, 3, 0, 1, Splits.BEST, 1, true, List.of(), Importance.NONE, false, false);
    private Dataset data;

    /** Draws the rows. */
    @Setup
    public void draw() {
        RandomGenerator random = new Seed(1).random();
        List<Serializable> cells = new ArrayList<>();
        for (int c = 0; c < COLUMNS; c++) cells.add(random.doubles(rows).toArray());
        double[] target = IntStream.range(0, rows)
                .mapToDouble(r -> value(cells, r) + random.nextGaussian())
                .toArray();
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < COLUMNS; c++) columns.add(new Column.Numeric("x" + c));
        columns.add(levels ? new Column.Categorical("y", List.of("low", "high"), false) : new Column.Numeric("y"));
        cells.add(
                levels ? Arrays.stream(target).mapToInt(y -> y < MIDDLE ? 0 : 1).toArray() : target);
        data = Dataset.of(Table.of(new Schema(columns, "y", ""), cells));
    }

    private static double value(List<Serializable> cells, int row) {
        double[] x = IntStream.range(0, COLUMNS)
                .mapToDouble(c -> ((double[]) cells.get(c))[row])
                .toArray();
        return 10 * Math.sin(Math.PI * x[0] * x[1]) + 20 * (x[2] - 0.5) * (x[2] - 0.5) + 10 * x[3] + 5 * x[4];
    }

    /** The forest. */
    @Benchmark
    public Forest forest() {
        return trainer.fit(data, Run.of(1));
    }
}
