package semblance.vae;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.model.Evidence;

/**
 * Evidence by column.
 *
 * @param ranges the bounds of numbers, by the column's position
 * @param sets the codes of levels, ascending, by the column's position
 */
record Known(Map<Integer, Evidence.Range> ranges, Map<Integer, int[]> sets) {
    static Known of(Schema schema, Evidence evidence) {
        Map<Integer, Evidence.Range> ranges = new LinkedHashMap<>();
        Map<Integer, int[]> sets = new LinkedHashMap<>();
        for (Evidence.Condition condition : evidence.check(schema).conditions()) {
            int c = schema.indexOf(condition.column());
            if (condition instanceof Evidence.Range range) ranges.put(c, range);
            else
                sets.put(
                        c,
                        ((Evidence.OneOf) condition)
                                .levels().stream()
                                        .mapToInt(((Column.Categorical)
                                                        schema.columns().get(c))
                                                .levels()::indexOf)
                                        .sorted()
                                        .toArray());
        }
        return new Known(ranges, sets);
    }

    /** Whether a number is within what is known of its column. */
    boolean allows(int column, double x) {
        Evidence.Range range = ranges.get(column);
        return range == null || x >= range.low() && x <= range.high();
    }

    /** Whether a level is among what is known of its column. */
    boolean allows(int column, int code) {
        int[] set = sets.get(column);
        return set == null || Arrays.binarySearch(set, code) >= 0;
    }

    /** The range of a column whose value is not known exactly; null if there is none. */
    Evidence.Range open(int column) {
        Evidence.Range range = ranges.get(column);
        return range == null || range.known() ? null : range;
    }

    /** Whether there is a range that is more than one number. */
    boolean hasRange() {
        return ranges.values().stream().anyMatch(range -> !range.known());
    }

    /**
     * Both pieces of evidence as one.
     *
     * @throws IllegalArgumentException if nothing of a column is left
     */
    static Evidence both(Evidence first, Evidence second) {
        Map<String, Evidence.Condition> all = new LinkedHashMap<>();
        for (Evidence.Condition condition : first.conditions()) all.put(condition.column(), condition);
        for (Evidence.Condition condition : second.conditions())
            all.merge(condition.column(), condition, Known::intersection);
        return new Evidence(new ArrayList<>(all.values()));
    }

    private static Evidence.Condition intersection(Evidence.Condition a, Evidence.Condition b) {
        if (a instanceof Evidence.Range left && b instanceof Evidence.Range right) {
            double low = Math.max(left.low(), right.low());
            double high = Math.min(left.high(), right.high());
            if (low <= high) return new Evidence.Range(a.column(), low, high);
        } else if (a instanceof Evidence.OneOf left && b instanceof Evidence.OneOf right) {
            List<String> levels =
                    left.levels().stream().filter(right.levels()::contains).toList();
            if (!levels.isEmpty()) return new Evidence.OneOf(a.column(), levels);
        }
        throw new IllegalArgumentException(
                "the evidence on '" + a.column() + "' contradicts itself: " + a + " and " + b);
    }
}
