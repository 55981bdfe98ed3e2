package semblance.bayesiannetwork.inference;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Evidence;
import semblance.api.model.Prediction;
import semblance.api.train.Seed;
import semblance.bayesiannetwork.Cost;
import semblance.bayesiannetwork.Explanation;
import semblance.bayesiannetwork.Marginals;
import semblance.bayesiannetwork.Node;
import semblance.bayesiannetwork.WeightedMarginals;

/** Answers for a network of which something is known. Nothing is kept from one call to the next. */
public final class Inference {
    private final Families families;
    private final Limits limits;

    /** @throws IllegalArgumentException if the evidence does not fit the schema or leaves nothing of a column */
    public Inference(Schema schema, List<Node> nodes, Evidence evidence) {
        families = new Families(schema, nodes);
        limits = new Limits(schema, evidence);
    }

    /** The evidence that two pieces of evidence are together. */
    public static Evidence both(Evidence left, Evidence right) {
        return Limits.both(left, right);
    }

    private Session session() {
        return new Session(families, limits);
    }

    /** The log density or probability of the evidence, nats. */
    public double logEvidence() {
        return logDensity(families.blank())[0];
    }

    /** The log density of what each row knows, together with the evidence; shape [rows]. */
    public double[] logDensity(Table table) {
        Cells cells = new Cells(families, limits, table, -1);
        double[] logs = new double[cells.rows];
        int[] complete = new int[cells.rows];
        int n = 0;
        Session session = session();
        BitSet known = new BitSet();
        for (int r = 0; r < cells.rows; r++) {
            if (cells.contradictory.get(r)) {
                logs[r] = Double.NEGATIVE_INFINITY;
                continue;
            }
            cells.known(r, known);
            if (known.cardinality() == families.size()) complete[n++] = r;
            else logs[r] = logDensity(session, known, cells, r);
        }
        families.addLogDensity(cells.codes, cells.values, complete, n, logs);
        return logs;
    }

    private double logDensity(Session session, BitSet known, Cells cells, int row) {
        Plan plan = session.plan(known, Session.DENSITY);
        if (plan.outline.inexact.isEmpty()) return plan.load(cells, row);
        return session.weighting.points(cells, row, plan.outline.inexact).logDensity();
    }

    /** Predicts one column from the others. */
    public Prediction predict(Table table, String name) {
        int column = families.schema.indexOf(name);
        Cells cells = new Cells(families, limits, table, column);
        Posterior posterior = new Posterior(session());
        int states = families.of[column].states;
        double[][] answers = new double[states > 0 ? states : 2][cells.rows];
        double[] levels = new double[states];
        for (int r = 0; r < cells.rows; r++) {
            posterior.load(cells, r, column);
            if (states > 0) posterior.levels(column, levels);
            double[] answer = states > 0 ? levels : posterior.moments(column);
            for (int i = 0; i < answer.length; i++) answers[i][r] = answer[i];
        }
        Column found = families.schema.columns().get(column);
        return found instanceof Column.Categorical categorical
                ? new Prediction.Levels(categorical, answers)
                : new Prediction.Numbers((Column.Numeric) found, answers[0], answers[1]);
    }

    /** What is to be expected in every column given what the rows know. */
    public Marginals marginals(Table table) {
        Cells cells = new Cells(families, limits, table, -1);
        int n = families.size();
        double[][][] probabilities = new double[n][][];
        double[][] means = new double[n][];
        double[][] deviations = new double[n][];
        double[][] levels = new double[n][];
        for (int column = 0; column < n; column++) {
            levels[column] = new double[families.of[column].states];
            probabilities[column] = new double[levels[column].length][cells.rows];
            means[column] = new double[families.numeric(column) ? cells.rows : 0];
            deviations[column] = new double[means[column].length];
        }
        Posterior posterior = new Posterior(session());
        for (int r = 0; r < cells.rows; r++) {
            posterior.load(cells, r, Session.LEVELS);
            for (int column = 0; column < n; column++) {
                if (families.numeric(column)) {
                    double[] moments = posterior.moments(column);
                    means[column][r] = moments[0];
                    deviations[column][r] = moments[1];
                } else {
                    posterior.levels(column, levels[column]);
                    for (int s = 0; s < levels[column].length; s++) probabilities[column][s][r] = levels[column][s];
                }
            }
        }
        return new Marginals(probabilities, means, deviations);
    }

    /** Fills each missing cell with its expected value or most probable level. */
    public Table impute(Table table) {
        Cells cells = new Cells(families, limits, table, -1);
        Serializable[] filled = copies(table);
        Posterior posterior = new Posterior(session());
        for (int r = 0; r < cells.rows; r++) {
            boolean loaded = false;
            for (int column = 0; column < families.size(); column++) {
                if (!table.missing(column, r)) continue;
                if (!loaded) posterior.load(cells, r, Session.LEVELS);
                loaded = true;
                if (families.numeric(column))
                    ((double[]) filled[column])[r] =
                            limits.inside(column, posterior.moments(column)[0]);
                else {
                    double[] levels = new double[families.of[column].states];
                    posterior.levels(column, levels);
                    int best = 0;
                    for (int s = 1; s < levels.length; s++) if (levels[s] > levels[best]) best = s;
                    ((int[]) filled[column])[r] = best;
                }
            }
        }
        return Table.of(families.schema, List.of(filled)).withWeights(table.weights());
    }

