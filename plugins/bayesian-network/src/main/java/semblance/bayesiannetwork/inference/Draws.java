package semblance.bayesiannetwork.inference;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws of the missing cells of rows: what a plan looks at from its tree, all other nodes from their parents. Numbers are
 * rounded only when they are copied, so that what depends on them does not depend on the rounding.
 */
final class Draws {
    final Cells blank;
    private final Session session;
    private final Families families;
    private final BitSet known = new BitSet();
    private final BitSet open = new BitSet(); // columns that no plan looks at and the row does not know
    private final List<int[]> codes = new ArrayList<>();
    private final List<double[]> values = new ArrayList<>();
    private Plan plan;
    private double logDensity;
    private Points[] points = {}; // of a row that there is no exact answer for

    Draws(Session session) {
        this.session = session;
        families = session.families;
        blank = session.blank();
    }

    /** Takes a row in; one of probability 0, which it tells, as if the row knew nothing. */
    boolean load(Cells cells, int row) {
        boolean possible = possible(cells, row);
        if (!possible) possible(blank, 0);
        return possible;
    }

    private boolean possible(Cells cells, int row) {
        points = new Points[0];
        logDensity = Double.NEGATIVE_INFINITY;
        if (cells.contradictory.get(row)) return false;
        plan(cells, row);
        if (plan.outline.inexact.isEmpty()) {
            logDensity = plan.load(cells, row);
            return logDensity > Double.NEGATIVE_INFINITY;
        }
        points = new Points[] {session.weighting.points(cells, row, plan.outline.inexact)};
        logDensity = points[0].logDensity();
        if (points[0].possible()) plan(points[0].cells(), 0);
        return points[0].possible();
    }

    private void plan(Cells cells, int row) {
        cells.known(row, known);
        plan = session.plan(known, Session.DENSITY);
        open.clear();
        for (int column = 0; column < families.size(); column++)
            if (!known.get(column) && plan.outline.number[column] < 0 && !plan.describes(column)) open.set(column);
    }

    /** The log density of what the row at hand knows, nats. */
    double logDensity() {
        return logDensity;
    }

    /** Draws one row. */
    void draw(RandomGenerator random) {
        if (points.length > 0) {
            double[] weights = points[0].weights();
            plan.load(points[0].cells(), Family.choose(weights, 0, weights.length, random));
        }
        plan.draw(random);
        for (int column : families.order)
            if (open.get(column)) families.of[column].draw(plan.codes, plan.values, 0, random);
        int[] row = new int[families.size()];
        double[] numbers = new double[families.size()];
        for (int column = 0; column < row.length; column++) {
            row[column] = plan.codes[column][0];
            numbers[column] = plan.values[column][0];
        }
        codes.add(row);
        values.add(numbers);
    }

    /** A number as it was drawn. */
    double number(int column, int row) {
        return values.get(row)[column];
    }

    /** Copies a drawn cell into a column. */
    void copy(int column, int row, Serializable array) {
        if (array instanceof int[] levels) levels[row] = codes.get(row)[column];
        else ((double[]) array)[row] = session.limits.inside(column, values.get(row)[column]);
    }
}
