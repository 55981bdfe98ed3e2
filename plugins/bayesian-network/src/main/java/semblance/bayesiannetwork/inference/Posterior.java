package semblance.bayesiannetwork.inference;

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

    Posterior(Session session) {
        this.session = session;
        blank = session.blank();
    }

    /**
     * Takes a row in, to be asked for one column, at least 0, or {@link Session#LEVELS}.
     */
    void load(Cells cells, int row, int question) {
        this.cells = cells;
        this.row = row;
        plan = plan(question);
        if (plan.load(this.cells, this.row) > Double.NEGATIVE_INFINITY) return;
        if (question >= 0 && plan.outline.variables.length == 0) return; // a number far out, and nothing to choose from
        this.cells = blank;
        this.row = 0;
        plan = plan(question);
        plan.load(this.cells, 0);
    }

    private Plan plan(int question) {
        cells.known(row, known);
        return session.plan(known, question);
    }

    /** The distribution of a categorical column. */
    void levels(int column, double[] into) {
        if (cells.codes[column][row] < 0) {
            plan.levels(column, into);
            return;
        }
        java.util.Arrays.fill(into, 0);
        into[cells.codes[column][row]] = 1;
    }

    /** The mean and standard deviation of a numeric column; asking for one may change the plan, so ask for levels first. */
    double[] moments(int column) {
        double value = cells.values[column][row];
        if (value == value) return new double[] {value, 0};
        if (!plan.describes(column)) {
            Plan other = plan(column);
            other.load(cells, row);
            return deviation(other.moments(column));
        }
        return deviation(plan.moments(column));
    }

    private static double[] deviation(double[] moments) {
        moments[0] = Family.finite(moments[0]);
        moments[1] = Family.finite(Math.sqrt(moments[1]));
        return moments;
    }
}
