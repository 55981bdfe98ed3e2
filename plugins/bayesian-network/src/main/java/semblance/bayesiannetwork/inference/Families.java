package semblance.bayesiannetwork.inference;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.bayesiannetwork.Node;

/** The nodes of a network, made ready to be asked, and an order in which parents come first. */
public final class Families {
    final Schema schema;
    final List<Node> nodes;
    final Family[] of;
    final int[] order;
    final int[][] parents;
    final int[][] children;

    /** @throws IllegalArgumentException if the arcs go round in a circle, naming its columns */
    public Families(Schema schema, List<Node> nodes) {
        this.schema = schema;
        this.nodes = nodes;
        of = new Family[nodes.size()];
        for (int column = 0; column < of.length; column++) of[column] = new Family(schema, column, nodes.get(column));
        parents = nodes.stream().map(Node::parents).toArray(int[][]::new);
        children = Graphs.children(parents);
        order = Graphs.order(parents, children, schema.names());
    }

    /** The columns in an order where parents come before children; of those that could, the first in the schema. */
    public int[] order() {
        return order.clone();
    }

    int size() {
        return of.length;
    }

    boolean numeric(int column) {
        return of[column].states == 0;
    }

    /** Draws independent rows, parents before children. */
    public Table sample(int n, RandomGenerator random) {
        int[][] codes = new int[of.length][];
        double[][] values = new double[of.length][];
        for (int column : order) {
            if (numeric(column)) values[column] = new double[n];
            else codes[column] = new int[n];
            for (int r = 0; r < n; r++) of[column].draw(codes, values, r, random);
        }
        return table(codes, values);
    }

    /** A table of these columns; numbers of whole columns are rounded. */
    Table table(int[][] codes, double[][] values) {
        List<Serializable> columns = new ArrayList<>();
        for (int column = 0; column < of.length; column++)
            columns.add(numeric(column) ? rounded(column, values[column]) : codes[column]);
        return Table.of(schema, columns);
    }

    private double[] rounded(int column, double[] numbers) {
        if (!whole(column)) return numbers;
        return Arrays.stream(numbers).map(x -> Math.rint(x) + 0.0).toArray(); // + 0.0 makes of -0.0 a 0.0
    }

    boolean whole(int column) {
        return ((Column.Numeric) schema.columns().get(column)).kind().whole();
    }

    /** One row without a known cell. */
    Table blank() {
        List<Serializable> columns = new ArrayList<>();
        for (int column = 0; column < of.length; column++)
            columns.add(numeric(column) ? new double[] {Double.NaN} : new int[] {-1});
        return Table.of(schema, columns);
    }

    /** The categorical columns of a table by their position; null for others. */
    int[][] codes(Table rows) {
        int[][] codes = new int[of.length][];
        for (int column = 0; column < of.length; column++) if (!numeric(column)) codes[column] = rows.codes(column);
        return codes;
    }

    /** The numeric columns of a table by their position; null for others. */
    double[][] values(Table rows) {
        double[][] values = new double[of.length][];
        for (int column = 0; column < of.length; column++) if (numeric(column)) values[column] = rows.numbers(column);
        return values;
    }

    /** The log density of rows without missing cells, added to {@code logs}, shape [rows]. */
    void addLogDensity(int[][] codes, double[][] values, int[] rows, int n, double[] logs) {
        for (Family family : of) family.addLogDensity(codes, values, rows, n, logs);
    }

    /** @throws IllegalArgumentException if a table has other columns than these */
    void check(Table rows) {
        if (rows.schema() == schema || rows.schema().columns().equals(schema.columns())) return;
        for (int column = 0; column < schema.columns().size(); column++) {
            Column expected = schema.columns().get(column);
            if (column >= rows.schema().columns().size())
                throw new IllegalArgumentException("column '" + expected.name() + "' is not among the rows' columns "
                        + rows.schema().names());
            Column found = rows.schema().columns().get(column);
            if (!found.equals(expected))
                throw new IllegalArgumentException(
                        "column '" + expected.name() + "': expected " + expected + ", found " + found);
        }
        throw new IllegalArgumentException("expected columns " + schema.names() + ", found "
                + rows.schema().names());
    }
}
