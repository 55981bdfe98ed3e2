package semblance.transforms;

import semblance.api.data.Statistic;
import semblance.api.data.Table;

/** Counts rows, complete rows and the missing cells of each column. */
@SuppressWarnings("serial")
final class Gaps implements Statistic<Gaps> {
    private final Complete complete;
    private final long[] missing;
    private long rows;
    private long kept;

    Gaps(Complete complete, int columns) {
        this.complete = complete;
        this.missing = new long[columns];
    }

    @Override
    public void add(Table table) {
        rows += table.rows();
        for (boolean whole : complete.complete(table)) if (whole) kept++;
        for (int c = 0; c < missing.length; c++)
            for (int r = 0; r < table.rows(); r++) if (table.missing(c, r)) missing[c]++;
    }

    @Override
    public void merge(Gaps other) {
        rows += other.rows;
        kept += other.kept;
        for (int c = 0; c < missing.length; c++) missing[c] += other.missing[c];
    }

    /** The number of rows. */
    long rows() {
        return rows;
    }

    /** The number of complete rows. */
    long kept() {
        return kept;
    }

    /** The number of rows in which a column is missing. */
    long missing(int column) {
        return missing[column];
    }

    /** The column that is missing most often among those that must be there. */
    int worst() {
        int worst = -1;
        for (int c = 0; c < missing.length; c++) {
            boolean matters = complete.columns().isEmpty()
                    || complete.columns().contains(complete.output().names().get(c));
            if (matters && (worst < 0 || missing[c] > missing[worst])) worst = c;
        }
        return worst;
    }
}
