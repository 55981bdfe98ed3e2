package semblance.randomforest;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Kind;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Encoder;
import semblance.api.model.Prediction;
import semblance.api.model.Predictor;
import semblance.decisiontree.growing.Codes;
import semblance.decisiontree.growing.Cuts;

/**
 * A learned forest: it predicts the target as the mean over its trees, of class shares or of numbers (Breiman 2001), and
 * describes rows by the leaves they fall into.
 *
 * @param cuts how the cells of the other columns become the codes that trees test
 * @param content the trees
 * @param bagging how the rows of each tree were drawn
 * @param outOfBag how well rows are predicted by the trees that were not grown from them
 * @param impurityImportance how much of the decrease of the impurity is owed to splits on each column; sums to 1, unless
 *     no tree has a split; the most important first, as in the next
 * @param permutationImportance how much lower the out-of-bag score is where a column's cells are swapped among the rows;
 *     empty if it was not asked for
 */
public record Forest(
        Schema schema,
        Cuts cuts,
        Content content,
        Bagging bagging,
        OutOfBag outOfBag,
        List<ColumnImportance> impurityImportance,
        List<ColumnImportance> permutationImportance)
        implements ForestModel, Predictor, Encoder {

    /**
     * How the rows of each tree were drawn: from their content and the seed, see {@link OutOfBagQuestion}.
     *
     * @param seed the seed of the run
     * @param fraction of the rows that a tree is grown from
     * @param replacement whether a row is drawn more than once
     * @param classWeights how much rows of each class counted; those of classes that did not count were never drawn
     */
    public record Bagging(long seed, double fraction, boolean replacement, List<Double> classWeights)
            implements Serializable {}

    /** Itself. */
    @Override
    public Forest forest() {
        return this;
    }

    /** The target. */
    @Override
    public List<String> predictable() {
        return List.of(schema.target());
    }

    /** The names of the columns that it predicts from, in the order of the cuts. */
    List<String> features() {
        return Arrays.stream(cuts.columns())
                .mapToObj(c -> schema.columns().get(c).name())
                .toList();
    }

    @Override
    public Prediction predict(Table rows, String column) {
        if (!column.equals(schema.target()))
            throw new IllegalArgumentException(
                    "this forest predicts '" + schema.target() + "' alone, not '" + column + "'");
        check(rows);
        Descent descent = descent(rows);
        Sums sums = new Sums(content, descent.rows());
        int[] leaves = new int[descent.rows()];
        int[] every = IntStream.range(0, leaves.length).toArray();
        for (int tree = 0; tree < content.nodes().trees(); tree++) {
            descent.leaves(tree, leaves);
            sums.add(leaves, every, leaves.length);
        }
        sums.average();
        if (schema.column(column) instanceof Column.Categorical levels)
            return new Prediction.Levels(levels, sums.shares);
        double[] means = new double[leaves.length];
        double[] deviations = new double[leaves.length];
        for (int r = 0; r < means.length; r++) {
            double mean = sums.means[r];
            means[r] = value(mean);
            deviations[r] = Math.sqrt(Math.max(0, sums.squares[r] - mean * mean)) * content.scale();
        }
        return new Prediction.Numbers((Column.Numeric) schema.column(column), means, deviations);
    }

    /** A value in the unit of the leaves as one of the target. */
    double value(double inLeaves) {
        return content.centre() + content.scale() * inLeaves;
    }

    /** The rows, ready to go down the trees. */
    Descent descent(Table rows) {
        Codes codes = cuts.encode(rows);
        return new Descent(content.nodes(), codes, 0, rows.rows());
    }

    /** @throws IllegalArgumentException if the rows have other columns, naming the first that differs */
    void check(Table rows) {
        List<Column> found = rows.schema().columns();
        List<Column> expected = schema.columns();
        if (found.equals(expected)) return;
        for (Column column : expected)
            if (!found.contains(column))
                throw new IllegalArgumentException("expected rows with the column " + column + ", found the columns "
                        + found + "; give rows with the columns that the forest was learned from");
        for (Column column : found)
            if (!expected.contains(column))
                throw new IllegalArgumentException("the forest was not learned from the column " + column
                        + "; leave it out, its columns are " + schema.names());
        throw new IllegalArgumentException("expected the columns " + schema.names() + " in this order, found "
                + rows.schema().names());
    }

    /** {@code tree1}, {@code tree2} and so on. */
    @Override
    public Schema codes() {
        return new Schema(
                IntStream.rangeClosed(1, content.nodes().trees())
                        .mapToObj(t -> (Column) new Column.Numeric("tree" + t, Kind.INTEGER))
                        .toList(),
                "",
                "");
    }

    /** The leaf of each tree that a row falls into: its place among the nodes of the tree, from 0. */
    @Override
    public Table encode(Table rows) {
        check(rows);
        Descent descent = descent(rows);
        int[] leaves = new int[descent.rows()];
        double[][] codes = new double[content.nodes().trees()][];
        for (int t = 0; t < codes.length; t++) {
            descent.leaves(t, leaves);
            int root = content.nodes().roots()[t];
            codes[t] = Arrays.stream(leaves).mapToDouble(leaf -> leaf - root).toArray();
        }
        return Table.of(codes(), List.of(codes));
    }
}
