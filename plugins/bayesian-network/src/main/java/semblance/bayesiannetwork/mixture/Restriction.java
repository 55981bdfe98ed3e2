package semblance.bayesiannetwork.mixture;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.model.Evidence;

/**
 * A mixture of which something is known: again a mixture of trees, for conditions on single columns leave every tree a
 * tree.
 *
 * @param logProbability of what is known, nats
 */
record Restriction(Components components, double logProbability) {

    /** @throws IllegalArgumentException if the evidence does not fit the columns or cannot be, naming a column */
    static Restriction of(Schema schema, Components before, Evidence evidence) {
        evidence.check(schema);
        Restriction all = of(schema, before, evidence.conditions());
        if (all.logProbability > Double.NEGATIVE_INFINITY) return all;
        for (int i = 1; ; i++) { // the first condition that cannot be beside those before it
            List<Evidence.Condition> some = evidence.conditions().subList(0, i);
            if (of(schema, before, some).logProbability > Double.NEGATIVE_INFINITY) continue;
            throw new IllegalArgumentException("column '" + some.get(i - 1).column()
                    + "': evidence of probability 0: " + some.get(i - 1)
                    + (i > 1 ? " beside " + some.subList(0, i - 1) : ""));
        }
    }

    private static Restriction of(Schema schema, Components before, List<Evidence.Condition> conditions) {
        boolean[][] allowed = schema.columns().stream()
                .map(column ->
                        new boolean[((Column.Categorical) column).levels().size()])
                .toArray(boolean[][]::new);
        for (boolean[] levels : allowed) Arrays.fill(levels, true);
        for (Evidence.Condition condition : conditions) {
            Column.Categorical column = (Column.Categorical) schema.column(condition.column());
            boolean[] levels = allowed[schema.indexOf(column.name())];
            List<String> some = ((Evidence.OneOf) condition).levels();
            for (int b = 0; b < levels.length; b++)
                levels[b] = some.contains(column.levels().get(b));
        }
        int[] levels = Arrays.stream(allowed).mapToInt(some -> some.length).toArray();
        int size = before.size();
        double[] logs = new double[size];
        DependencyTree[] trees = new DependencyTree[size];
        double top = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < size; k++) {
            DependencyTree tree = before.trees().get(k);
            double[][] tables = new double[levels.length][];
            logs[k] = Math.log(before.weights()[k]) + new Propagation(tree, levels).restrict(allowed, tables);
            trees[k] = new DependencyTree(tree.parents(), tables);
            top = Math.max(top, logs[k]);
        }
        if (top == Double.NEGATIVE_INFINITY) return new Restriction(before, top);
        double highest = top;
        double[] weights =
                Arrays.stream(logs).map(log -> Math.exp(log - highest)).toArray();
        double sum = Arrays.stream(weights).sum();
        return new Restriction(
                new Components(
                        IntStream.range(0, size)
                                .mapToDouble(k -> weights[k] / sum)
                                .toArray(),
                        List.of(trees)),
                top + Math.log(sum));
    }
}
