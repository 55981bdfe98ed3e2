package semblance.decisiontree;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Kind;
import semblance.api.data.Schema;
import semblance.decisiontree.growing.Cuts;
import semblance.decisiontree.growing.Trees;

/**
 * One tree of a model, as it is shown.
 *
 * @param column that the tree predicts
 * @param totals the weight of the rows of each node
 * @param leaves what each leaf answers
 * @param gaps of each column that the tree could test, whether it is said where rows without its cell go
 */
record Shape(Schema schema, Cuts cuts, Trees tree, Column column, double[] totals, List<Leaf> leaves, boolean[] gaps) {
    private static final MathContext DIGITS = new MathContext(6);

    /**
     * What a leaf answers.
     *
     * @param value the most probable level, or the mean
     * @param certainty the probability of that level, or the deviation
     */
    record Leaf(String value, double certainty) {}

    /**
     * The tree of a column.
     *
     * @param name of the column; empty for the target or, without one, the last column that a chain visits
     * @throws IllegalArgumentException if the model has no tree for it
     */
    static Shape of(TreeModel model, String name) {
        if (model instanceof TreePredictor predictor) return of(predictor, name);
        return of((DecisionTree) model, name);
    }

    private static Shape of(TreePredictor model, String name) {
        Schema schema = model.schema();
        String target = schema.target();
        if (!name.isEmpty() && schema.indexOf(name) != schema.indexOf(target))
            throw new IllegalArgumentException(
                    "column must be '" + target + "', which this tree predicts, or empty, got '" + name + "'");
        Column column = schema.column(target);
        int width = model.answers().length / model.weights().length;
        List<Leaf> leaves = IntStream.range(0, model.weights().length)
                .mapToObj(leaf -> {
                    double[] answer = Arrays.copyOfRange(model.answers(), leaf * width, (leaf + 1) * width);
                    return column instanceof Column.Categorical levels
                            ? mostProbable(levels, answer)
                            : new Leaf(number(answer[0]), answer[1]);
                })
                .toList();
        return new Shape(
                schema, model.cuts(), model.tree(), column, model.tree().totals(model.weights()), leaves, model.gaps());
    }

    private static Shape of(DecisionTree model, String name) {
        Schema schema = model.schema();
        int last = model.order()[model.order().length - 1];
        String wanted = !name.isEmpty()
                ? name
                : schema.target().isEmpty() ? schema.names().get(last) : schema.target();
        int column = schema.indexOf(wanted);
        int position = 0;
        while (model.order()[position] != column) position++;
        Law law = new Law(model.cells().get(column), model.leaves().get(position));
        Trees tree = model.trees().get(position);
        Column shown = schema.column(wanted);
        List<Leaf> leaves = IntStream.range(0, law.leaves.size())
                .mapToObj(leaf -> {
                    double[] probabilities = law.probabilities(leaf);
                    if (shown instanceof Column.Categorical levels) return mostProbable(levels, probabilities);
                    double[] moments = Fills.moments(law.cells, probabilities);
                    return new Leaf(number(moments[0]), moments[1]);
                })
                .toList();
        return new Shape(
                schema,
                model.cuts(),
                tree,
                shown,
                tree.totals(law.leaves.totals()),
                leaves,
                new boolean[model.cuts().size()]);
    }

    private static Leaf mostProbable(Column.Categorical column, double[] probabilities) {
        int best = 0;
        for (int k = 1; k < probabilities.length; k++) if (probabilities[k] > probabilities[best]) best = k;
        return new Leaf(column.levels().get(best), probabilities[best]);
    }

    /** A number in six digits at most, the same on every Java version. */
    static String number(double value) {
        if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) return Double.toString(value);
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale();
        return exponent > -5 && exponent < 16 ? rounded.toPlainString() : rounded.toString();
    }

    /** The column that a node tests. */
    Column tested(int node) {
        return schema.columns().get(cuts.columns()[tree.column(node)]);
    }

    /** Whether a node only asks whether the cell is known at all. */
    boolean ofBeingKnown(int node) {
        return !tree.set(node) && tree.code(node) >= cuts.codes(tree.column(node));
    }

    /** What a threshold compares with, as text: of whole numbers the largest that goes left. */
    String threshold(int column, int code) {
        double threshold = cuts.threshold(column, code);
        Column tested = schema.columns().get(cuts.columns()[column]);
        if (tested instanceof Column.Categorical levels)
            return "'" + levels.levels().get(code - 1) + "'";
        Kind kind = ((Column.Numeric) tested).kind();
        return kind == Kind.REAL ? shortest(threshold) : kind.format(kind.whole() ? Math.floor(threshold) : threshold);
    }

    /** A cut point in as many digits as tell it apart from its neighbours, mostly: midpoints have a digit too many. */
    private static String shortest(double threshold) {
        BigDecimal rounded =
                new BigDecimal(threshold).round(new MathContext(12)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale();
        return exponent > -5 && exponent < 16 ? rounded.toPlainString() : rounded.toString();
    }
}