    private Serializable[] copies(Table table) {
        Serializable[] copies = new Serializable[families.size()];
        for (int column = 0; column < copies.length; column++)
            copies[column] = families.numeric(column)
                    ? table.numbers(column).clone()
                    : table.codes(column).clone();
        return copies;
    }

    /** Fills the missing cells of each row with one joint draw. */
    public Table impute(Table table, RandomGenerator random) {
        Cells cells = new Cells(families, limits, table, -1);
        Draws draws = new Draws(session());
        for (int r = 0; r < cells.rows; r++) {
            draws.load(cells, r);
            draws.draw(random);
        }
        Serializable[] filled = copies(table);
        for (int column = 0; column < filled.length; column++)
            for (int r = 0; r < cells.rows; r++) if (table.missing(column, r)) draws.copy(column, r, filled[column]);
        return Table.of(families.schema, List.of(filled)).withWeights(table.weights());
    }

    /** Draws independent rows that obey the evidence. */
    public Table sample(int n, RandomGenerator random) {
        Draws draws = new Draws(session());
        draws.load(draws.blank, 0);
        for (int r = 0; r < n; r++) draws.draw(random);
        List<Serializable> columns = new ArrayList<>();
        for (int column = 0; column < families.size(); column++) {
            Serializable array = families.numeric(column) ? new double[n] : new int[n];
            for (int r = 0; r < n; r++) draws.copy(column, r, array);
            columns.add(array);
        }
        return Table.of(families.schema, columns);
    }

    /** Fills the missing cells of each row with the values that are most probable together. */
    public Explanation mostProbable(Table table) {
        for (int column = 0; column < families.size(); column++)
            if (families.numeric(column) && limits.limited(column))
                throw new IllegalArgumentException(
                        "column '" + families.schema.names().get(column)
                                + "': the most probable row is not looked for within a range; give a value or nothing");
        Cells cells = new Cells(families, limits, table, -1);
        Serializable[] filled = copies(table);
        double[] logs = new double[cells.rows];
        Session session = session();
        BitSet known = new BitSet();
        for (int r = 0; r < cells.rows; r++) {
            cells.known(r, known);
            Plan plan = session.plan(known, Session.ALL);
            for (Family family : plan.outline.inexact)
                throw new IllegalArgumentException(
                        "row " + (r + 1) + ": the most probable row is not looked for while '"
                                + families.schema.names().get(family.column)
                                + "' depends on numbers that the row does not know; give those");
            logs[r] = cells.contradictory.get(r) ? Double.NEGATIVE_INFINITY : plan.mostProbable(cells, r);
            if (logs[r] == Double.NEGATIVE_INFINITY)
                throw new IllegalArgumentException(
                        "row " + (r + 1) + " has probability 0: nothing completes it; change what it knows");
            for (int column = 0; column < filled.length; column++) {
                if (!table.missing(column, r)) continue;
                if (families.numeric(column))
                    ((double[]) filled[column])[r] = limits.inside(column, plan.values[column][0]);
                else ((int[]) filled[column])[r] = plan.codes[column][0];
            }
        }
        return new Explanation(Table.of(families.schema, List.of(filled)).withWeights(table.weights()), logs);
    }

    /** What the distribution of every column takes once some columns are known. */
    public Cost cost(List<String> columns) {
        BitSet known = new BitSet();
        for (String column : columns) known.set(families.schema.indexOf(column));
        for (int column = 0; column < families.size(); column++) if (limits.known(column)) known.set(column);
        BitSet wanted = new BitSet();
        for (int column = 0; column < families.size(); column++)
            if (!families.numeric(column) && !known.get(column)) wanted.set(column);
        Outline outline = new Outline(families, limits, known, wanted, false);
        int width = -1;
        for (int[] rest : outline.elimination.rest) width = Math.max(width, rest.length);
        List<String> largest = Arrays.stream(outline.elimination.largest())
                .mapToObj(v -> families.schema.names().get(outline.variables[v]))
                .toList();
        return new Cost(
                Math.max(0, width), outline.elimination.entries, outline.bytes(), largest, outline.inexact.isEmpty());
    }

    /** Estimates what is to be expected in every column by likelihood weighting. */
    public WeightedMarginals weighted(Table table, int draws, Seed seed) {
        return new LikelihoodWeighting(families, limits, draws).marginals(new Cells(families, limits, table, -1), seed);
    }

    /**
     * How many draws from the right distribution each row's answer is worth, shape [rows]; infinite where it is exact,
     * zero where the row is impossible.
     */
    public double[] effectiveSampleSize(Table table) {
        Cells cells = new Cells(families, limits, table, -1);
        double[] sizes = new double[cells.rows];
        Session session = session();
        BitSet known = new BitSet();
        for (int r = 0; r < cells.rows; r++) {
            cells.known(r, known);
            Plan plan = session.plan(known, Session.LEVELS);
            sizes[r] = plan.outline.inexact.isEmpty()
                    ? Double.POSITIVE_INFINITY
                    : session.weighting.points(cells, r, plan.outline.inexact).effective();
        }
        return sizes;
    }
}
