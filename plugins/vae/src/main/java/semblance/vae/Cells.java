package semblance.vae;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import semblance.api.data.Column;
import semblance.api.data.Kind;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.vae.heads.Head;
import semblance.vae.heads.LevelHead;
import semblance.vae.heads.NumberHead;
import semblance.vae.heads.Tails;
import semblance.vae.heads.TensorHead;
import semblance.vae.heads.Terms;
import semblance.vae.heads.TextHead;

/** Columns that are being filled in, cell by cell where they are missing. */
final class Cells {
    private final Vae vae;
    private final Schema schema;
    private final List<Head> heads;
    private final List<Serializable> arrays;

    /** Texts that are to be written, by column: many are written as fast as one. */
    private final Map<Integer, List<Speller.Wish>> wishes = new TreeMap<>();

    private Cells(Vae vae, List<Serializable> arrays) {
        this.vae = vae;
        schema = vae.schema();
        heads = vae.structure().heads();
        this.arrays = arrays;
    }

    /** Rows of missing cells. */
    static Cells blank(Vae vae, int rows) {
        List<Serializable> arrays = new ArrayList<>();
        for (Column column : vae.schema().columns()) {
            if (column instanceof Column.Numeric) {
                double[] numbers = new double[rows];
                Arrays.fill(numbers, Double.NaN);
                arrays.add(numbers);
            } else if (column instanceof Column.Categorical) {
                int[] codes = new int[rows];
                Arrays.fill(codes, -1);
                arrays.add(codes);
            } else if (column instanceof Column.Tensor tensor) {
                float[] values = new float[Math.multiplyExact(rows, tensor.size())];
                Arrays.fill(values, Float.NaN);
                arrays.add(values);
            } else arrays.add(new String[rows]);
        }
        return new Cells(vae, arrays);
    }

    /** A copy of rows. */
    static Cells of(Vae vae, Table rows) {
        Table copy = rows.slice(0, rows.rows());
        List<Serializable> arrays = new ArrayList<>();
        for (int c = 0; c < vae.schema().columns().size(); c++) arrays.add(copy.array(c));
        return new Cells(vae, arrays);
    }

    Table table(double[] weights) {
        return table().withWeights(weights);
    }

    Table table() {
        wishes.forEach((column, some) -> new Speller(vae, column).spell(some, arrays.get(column)));
        wishes.clear();
        return Table.of(schema, arrays);
    }

    /** Whether a cell, or any value of a tensor, is missing. */
    boolean missing(int column, int row) {
        Serializable array = arrays.get(column);
        if (array instanceof double[] numbers) return Double.isNaN(numbers[row]);
        if (array instanceof int[] codes) return codes[row] < 0;
        if (array instanceof String[] texts) return texts[row] == null;
        int cells = ((TensorHead) heads.get(column)).size();
        float[] values = (float[]) array;
        for (int i = row * cells; i < (row + 1) * cells; i++) if (Float.isNaN(values[i])) return true;
        return false;
    }

    void number(int column, int row, double x) {
        ((double[]) arrays.get(column))[row] = written(column, x);
    }

    void code(int column, int row, int code) {
        ((int[]) arrays.get(column))[row] = code;
    }

    /** The values of all rows of a tensor column. */
    float[] values(int column) {
        return (float[]) arrays.get(column);
    }

    /** A number as its column can hold it. */
    private double written(int column, double x) {
        Kind kind = ((Column.Numeric) schema.columns().get(column)).kind();
        double bounded = Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, x));
        return kind.whole() ? Math.rint(bounded) + 0.0 : bounded;
    }

    /** Writes the most probable symbols, one after another, of a text. */
    void text(int column, int row, Terms terms) {
        wish(column, new Speller.Wish(row, ((TextHead) heads.get(column)).summary(terms), false, 0));
    }

    private void wish(int column, Speller.Wish wish) {
        wishes.computeIfAbsent(column, c -> new ArrayList<>()).add(wish);
    }

    /** Fills the missing values of a tensor by the expected values of its cells. */
    void means(int column, int row, double[] means) {
        TensorHead head = (TensorHead) heads.get(column);
        float[] values = values(column);
        float[] expected = head.values(means);
        for (int i = 0, at = row * head.size(); i < expected.length; i++, at++)
            if (Float.isNaN(values[at])) values[at] = expected[i];
    }

    /** Draws a missing cell. */
    void draw(int column, int row, Terms terms, RandomGenerator random) {
        Head head = heads.get(column);
        if (head instanceof NumberHead number)
            number(column, row, number.law(terms).draw(random));
        else if (head instanceof LevelHead levels) code(column, row, Tails.draw(levels.probabilities(terms), random));
        else if (head instanceof TextHead text)
            wish(column, new Speller.Wish(row, text.summary(terms), true, random.nextLong()));
        else {
            TensorHead tensor = (TensorHead) head;
            tensor.draw(terms, random, values(column), row * tensor.size());
        }
    }
}
