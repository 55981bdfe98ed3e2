package semblance.core.data;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Kind;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/** Rows of every type, with holes and weights, and datasets that cut them in odd ways. */
final class Rows {
    static final Schema SCHEMA = new Schema(
            List.of(
                    new Column.Numeric("height"),
                    new Column.Numeric("age", Kind.INTEGER),
                    new Column.Categorical("few", List.of("a", "b", "c"), false),
                    new Column.Categorical("some", levels(300), true),
                    new Column.Categorical("many", levels(40_000), false),
                    new Column.Tensor("face", List.of(2, 3)),
                    new Column.Text("name")),
            "few",
            "count");

    private Rows() {}

    private static List<String> levels(int count) {
        List<String> levels = new ArrayList<>();
        for (int i = 0; i < count; i++) levels.add("level" + i);
        return levels;
    }

    static Table table(int rows, long seed, boolean weighted) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Serializable> columns = new ArrayList<>();
        for (Column column : SCHEMA.columns()) {
            Serializable array = Tables.missing(column, rows);
            boolean whole =
                    column instanceof Column.Numeric numeric && numeric.kind().whole();
            if (array instanceof double[] numbers)
                Arrays.setAll(
                        numbers,
                        r -> random.nextInt(10) == 0 ? Double.NaN : whole ? random.nextInt(100) : random.nextDouble());
            if (array instanceof int[] codes) {
                int levels = ((Column.Categorical) column).levels().size();
                Arrays.setAll(codes, r -> random.nextInt(levels + 1) - 1);
            }
            if (array instanceof float[] values)
                for (int i = 0; i < values.length; i++)
                    values[i] = random.nextInt(10) == 0 ? Float.NaN : (float) random.nextDouble();
            if (array instanceof String[] texts)
                Arrays.setAll(texts, r -> random.nextInt(5) == 0 ? null : "t\u00e9xt\uD800" + random.nextInt(1000));
            columns.add(array);
        }
        Table table = Table.of(SCHEMA, columns);
        if (!weighted) return table;
        double[] weights = new double[rows];
        Arrays.setAll(weights, r -> random.nextInt(4));
        return table.withWeights(weights);
    }

    /** A table cut into partitions, and these into tables, of varying sizes, some of them empty. */
    static Dataset cut(Table table, long seed, int most) {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<Table>> partitions = new ArrayList<>();
        for (int from = 0; from < table.rows(); ) {
            List<Table> tables = new ArrayList<>();
            for (int n = random.nextInt(4); n > 0 && from < table.rows(); n--) {
                int to = Math.min(table.rows(), from + random.nextInt(most));
                tables.add(table.slice(from, to));
                from = to;
            }
            partitions.add(tables);
        }
        return of(table.schema(), partitions);
    }

    static Dataset of(Schema schema, List<List<Table>> partitions) {
        return new Dataset() {
            @Override
            public Schema schema() {
                return schema;
            }

            @Override
            public int partitions() {
                return partitions.size();
            }

            @Override
            public Stream<Table> partition(int index) {
                return partitions.get(index).stream();
            }
        };
    }

    /** Everything that a table holds, for comparison to the last bit. */
    static List<Object> content(Table table) {
        List<Object> content = new ArrayList<>(List.of(table.schema(), table.rows()));
        content.add(bits(table.weights()));
        for (int c = 0; c < table.schema().columns().size(); c++) {
            Serializable array = table.array(c);
            if (array instanceof double[] numbers) content.add(bits(numbers));
            else if (array instanceof int[] codes) content.add(Arrays.toString(codes));
            else if (array instanceof float[] values) {
                int[] bits = new int[values.length];
                for (int i = 0; i < bits.length; i++) bits[i] = Float.floatToRawIntBits(values[i]);
                content.add(Arrays.toString(bits));
            } else content.add(Arrays.asList((String[]) array));
        }
        return content;
    }

    private static String bits(double[] numbers) {
        return Arrays.toString(
                Arrays.stream(numbers).mapToLong(Double::doubleToRawLongBits).toArray());
    }
}
