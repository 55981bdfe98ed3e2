package semblance.bayesiannetwork.inference;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import semblance.api.data.Schema;
import semblance.api.data.Statistic;
import semblance.api.data.Table;
import semblance.api.model.Evidence;
import semblance.bayesiannetwork.ConditionalGaussian;
import semblance.bayesiannetwork.LogisticRegression;
import semblance.bayesiannetwork.Node;

/**
 * The expected sufficient statistics of every family under a network, given what rows know: the expectation step of EM
 * (Lauritzen 1995). A node that a row neither knows nor, through its descendants, tells anything of is not counted for that
 * row: it adds nothing to the likelihood, so leaving it out is EM too, and faster.
 */
public final class FamilyMarginals implements Statistic<FamilyMarginals> {
    private static final long serialVersionUID = 1;
    private static final int PLANS = 64; // whose tables are held at once

    private final Schema schema;
    private final ArrayList<Node> nodes;
    private final double[] origin;

    /**
     * By column: of a table shape [configurations][states], of a tree [vertices][states] where only leaves count, of a number
     * [configurations][q][q], the moments of 1, the numeric parents and the number itself, each less its origin, in that
     * order, so q is 2 and the number of numeric parents; all flat, weighted sums. Of a logistic regression of length 0.
     */
    public final double[][] counts;

    /** The log density of what the rows know, weighted, nats; impossible rows left out. */
    public double logLikelihood;
    /** The weight of all rows, and of those that are impossible. */
    public double weight;

    public double impossible;

    private transient Session session;
    private transient Map<Plan, Accumulation> accumulations;

    /**
     * @param origin by column what numbers are counted from, such as their means, so that squares do not cancel; of
     *     categorical columns not looked at
     */
    public FamilyMarginals(Schema schema, List<Node> nodes, double[] origin) {
        this.schema = schema;
        this.nodes = new ArrayList<>(nodes);
        this.origin = origin;
        counts = new double[nodes.size()][];
        for (int column = 0; column < counts.length; column++)
            counts[column] = new double[length(new Family(schema, column, nodes.get(column)))];
    }

    private static int length(Family family) {
        if (family.distribution instanceof LogisticRegression) return 0;
        if (family.states > 0) return family.probabilities().length;
        int q = 2 + family.numbers.length;
        return ((ConditionalGaussian) family.distribution).variances().length * q * q;
    }

    @Override
    public void add(Table rows) {
        if (session == null) session = new Session(new Families(schema, nodes), new Limits(schema, Evidence.of()));
        Cells cells = new Cells(session.families, session.limits, rows, -1);
        accumulations = new LinkedHashMap<>();
        double[] weights = rows.weights();
        BitSet known = new BitSet();
        for (int r = 0; r < cells.rows; r++) {
            if (weights[r] == 0) continue;
            weight += weights[r];
            cells.known(r, known);
            Plan plan = session.plan(known, Session.DENSITY);
            boolean exact = plan.outline.inexact.isEmpty();
            Points[] points = new Points[exact ? 0 : 1];
            if (!exact) points[0] = session.weighting.points(cells, r, plan.outline.inexact);
            double log = exact ? plan.load(cells, r) : points[0].logDensity();
            if (log == Double.NEGATIVE_INFINITY) {
                impossible += weights[r];
                continue;
            }
            logLikelihood += weights[r] * log;
            if (exact) add(plan, weights[r]);
            else add(points[0], weights[r]);
            if (accumulations.size() > PLANS) flush();
        }
        flush();
    }

    private void add(Points points, double weight) {
        BitSet known = new BitSet();
        points.cells().known(0, known);
        Plan plan = session.plan(known, Session.DENSITY);
        for (int i = 0; i < points.weights().length; i++) {
            if (points.weights()[i] == 0) continue;
            plan.load(points.cells(), i);
            add(plan, weight * points.weights()[i]);
        }
    }

    /** Counts what plans have summed up. */
    private void flush() {
        accumulations.forEach((plan, accumulation) -> {
            for (Factor factor : plan.factors()) {
                if (!factor.constant) continue;
                double[] shares = accumulation.of(factor);
                for (int e = 0; e < shares.length; e++) {
                    factor.assign(e, plan.codes);
                    count(factor.families.get(0), plan.codes, shares[e]);
                }
            }
        });
        accumulations.clear();
    }

    private void add(Plan plan, double weight) {
        if (plan.outline.variables.length > 0)
            accumulations.computeIfAbsent(plan, Accumulation::new).add(weight);
        for (Family family : plan.outline.constants) {
            if (family.states > 0) count(family, plan.codes, weight);
            else square(family, plan, new Component[0], weight);
        }
        for (Factor factor : plan.factors()) {
            if (factor.constant) continue;
            double[] shares = plan.weights(factor);
            int[] given = plan.known(factor);
            for (int e = 0; e < shares.length; e++) {
                if (!(shares[e] > 0)) continue;
                factor.assign(e, plan.codes);
                if (factor.component.isEmpty()) count(factor.families.get(0), plan.codes, weight * shares[e]);
                else {
                    Component component = factor.component.get(0);
                    component.logDensity(plan.codes, plan.values);
                    for (Family family : component.families)
                        square(family, plan, new Component[] {component}, weight * shares[e]);
                }
            }
            plan.restore(factor, given);
        }
    }

    private void count(Family family, int[][] codes, double weight) {
        if (counts[family.column].length > 0)
            counts[family.column][family.configuration(codes, 0) * family.states + codes[family.column][0]] += weight;
    }

    /** Adds the expected products of the numbers of a family. */
    private void square(Family family, Plan plan, Component[] component, double weight) {
        int q = 2 + family.numbers.length;
        double[] expected = new double[q];
        int[] columns = new int[q];
        expected[0] = 1;
        for (int i = 1; i < q; i++) {
            columns[i] = i + 1 < q ? family.numbers[i - 1] : family.column;
            double value = plan.values[columns[i]][0];
            if (plan.outline.unknown[columns[i]]) value = component[0].moments(columns[i])[0];
            expected[i] = value - origin[columns[i]];
        }
        double[] sums = counts[family.column];
        int from = family.configuration(plan.codes, 0) * q * q;
        for (int i = 0; i < q; i++)
            for (int j = 0; j < q; j++) {
                double product = expected[i] * expected[j];
                if (i > 0 && j > 0 && plan.outline.unknown[columns[i]] && plan.outline.unknown[columns[j]])
                    product += component[0].covariance(columns[i], columns[j]);
                sums[from + i * q + j] += weight * product;
            }
    }

    @Override
    public void merge(FamilyMarginals other) {
        for (int column = 0; column < counts.length; column++)
            for (int i = 0; i < counts[column].length; i++) counts[column][i] += other.counts[column][i];
        logLikelihood += other.logLikelihood;
        weight += other.weight;
        impossible += other.impossible;
    }
}
