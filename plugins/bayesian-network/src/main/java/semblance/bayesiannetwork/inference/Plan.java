package semblance.bayesiannetwork.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * An outline with its tables: asked of row after row that know the same columns. {@link #load} says how likely a row is;
 * after that the other methods say what follows from it. Not to be used by two threads at once.
 */
final class Plan {
    final Outline outline;
    private final JunctionTree tree;
    private final Propagation propagation;
    private final double[][] initial; // the product of all factors that no row changes
    private final List<Factor> factors = new ArrayList<>();
    private final List<Component> components = new ArrayList<>();
    private final double[][] soft; // of cliques that have soft factors, the sum of their logs

    /** The cells of the row at hand, shape [columns][1]. */
    final int[][] codes;

    final double[][] values;

    /** @param root a column that is asked for alone, or -1 */
    Plan(Outline outline, int root) {
        this.outline = outline.check();
        Families families = outline.families;
        tree = new JunctionTree(outline.sizes, outline.elimination, root < 0 ? -1 : outline.number[root]);
        propagation = new Propagation(tree);
        initial = new double[tree.cliques.length][];
        soft = new double[tree.cliques.length][];
        for (int c = 0; c < initial.length; c++) {
            initial[c] = new double[tree.entries[c]];
            Arrays.fill(initial[c], 1);
        }
        codes = new int[families.size()][1];
        values = new double[families.size()][1];
        for (int[] code : codes) code[0] = -1;
        for (Family family : outline.factors) add(Factor.of(outline, family));
        for (List<Family> some : outline.components) {
            int[] scope = Outline.scope(some);
            int[] sizes = Arrays.stream(scope)
                    .map(column -> families.of[column].states)
                    .toArray();
            Component component =
                    new Component(some.toArray(Family[]::new), outline.unknown, outline.limits, scope, sizes);
            components.add(component);
            Factor factor = Factor.of(outline, component);
            add(factor);
        }
        for (int v = 0; v < outline.variables.length; v++) limit(v);
    }

    private void add(Factor factor) {
        factors.add(factor);
        if (factor.variables.length == 0) return;
        factor.clique = tree.cover(factor.variables);
        int[] positions = positions(factor);
        if (factor.soft) soft[factor.clique] = new double[tree.entries[factor.clique]];
        if (!factor.constant)
            factor.of = positions; // a constant factor's are not kept: they are as large as the tables
        else {
            factor.fill(codes, values);
            multiply(initial[factor.clique], factor, positions);
        }
    }

    private static void multiply(double[] table, Factor factor, int[] positions) {
        for (int e = 0; e < table.length; e++) table[e] *= factor.local[positions[e]];
    }

    /** Makes levels impossible that the evidence does not allow. */
    private void limit(int variable) {
        boolean[] allowed = outline.limits.allowed[outline.variables[variable]];
        if (allowed.length == 0) return;
        double[] table = initial[tree.home[variable]];
        for (int e = 0; e < table.length; e++)
            if (!allowed[e / tree.stride[variable] % tree.sizes[variable]]) table[e] = 0;
    }

    /**
     * Takes a row in.
     *
     * @return the log density of what the row knows, as far as the outline looks at it
     */
    double load(Cells cells, int row) {
        for (int column = 0; column < codes.length; column++) {
            if (cells.codes[column] == null) values[column][0] = cells.values[column][row];
            else codes[column][0] = cells.codes[column][row];
        }
        for (Component component : components) component.forget();
        double log = constants();
        for (Factor factor : factors) {
            if (factor.constant) continue;
            factor.fill(codes, values);
            if (factor.variables.length == 0) log += factor.soft ? factor.local[0] : Math.log(factor.local[0]);
        }
        if (outline.variables.length == 0) return log;
        double collected = fill(false) + propagation.collect();
        if (!(collected == collected)) { // too small a number on the way: once more, around the largest product
            double scale = fill(true) + propagation.collectLargest();
            for (double[] table : propagation.tables)
                for (int e = 0; e < table.length; e++) table[e] = Math.exp(table[e]);
            collected = scale == Double.NEGATIVE_INFINITY ? scale : scale + propagation.collect();
        }
        return log + collected;
    }

    private double constants() {
        int[] only = {0};
        double[] log = {0};
        for (Family family : outline.constants) family.addLogDensity(codes, values, only, 1, log);
        return log[0];
    }

    /** Fills the tables with the product of all factors, or its log; the log of what they were divided by. */
    private double fill(boolean logs) {
        for (int c = 0; c < initial.length; c++) {
            double[] table = propagation.tables[c];
            System.arraycopy(initial[c], 0, table, 0, table.length);
        }
        for (int v = 0; v < outline.variables.length; v++) {
            int code = codes[outline.variables[v]][0];
            if (code >= 0) propagation.observe(v, code);
        }
        for (double[] table : propagation.tables)
            for (int e = 0; e < table.length && logs; e++) table[e] = Math.log(table[e]);
        for (double[] sum : soft) if (sum != null) Arrays.fill(sum, 0);
        for (Factor factor : factors) {
            if (factor.constant || factor.variables.length == 0) continue;
            double[] table = factor.soft ? soft[factor.clique] : propagation.tables[factor.clique];
            if (factor.soft) for (int e = 0; e < table.length; e++) table[e] += factor.local[factor.of[e]];
            else if (!logs) multiply(table, factor, factor.of);
            else for (int e = 0; e < table.length; e++) table[e] += Math.log(factor.local[factor.of[e]]);
        }
        double log = 0;
        for (int c = 0; c < initial.length; c++)
            if (soft[c] != null)
                log += logs ? plus(propagation.tables[c], soft[c]) : times(propagation.tables[c], soft[c]);
        return log;
    }

    private static double plus(double[] table, double[] soft) {
        for (int e = 0; e < table.length; e++) table[e] += soft[e];
        return 0;
    }

    /** Multiplies by the factors whose logs are given, over the largest that matters. */
    private static double times(double[] table, double[] soft) {
        double top = Double.NEGATIVE_INFINITY;
        for (int e = 0; e < table.length; e++) if (table[e] > 0) top = Math.max(top, soft[e]);
        if (top == Double.NEGATIVE_INFINITY) {
            Arrays.fill(table, 0);
            return 0;
        }
        for (int e = 0; e < table.length; e++) if (table[e] > 0) table[e] *= Math.exp(soft[e] - top);
        return top;
    }

    /** Prepares all {@link #levels}. */
    void distribute() {
        propagation.distribute();
    }

    /** The distribution of a categorical column that is a variable. */
    void levels(int column, double[] into) {
        int variable = outline.number[column];
        propagation.distribute(tree.home[variable]);
        propagation.marginal(variable, into);
    }

    /** Whether it can say something of an unknown number. */
    boolean describes(int column) {
        return outline.unknown[column] && component(column) != null;
    }

    private Factor component(int column) {
        for (Factor factor : factors)
            if (!factor.component.isEmpty() && JunctionTree.indexOf(factor.component.get(0).columns, column) >= 0)
                return factor;
        return null;
    }

    /** The mean and variance of an unknown number: those of a mixture over the levels it depends on. */
    double[] moments(int column) {
        Factor factor = component(column);
        Component component = factor.component.get(0);
        double[] weights = weights(factor);
        int[] given = known(factor);
        double[][] each = new double[weights.length][];
        double mean = 0;
        for (int e = 0; e < weights.length; e++) {
            if (!(weights[e] > 0)) continue;
            factor.assign(e, codes);
            component.logDensity(codes, values);
            each[e] = component.moments(column);
            mean += weights[e] * each[e][0];
        }
        double variance = 0;
        for (int e = 0; e < weights.length; e++) {
            if (each[e] == null) continue;
            double apart = each[e][0] - mean;
            variance += weights[e] * (each[e][1] + apart * apart);
        }
        restore(factor, given);
        return new double[] {mean, variance};
    }

    /** The distribution of the levels that a factor depends on, which is not constant. */
    double[] weights(Factor factor) {
        double[] weights = new double[factor.local.length];
        if (factor.variables.length == 0) weights[0] = 1;
        else {
            propagation.distribute(factor.clique);
            for (int e = 0; e < factor.of.length; e++) weights[factor.of[e]] += propagation.tables[factor.clique][e];
            double total = 0;
            for (double weight : weights) total += weight;
            for (int e = 0; e < weights.length; e++) weights[e] = total > 0 ? weights[e] / total : 0;
        }
        return weights;
    }

    int[] known(Factor factor) {
        return Arrays.stream(factor.variables)
                .map(v -> codes[outline.variables[v]][0])
                .toArray();
    }

    void restore(Factor factor, int[] given) {
        for (int k = 0; k < given.length; k++) codes[outline.variables[factor.variables[k]]][0] = given[k];
    }

    List<Factor> factors() {
        return factors;
    }

    /** The tables of all cliques, each a distribution, once the row at hand is distributed. */
    double[][] tables() {
        return propagation.tables;
    }

    /** For each entry of its clique the value of a factor. */
    int[] positions(Factor factor) {
        return tree.project(tree.cliques[factor.clique], factor.variables);
    }

    /** Draws all that it looks at into the cells. The row must be possible, and nothing distributed since it was loaded. */
    void draw(RandomGenerator random) {
        if (outline.variables.length > 0) {
            int[] states = new int[outline.variables.length];
            propagation.draw(states, random);
            for (int v = 0; v < states.length; v++) codes[outline.variables[v]][0] = states[v];
        }
        for (Component component : components) {
            if (component.complete()) continue;
            component.logDensity(codes, values);
            component.draw(values, random);
        }
    }

    /** Puts the most probable values into the cells; the log of their density. The plan must look at every node. */
    double mostProbable(Cells cells, int row) {
        load(cells, row);
        double log = constants();
        for (Factor factor : factors) {
            if (factor.component.isEmpty()) {
                if (factor.variables.length == 0) log += factor.soft ? factor.local[0] : Math.log(factor.local[0]);
                continue;
            }
            int[] given = known(factor);
            for (int e = 0; e < factor.local.length; e++) {
                if (factor.local[e] == Double.NEGATIVE_INFINITY) continue;
                factor.assign(e, codes);
                factor.local[e] = factor.component.get(0).logPeak(codes, values);
            }
            restore(factor, given);
            if (factor.variables.length == 0) log += factor.local[0];
        }
        if (outline.variables.length > 0) {
            log += fill(true) + propagation.collectLargest();
            if (log == Double.NEGATIVE_INFINITY) return log;
            int[] states = new int[outline.variables.length];
            propagation.mostProbable(states);
            for (int v = 0; v < states.length; v++) codes[outline.variables[v]][0] = states[v];
        }
        for (Component component : components) {
            if (component.complete()) continue;
            component.logDensity(codes, values);
            for (int column : component.columns)
                if (outline.unknown[column])
                    values[column][0] = Family.finite(component.moments(column)[0]);
        }
        return log;
    }
}
