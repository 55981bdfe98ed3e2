package semblance.bayesiannetwork;

import semblance.api.data.Column;
import semblance.api.data.Schema;

/** What a network must be to be one. */
final class Checks {
    /** Rows of tables written with nine digits sum to one as well as this. */
    private static final double SUM = 1e-6;

    private Checks() {}

    static void probabilities(double[] values) {
        for (double value : values)
            if (!(value >= 0 && value <= 1 + SUM))
                throw new IllegalArgumentException("probabilities must lie in 0..1, got " + value);
    }

    static void finite(String what, double[] values) {
        for (double value : values)
            if (value - value != 0) throw new IllegalArgumentException(what + " must be finite, got " + value);
    }

    /** @throws IllegalArgumentException if a node does not fit the schema, naming it and what was expected */
    static void fits(Schema schema, int column, Node node) {
        String name = "node '" + schema.columns().get(column).name() + "'";
        int size = schema.columns().size();
        boolean[] seen = new boolean[size];
        seen[column] = true;
        long configurations = 1;
        int numbers = 0;
        boolean levels = true;
        for (int parent : node.parents()) {
            if (parent < 0 || parent >= size)
                throw new IllegalArgumentException(
                        name + " has the parent " + parent + "; columns are numbered 0.." + (size - 1));
            if (seen[parent])
                throw new IllegalArgumentException(name + " has the parent '"
                        + schema.columns().get(parent).name() + "' twice or is its own parent");
            seen[parent] = true;
            if (schema.columns().get(parent) instanceof Column.Categorical categorical)
                configurations = saturated(configurations, categorical.levels().size());
            else {
                numbers++;
                levels = false;
            }
        }
        Distribution distribution = node.distribution();
        if (schema.columns().get(column) instanceof Column.Categorical categorical) {
            int states = categorical.levels().size();
            if (distribution instanceof ProbabilityTable table && levels) {
                length(name, "probabilities", table.probabilities().length, saturated(configurations, states));
                for (int from = 0; from < table.probabilities().length; from += states)
                    sums(name, table.probabilities(), from, states);
            } else if (distribution instanceof ProbabilityTree tree && levels) fits(schema, name, node, tree, states);
            else if (distribution instanceof LogisticRegression logistic)
                length(
                        name,
                        "coefficients",
                        logistic.coefficients().length,
                        saturated(configurations, (long) states * (1 + numbers)));
            else throw wrong(name, distribution, levels ? "a table, a tree" : "numeric parents");
        } else if (distribution instanceof ConditionalGaussian gaussian) {
            length(name, "variances", gaussian.variances().length, configurations);
            length(name, "coefficients", gaussian.coefficients().length, saturated(configurations, 1 + numbers));
        } else throw wrong(name, distribution, "numbers");
    }

    private static IllegalArgumentException wrong(String name, Distribution distribution, String having) {
        String expected = having.equals("numbers")
                ? "a number and needs a ConditionalGaussian"
                : having.equals("numeric parents")
                        ? "a level with numeric parents and needs a LogisticRegression"
                        : "a level and needs a ProbabilityTable, a ProbabilityTree or a LogisticRegression";
        return new IllegalArgumentException(name + " is " + expected + ", found a "
                + distribution.getClass().getSimpleName());
    }

    private static void fits(Schema schema, String name, Node node, ProbabilityTree tree, int states) {
        length(name, "probabilities", tree.probabilities().length, (long) tree.tested().length * states);
        for (int v = 0; v < tree.tested().length; v++) {
            int tested = tree.tested()[v];
            if (tested < 0) {
                sums(name, tree.probabilities(), v * states, states);
                continue;
            }
            if (tested >= node.parents().length)
                throw new IllegalArgumentException(name + " has " + node.parents().length + " parents; vertex " + v
                        + " of its tree asks for parent " + tested);
            Column.Categorical parent = (Column.Categorical) schema.columns().get(node.parents()[tested]);
            if (tree.state()[v] < 0 || tree.state()[v] >= parent.levels().size())
                throw new IllegalArgumentException(name + ": vertex " + v + " of its tree asks for state "
                        + tree.state()[v] + " of '" + parent.name() + "', which has "
                        + parent.levels().size());
        }
    }

    private static void sums(String name, double[] probabilities, int from, int states) {
        double sum = 0;
        for (int s = 0; s < states; s++) sum += probabilities[from + s];
        if (!(Math.abs(sum - 1) <= SUM))
            throw new IllegalArgumentException(
                    name + ": the probabilities of its states must sum to 1, got " + sum + " in row " + from / states);
    }

    private static void length(String name, String what, long found, long expected) {
        if (found != expected)
            throw new IllegalArgumentException(name + " needs " + expected + " " + what + ", got " + found);
    }

    private static long saturated(long left, long right) {
        return left > Integer.MAX_VALUE ? left : left * right; // more than any array holds, and no overflow
    }
}
