package semblance.bayesiannetwork.inference;

import java.util.List;
import semblance.bayesiannetwork.LogisticRegression;
import semblance.bayesiannetwork.ProbabilityTable;

/** A function of some variables that depends on the row, in a clique of a junction tree. */
final class Factor {
    /** The variables, the first slowest. */
    final int[] variables;
    /** Its values for the row at hand, shape [product of the states]; logs if it is soft. */
    final double[] local;
    /** Whether its values are logs: densities, whose size is without bound. */
    final boolean soft;
    /** Whether it is the same for all rows. */
    final boolean constant;
    /** The family of levels that it comes from; empty if it comes from a component. */
    final List<Family> families;
    /** The component that it comes from; empty if it comes from a family. */
    final List<Component> component;

    int clique;
    int[] of; // the value that each entry of the clique has; of a constant factor not kept

    private final int[] columns;
    private final int[] sizes;
    private final int[] offsets; // of a table, where each value stands beyond what the known columns say
    private int[] knownColumns = {};
    private int[] knownSteps = {};
    private final double[] logs;

    private Factor(Outline outline, int[] scope, boolean soft, List<Family> families, List<Component> component) {
        this.soft = soft;
        this.families = families;
        this.component = component;
        variables = outline.free(scope);
        columns = new int[variables.length];
        sizes = new int[variables.length];
        int size = 1;
        boolean all = !soft;
        for (int k = 0; k < variables.length; k++) {
            columns[k] = outline.variables[variables[k]];
            sizes[k] = outline.sizes[variables[k]];
            size *= sizes[k];
        }
        all &= variables.length == scope.length;
        constant = all;
        local = new double[size];
        boolean table = !families.isEmpty() && families.get(0).distribution instanceof ProbabilityTable;
        offsets = new int[table ? size : 0];
        logs = new double[families.isEmpty() ? 0 : families.get(0).states];
        if (table) steps(outline, scope);
    }

    static Factor of(Outline outline, Family family) {
        boolean soft = family.distribution instanceof LogisticRegression;
        return new Factor(outline, Outline.scope(family), soft, List.of(family), List.of());
    }

    static Factor of(Outline outline, Component component) {
        return new Factor(outline, component.scope, true, List.of(), List.of(component));
    }

    private void steps(Outline outline, int[] scope) {
        int[] steps = new int[scope.length];
        int step = 1;
        int fixed = 0;
        for (int k = scope.length - 1; k >= 0; k--) {
            steps[k] = step;
            step *= outline.families.of[scope[k]].states;
            if (outline.number[scope[k]] < 0) fixed++;
        }
        knownColumns = new int[fixed];
        knownSteps = new int[fixed];
        int[] free = new int[scope.length - fixed];
        int known = 0;
        int k = 0;
        for (int i = 0; i < scope.length; i++) {
            if (outline.number[scope[i]] >= 0) free[k++] = steps[i];
            else {
                knownColumns[known] = scope[i];
                knownSteps[known++] = steps[i];
            }
        }
        for (int e = 0; e < offsets.length; e++) {
            int left = e;
            for (int i = free.length - 1; i >= 0; i--) {
                offsets[e] += left % sizes[i] * free[i];
                left /= sizes[i];
            }
        }
    }

    /**
     * Computes its values for the row whose cells are given. Levels of variables that the row does know are left at
     * that: values for other levels are zero.
     */
    void fill(int[][] codes, double[][] values) {
        if (offsets.length > 0) {
            double[] table = families.get(0).probabilities();
            int from = 0;
            for (int k = 0; k < knownColumns.length; k++) from += knownSteps[k] * codes[knownColumns[k]][0];
            for (int e = 0; e < local.length; e++) local[e] = table[from + offsets[e]];
            return;
        }
        int[] given = new int[columns.length];
        for (int k = 0; k < given.length; k++) given[k] = codes[columns[k]][0];
        for (int e = 0; e < local.length; e++)
            local[e] = assign(e, given, codes) ? value(codes, values) : soft ? Double.NEGATIVE_INFINITY : 0;
        for (int k = 0; k < given.length; k++) codes[columns[k]][0] = given[k];
    }

    /** Puts the levels of a value into the cells, unless the row knows others. */
    private boolean assign(int entry, int[] given, int[][] codes) {
        int left = entry;
        for (int k = columns.length - 1; k >= 0; k--) {
            int state = left % sizes[k];
            left /= sizes[k];
            if (given[k] >= 0 && given[k] != state) return false;
            codes[columns[k]][0] = state;
        }
        return true;
    }

    /** Puts the levels of a value into the cells. */
    void assign(int entry, int[][] codes) {
        int left = entry;
        for (int k = columns.length - 1; k >= 0; k--) {
            codes[columns[k]][0] = left % sizes[k];
            left /= sizes[k];
        }
    }

    private double value(int[][] codes, double[][] values) {
        if (!component.isEmpty()) return component.get(0).logDensity(codes, values);
        Family family = families.get(0);
        int configuration = family.configuration(codes, 0);
        int state = codes[family.column][0];
        if (!soft) return family.probabilities()[configuration * family.states + state];
        family.logistic(configuration, values, 0, logs);
        return logs[state];
    }
}
