package semblance.bayesiannetwork.inference;

import java.util.Arrays;
import java.util.BitSet;

/**
 * What follows from what a row knows, column by column. A row of probability 0 tells nothing: what is said then is what
 * the evidence alone says.
 */
final class Posterior {
    private final Session session;
    private final Cells blank;
    private final BitSet known = new BitSet();
    private Cells cells;
    private int row;
    private Plan plan;
    private double[][] averages; // by column, of a row without an exact answer; of length 0 if it has one

    Posterior(Session session) {
        this.session = session;
        blank = session.blank();
    }

    /** Takes a row in, to be asked for one column, at least 0, or {@link Session#LEVELS}. */
    void load(Cells cells, int row, int question) {
        if (possible(cells, row, question)) return;
        possible(blank, 0, question);
    }

    private boolean possible(Cells cells, int row, int question) {
        this.cells = cells;
        this.row = row;
        averages = new double[0][];
        plan = plan(question);
        if (cells.contradictory.get(row)) return false;
        if (!plan.outline.inexact.isEmpty()) return average(question);
        double log = plan.load(cells, row);
        // a number far out has a density of 0 to rounding and yet, with nothing to choose from, says what follows
        return log > Double.NEGATIVE_INFINITY || question >= 0 && plan.outline.variables.length == 0;
    }

    private Plan plan(int question) {
        cells.known(row, known);
        return session.plan(known, question);
    }

    /** Averages what the points say that stand for a row. */
    private boolean average(int question) {
        Points points = session.weighting.points(cells, row, plan.outline.inexact);
        Families families = session.families;
        double[][] sums = new double[families.size()][];
        for (int column = 0; column < sums.length; column++)
            sums[column] = new double[families.numeric(column) ? 2 : families.of[column].states];
        Posterior each = new Posterior(session);
        for (int i = 0; i < points.weights().length && points.possible(); i++) {
            if (points.weights()[i] == 0) continue;
            each.load(points.cells(), i, question);
            for (int column = 0; column < sums.length; column++)
                if (question < 0 || question == column) each.add(column, points.weights()[i], sums[column]);
        }
        for (int column = 0; column < sums.length; column++)
            if (families.numeric(column))
                sums[column][1] = Math.sqrt(Math.max(0, sums[column][1] - sums[column][0] * sums[column][0]));
        averages = sums;
        return points.possible();
    }

    private void add(int column, double weight, double[] sums) {
        double[] levels = new double[sums.length];
        if (session.families.numeric(column)) {
            levels = moments(column);
            levels[1] = levels[1] * levels[1] + levels[0] * levels[0];
        } else levels(column, levels);
        for (int i = 0; i < sums.length; i++) sums[i] += weight * levels[i];
    }

    /** The distribution of a categorical column. */
    void levels(int column, double[] into) {
        int code = cells.codes[column][row];
        if (code >= 0) {
            Arrays.fill(into, 0);
            into[code] = 1;
        } else if (averages.length > 0) System.arraycopy(averages[column], 0, into, 0, into.length);
        else plan.levels(column, into);
    }

    /** The mean and standard deviation of a numeric column. */
    double[] moments(int column) {
        double value = cells.values[column][row];
        if (value == value) return new double[] {value, 0};
        if (averages.length > 0) return averages[column].clone();
        if (plan.describes(column)) return deviation(plan.moments(column));
        Plan other = plan(column);
        if (!other.outline.inexact.isEmpty()) {
            Posterior alone = new Posterior(session);
            alone.load(cells, row, column);
            return alone.moments(column);
        }
        other.load(cells, row);
        return deviation(other.moments(column));
    }

    private static double[] deviation(double[] moments) {
        moments[0] = Family.finite(moments[0]);
        moments[1] = Family.finite(Math.sqrt(moments[1]));
        return moments;
    }
}
