package semblance.decisiontree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import semblance.api.data.Schema;
import semblance.decisiontree.growing.Cuts;
import semblance.decisiontree.growing.Grown;
import semblance.decisiontree.growing.Rows;
import semblance.decisiontree.growing.Target;

/** What learning a tree has in common, whatever it is for. */
final class Learning {
    private Learning() {}

    /** @throws IllegalArgumentException if there are no rows, or a column that has no known cell */
    static void demandKnown(Schema schema, Rows rows, int... columns) {
        if (rows.size() == 0) throw new IllegalArgumentException("there are no rows of a weight above 0");
        for (int column : columns) {
            boolean known = false;
            Target target = rows.target(column);
            for (int r = 0; r < rows.size() && !known; r++)
                known = target instanceof Target.Numbers numbers
                        ? numbers.values()[r] == numbers.values()[r]
                        : ((Target.Classes) target).codes()[r] >= 0;
            if (!known)
                throw new IllegalArgumentException(
                        "column '" + schema.names().get(column) + "' has no known cell; leave the column out");
        }
    }

    /**
     * What each column lowered the impurity by, as a share of all, the largest first.
     *
     * @param columns that the tree could test, as the cuts count them
     */
    static List<Importance> importance(Schema schema, Cuts cuts, Grown grown, int... columns) {
        double[] lowered = grown.importance(cuts.size());
        double sum = 0;
        for (double each : lowered) sum += each;
        List<Importance> importance = new ArrayList<>();
        for (int c : columns)
            importance.add(new Importance(schema.names().get(cuts.columns()[c]), sum > 0 ? lowered[c] / sum : 0));
        importance.sort(Comparator.comparingDouble(Importance::share).reversed());
        return importance;
    }
}
