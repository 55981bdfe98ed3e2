package semblance.core.answers;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Kind;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Density;
import semblance.api.model.Imputer;
import semblance.api.model.Model;
import semblance.api.model.Prediction;
import semblance.api.model.Predictor;
import semblance.api.model.Sampler;
import semblance.api.train.Seed;
import semblance.core.data.Joined;

/**
 * The answers of a model as datasets. Nothing is computed until the rows are read, and then only as far as they are.
 * Randomness belongs to the batch, so neither threads nor how much is read change a row.
 */
public final class Answers {
    /** The log density that {@link #score} gives a row of density zero: a table holds no infinity. */
    public static final double IMPOSSIBLE = -Double.MAX_VALUE;

    private static final int BATCHES = 8; // in one partition of drawn rows

    /** Partitions of an answer; each costs its readers a few bytes. */
    private static final int MOST = 1 << 22;

    private Answers() {}

    /**
     * Rows drawn from a model.
     *
     * @throws IllegalArgumentException if it cannot be sampled, or fewer than 0 rows are asked for
     */
    public static Dataset sample(Model model, long rows, Seed seed) {
        Sampler sampler = can(model, Sampler.class, "be sampled");
        if (rows < 0) throw new IllegalArgumentException("the number of rows must be at least 0, got " + rows);
        long size = (long) BATCHES * Dataset.BATCH;
        if (rows > MOST * size)
            throw new IllegalArgumentException(
                    "the number of rows must be at most " + MOST * size + ", got " + rows + "; draw them in parts");
        int partitions = (int) ((rows + size - 1) / size);
        return new Computed(model.schema(), partitions, p -> IntStream.range(0, BATCHES)
                .mapToLong(b -> p * size + (long) b * Dataset.BATCH)
                .filter(start -> start < rows)
                .mapToObj(start -> sampler.sample(
                        (int) Math.min(Dataset.BATCH, rows - start),
                        seed.child(start / Dataset.BATCH).random())));
    }

    /**
     * One column, {@code logDensity} in nats, for each row; {@link #IMPOSSIBLE} for a row of density zero.
     *
     * @throws IllegalArgumentException if the model has no density
     */
    public static Dataset score(Model model, Dataset rows) {
        Density density = can(model, Density.class, "score rows: it has no density");
        Schema schema = new Schema(
                List.of(new Column.Numeric("logDensity")), "", rows.schema().weight());
        return new Computed(schema, rows.partitions(), p -> rows.partition(p).map(batch -> {
            double[] logDensity = density.logDensity(batch);
            for (int r = 0; r < logDensity.length; r++) logDensity[r] = Math.max(logDensity[r], IMPOSSIBLE);
            return Table.of(schema, List.of(logDensity));
        }));
    }

    /**
     * The predicted column; beside numbers their standard deviation, {@code COLUMN.deviation}; beside levels the
     * probability of each, {@code COLUMN=LEVEL}.
     *
     * @param column empty for the one the model predicts unless told otherwise
     * @throws IllegalArgumentException if the model cannot predict, or not this column
     */
    public static Dataset predict(Model model, Dataset rows, String column) {
        Predictor predictor = can(model, Predictor.class, "predict");
        List<String> predictable = predictor.predictable();
        String name = column.isEmpty() ? predictable.get(0) : column;
        Column predicted = model.schema().column(name);
        if (!predictable.contains(name))
            throw new IllegalArgumentException(
                    "this model does not predict '" + name + "'; it predicts " + String.join(", ", predictable));
        List<Column> columns = new ArrayList<>(List.of(predicted));
        if (predicted instanceof Column.Categorical categorical) {
            for (String level : categorical.levels()) columns.add(new Column.Numeric(name + "=" + level));
        } else {
            columns.set(0, new Column.Numeric(name)); // an expected value of whole numbers need not be whole
            columns.add(new Column.Numeric(name + ".deviation"));
        }
        Schema schema = new Schema(columns, "", "");
        return new Computed(schema, rows.partitions(), p -> Joined.of(rows.schema(), rows.partition(p))
                .map(batch -> Table.of(schema, cells(predictor.predict(batch, name)))));
    }

    private static List<Serializable> cells(Prediction prediction) {
        if (prediction instanceof Prediction.Numbers numbers) return List.of(numbers.means(), numbers.deviations());
        Prediction.Levels levels = (Prediction.Levels) prediction;
        List<Serializable> cells = new ArrayList<>(List.of(levels.codes()));
        cells.addAll(Arrays.asList(levels.probabilities()));
        return cells;
    }

    /**
     * The rows with their missing cells filled by expected values and most probable levels.
     *
     * @throws IllegalArgumentException if the model cannot impute
     */
    public static Dataset impute(Model model, Dataset rows) {
        Imputer imputer = can(model, Imputer.class, "impute");
        return new Computed(
                rows.schema(), rows.partitions(), p -> rows.partition(p).map(imputer::impute));
    }

    /**
     * The rows with their missing cells filled by draws: all rows once for each draw, numbered from 1 in a last column
     * {@code draw} if there is more than one.
     *
     * @throws IllegalArgumentException if the model cannot impute, or fewer than 1 draws are asked for
     */
    public static Dataset impute(Model model, Dataset rows, int draws, Seed seed) {
        Imputer imputer = can(model, Imputer.class, "impute");
        if (draws < 1) throw new IllegalArgumentException("the number of draws must be at least 1, got " + draws);
        int partitions = rows.partitions();
        if (draws > MOST / partitions)
            throw new IllegalArgumentException(
                    "the number of draws must be at most " + MOST / partitions + " here, got " + draws);
        Schema schema = draws == 1 ? rows.schema() : numbered(rows.schema());
        return new Computed(schema, partitions * draws, p -> {
            int draw = p / partitions;
            Seed own = seed.child(draw).child(p % partitions);
            long[] batches = {0};
            return rows.partition(p % partitions).sequential().map(batch -> {
                Table filled = imputer.impute(batch, own.child(batches[0]++).random());
                return draws == 1 ? filled : number(filled, schema, draw + 1);
            });
        });
    }

    private static Schema numbered(Schema schema) {
        List<Column> columns = new ArrayList<>(schema.columns());
        columns.add(new Column.Numeric("draw", Kind.INTEGER));
        return new Schema(columns, schema.target(), schema.weight());
    }

    private static Table number(Table rows, Schema schema, int draw) {
        List<Serializable> columns = new ArrayList<>();
        for (int c = 0; c < rows.schema().columns().size(); c++) columns.add(rows.array(c));
        double[] numbers = new double[rows.rows()];
        Arrays.fill(numbers, draw);
        columns.add(numbers);
        return Table.of(schema, columns).withWeights(rows.weights());
    }

    private static <C extends Model> C can(Model model, Class<C> capability, String what) {
        if (capability.isInstance(model)) return capability.cast(model);
        throw new IllegalArgumentException("this model cannot " + what);
    }

    private record Computed(Schema schema, int partitions, IntPartitions compute) implements Dataset {
        @Override
        public Stream<Table> partition(int index) {
            return compute.partition(index);
        }
    }

    private interface IntPartitions {
        Stream<Table> partition(int index);
    }
}
