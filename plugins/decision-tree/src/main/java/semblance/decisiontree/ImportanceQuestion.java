package semblance.decisiontree;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import semblance.api.Help;
import semblance.api.ask.Question;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Prediction;
import semblance.api.train.Run;

/**
 * What each column adds to the prediction of the target: by the impurity that its splits lower (Breiman et al. 1984) and,
 * given rows, by how much worse these are predicted once its cells are shuffled among them (Breiman 2001).
 */
@Help("what each column adds to the prediction of the target; with rows, by shuffling its cells too")
public record ImportanceQuestion(
        @Help("how often each column is shuffled, at least 1")
        int repeats) implements Question<TreeModel> {

    /** Five shuffles. */
    public ImportanceQuestion() {
        this(5);
    }

    /** @throws IllegalArgumentException if there are no repeats */
    public ImportanceQuestion {
        Demand.atLeast("repeats", repeats, 1);
    }

    @Override
    public String name() {
        return "importance";
    }

    /**
     * Columns {@code column} and {@code impurity}, a share of all; given rows also {@code permutation}, the mean over
     * repeats of how much the share of wrong levels or the mean squared error rises, and its {@code deviation} between
     * repeats. The most important column comes first.
     */
    @Override
    public Dataset ask(TreeModel model, Dataset rows, Run run) {
        List<Importance> impurity =
                model instanceof TreePredictor one ? one.importance() : ((DecisionTree) model).importance();
        List<Table> tables = new ArrayList<>();
        for (int p = 0; p < rows.partitions(); p++)
            try (Stream<Table> some = rows.partition(p)) {
                some.forEachOrdered(tables::add);
            }
        List<Column> columns = new ArrayList<>(List.of(new Column.Text("column"), new Column.Numeric("impurity")));
        List<Serializable> arrays = new ArrayList<>();
        arrays.add(impurity.stream().map(Importance::column).toArray(String[]::new));
        arrays.add(impurity.stream().mapToDouble(Importance::share).toArray());
        if (tables.stream().mapToInt(Table::rows).sum() > 0) {
            Shuffled shuffled = new Shuffled(model, tables);
            List<double[]> rises = run.map(
                    impurity.size(),
                    i -> rises(shuffled, model.schema().indexOf(impurity.get(i).column()), run));
            columns.add(new Column.Numeric("permutation"));
            columns.add(new Column.Numeric("deviation"));
            arrays.add(rises.stream().mapToDouble(ImportanceQuestion::mean).toArray());
            arrays.add(rises.stream().mapToDouble(ImportanceQuestion::deviation).toArray());
        }
        return Dataset.of(Table.of(new Schema(columns, "", ""), arrays));
    }

    private double[] rises(Shuffled shuffled, int column, Run run) {
        return IntStream.range(0, repeats)
                .mapToDouble(repeat -> shuffled.rise(
                        column, run.seed().child(column).child(repeat).random()))
                .toArray();
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) sum += value;
        return sum / values.length;
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) squares += (value - mean) * (value - mean);
        return values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0;
    }

    /** Rows, and how well their target is predicted once a column is shuffled. */
    private static final class Shuffled {
        private final TreeModel model;
        private final Table rows;
        private final int target;
        private final double before;

        Shuffled(TreeModel model, List<Table> tables) {
            this.model = model;
            Schema schema = model.schema();
            if (schema.target().isEmpty())
                throw new IllegalArgumentException(
                        "the model has no target, so there is no loss to measure on rows; ask without rows");
            target = schema.indexOf(schema.target());
            for (Table table : tables) Columns.check(schema, table);
            rows = Joined.of(schema, tables, target);
            if (rows.rows() == 0)
                throw new IllegalArgumentException("no rows with a known '" + schema.target()
                        + "' and a weight above 0; give rows that have some");
            before = loss(rows);
        }

        double rise(int column, RandomGenerator random) {
            int[] from = IntStream.range(0, rows.rows()).toArray();
            for (int i = from.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int kept = from[i];
                from[i] = from[j];
                from[j] = kept;
            }
            List<Serializable> arrays = new ArrayList<>();
            for (int c = 0; c < rows.schema().columns().size(); c++)
                arrays.add(c == column ? Joined.pick(rows.array(c), from) : rows.array(c));
            return loss(Table.of(rows.schema(), arrays)) - before;
        }

        private double loss(Table some) {
            double sum = 0;
            double weight = 0;
            for (int from = 0; from < some.rows(); from += Dataset.BATCH) {
                Table batch = some.slice(from, Math.min(some.rows(), from + Dataset.BATCH));
                Prediction prediction = model.predict(batch, model.schema().target());
                int[] codes = prediction instanceof Prediction.Levels levels ? levels.codes() : new int[0];
                for (int r = 0; r < batch.rows(); r++) {
                    double loss;
                    if (prediction instanceof Prediction.Numbers numbers) {
                        double apart = numbers.means()[r] - batch.numbers(target)[r];
                        loss = apart * apart;
                    } else {
                        loss = codes[r] == batch.codes(target)[r] ? 0 : 1;
                    }
                    sum += rows.weights()[from + r] * loss;
                    weight += rows.weights()[from + r];
                }
            }
            return sum / weight;
        }
    }
}
