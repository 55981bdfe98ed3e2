package semblance.bayesiannetwork;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/** Networks to ask: a published one, and random ones. */
public final class Networks {
    private Networks() {}

    private static final List<String> ASIA = List.of("asia", "tub", "smoke", "lung", "bronc", "either", "xray", "dysp");

    /** The chest clinic of Lauritzen and Spiegelhalter (1988). */
    public static BayesianNetwork asia() {
        Schema schema = new Schema(
                ASIA.stream()
                        .map(name -> (Column) new Column.Categorical(name, "yes", "no"))
                        .toList(),
                "",
                "");
        return new BayesianNetwork(
                schema,
                List.of(
                        node(new int[] {}, 0.01),
                        node(new int[] {0}, 0.05, 0.01),
                        node(new int[] {}, 0.5),
                        node(new int[] {2}, 0.1, 0.01),
                        node(new int[] {2}, 0.6, 0.3),
                        node(new int[] {3, 1}, 1, 1, 1, 0),
                        node(new int[] {5}, 0.98, 0.05),
                        node(new int[] {4, 5}, 0.9, 0.8, 0.7, 0.1)));
    }

    private static Node node(int[] parents, double... yes) {
        return new Node(
                parents,
                new ProbabilityTable(Arrays.stream(yes)
                        .flatMap(p -> Arrays.stream(new double[] {p, 1 - p}))
                        .toArray()));
    }

    /** A row of levels by name, {@code "xray=yes", ...}; numbers likewise. */
    public static Table row(Schema schema, String... known) {
        List<Serializable> columns = new ArrayList<>();
        for (Column column : schema.columns()) {
            String value = Arrays.stream(known)
                    .filter(text -> text.startsWith(column.name() + "="))
                    .map(text -> text.substring(column.name().length() + 1))
                    .findFirst()
                    .orElse("");
            if (column instanceof Column.Categorical some)
                columns.add(new int[] {some.levels().indexOf(value)});
            else columns.add(new double[] {value.isEmpty() ? Double.NaN : Double.parseDouble(value)});
        }
        return Table.of(schema, columns);
    }

    /**
     * A random network: of levels alone, of numbers alone, or of both where no level depends on a number.
     *
     * @param numeric the share of numeric columns
     */
    public static BayesianNetwork random(RandomGenerator random, int size, double numeric, int mostParents) {
        int[] order = IntStream.range(0, size).toArray();
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int other = order[i];
            order[i] = order[j];
            order[j] = other;
        }
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < size; c++) {
            int levels = 2 + random.nextInt(2);
            columns.add(
                    random.nextDouble() < numeric
                            ? new Column.Numeric("n" + c)
                            : new Column.Categorical(
                                    "c" + c,
                                    IntStream.range(0, levels)
                                            .mapToObj(l -> "l" + l)
                                            .toList(),
                                    false));
        }
        Schema schema = new Schema(columns, "", "");
        Node[] nodes = new Node[size];
        for (int i = 0; i < size; i++) {
            boolean number = columns.get(order[i]) instanceof Column.Numeric;
            List<Integer> parents = new ArrayList<>();
            for (int j = 0; j < i; j++)
                if ((number || columns.get(order[j]) instanceof Column.Categorical)
                        && parents.size() < mostParents
                        && random.nextDouble() < 2.0 / size * mostParents) parents.add(order[j]);
            nodes[order[i]] = node(random, schema, order[i], parents);
        }
        return new BayesianNetwork(schema, List.of(nodes));
    }

    private static Node node(RandomGenerator random, Schema schema, int column, List<Integer> parents) {
        int configurations = 1;
        int numbers = 0;
        for (int parent : parents) {
            if (schema.columns().get(parent) instanceof Column.Categorical some)
                configurations *= some.levels().size();
            else numbers++;
        }
        int[] from = parents.stream().mapToInt(Integer::intValue).toArray();
        if (schema.columns().get(column) instanceof Column.Categorical some) {
            int states = some.levels().size();
            if (parents.size() > 1 && random.nextInt(3) == 0) return new Node(from, tree(random, schema, from, states));
            double[] table = new double[configurations * states];
            for (int c = 0; c < configurations; c++) fill(random, table, c * states, states);
            return new Node(from, new ProbabilityTable(table));
        }
        double[] coefficients = new double[configurations * (1 + numbers)];
        double[] variances = new double[configurations];
        Arrays.setAll(coefficients, i -> random.nextGaussian());
        Arrays.setAll(variances, i -> 0.05 + random.nextDouble());
        return new Node(from, new ConditionalGaussian(coefficients, variances));
    }

    /** A tree that asks for the first parent, and on one side for the second. */
    private static ProbabilityTree tree(RandomGenerator random, Schema schema, int[] parents, int states) {
        int first = random.nextInt(
                ((Column.Categorical) schema.columns().get(parents[0])).levels().size());
        double[] probabilities = new double[5 * states];
        for (int leaf : new int[] {2, 3, 4}) fill(random, probabilities, leaf * states, states);
        return new ProbabilityTree(
                new int[] {0, 1, -1, -1, -1},
                new int[] {first, 1, 0, 0, 0},
                new int[] {1, 3, 0, 0, 0},
                new int[] {2, 4, 0, 0, 0},
                probabilities);
    }

    private static void fill(RandomGenerator random, double[] table, int from, int states) {
        double sum = 0;
        for (int s = 0; s < states; s++) sum += table[from + s] = 0.05 + random.nextDouble();
        for (int s = 0; s < states; s++) table[from + s] /= sum;
    }

    /** The rows with some cells missing. */
    public static Table holes(Table rows, double share, RandomGenerator random) {
        List<Serializable> columns = new ArrayList<>();
        for (int c = 0; c < rows.schema().columns().size(); c++) {
            if (rows.array(c) instanceof int[] codes)
                columns.add(Arrays.stream(codes)
                        .map(x -> random.nextDouble() < share ? -1 : x)
                        .toArray());
            else
                columns.add(Arrays.stream(rows.numbers(c))
                        .map(x -> random.nextDouble() < share ? Double.NaN : x)
                        .toArray());
        }
        return Table.of(rows.schema(), columns);
    }
}
