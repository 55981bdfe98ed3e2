package semblance.cli;

import semblance.api.data.Statistic;
import semblance.api.data.Table;

/** Counts rows. */
@SuppressWarnings("serial")
final class RowCount implements Statistic<RowCount> {
    private long rows;

    @Override
    public void add(Table table) {
        rows += table.rows();
    }

    @Override
    public void merge(RowCount other) {
        rows += other.rows;
    }

    long rows() {
        return rows;
    }
}
