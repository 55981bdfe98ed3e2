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
    private Plan plan;
    private final BitSet open = new BitSet(); // columns that no plan looks at and the row does not know
    private final List<int[]> codes = new ArrayList<>();
    private final List<double[]> values = new ArrayList<>();

    Draws(Session session) {
        this.session = session;
        families = session.families;
        blank = session.blank();
    }

    /** Takes a row in; one of probability 0 as if it knew nothing. */
    void load(Cells cells, int row) {
        if (!possible(cells, row)) possible(blank, 0);
        open.clear();
        for (int column = 0; column < families.size(); column++)
            if (!known.get(column) && plan.outline.number[column] < 0 && !plan.describes(column)) open.set(column);
    }

    private boolean possible(Cells cells, int row) {
        cells.known(row, known);
        plan = session.plan(known, Session.DENSITY);
        return plan.load(cells, row) > Double.NEGATIVE_INFINITY;
    }

    /** Draws one row. */
    void draw(RandomGenerator random) {
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

    /** Copies a drawn cell into a column. */
    void copy(int column, int row, Serializable array) {
        if (array instanceof int[] levels) levels[row] = codes.get(row)[column];
        else ((double[]) array)[row] = session.limits.inside(column, values.get(row)[column]);
    }
}
