package semblance.transforms;

import java.util.List;
import semblance.api.Help;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.train.Run;
import semblance.api.train.Transform;

/**
 * Leaves out the rows that have a missing cell, so that training sees complete rows only; it changes no cell.
 *
 * @param columns the columns that matter; empty if all do
 */
@Help("rows without missing cells")
public record DropMissing(
        @Help("the columns that must not be missing; empty for all")
        List<String> columns) implements Transform {

    /** All columns matter. */
    public DropMissing() {
        this(List.of());
    }

    /** Keeps a copy. */
    public DropMissing {
        columns = List.copyOf(columns);
    }

    @Override
    public String name() {
        return "drop-missing";
    }

    /** @throws IllegalArgumentException if a column does not exist, or no row is left */
    @Override
    public Complete fit(Dataset data, Run run) {
        Schema schema = data.schema();
        Complete complete = new Complete(schema, columns);
        int width = schema.columns().size();
        Gaps gaps = data.collect(() -> new Gaps(complete, width));
        if (gaps.rows() > 0 && gaps.kept() == 0) {
            int worst = gaps.worst();
            throw new IllegalArgumentException(
                    "no row is complete: column '" + schema.names().get(worst)
                            + "' is missing in " + gaps.missing(worst) + " of " + gaps.rows()
                            + " rows; name the columns that matter with columns=");
        }
        if (gaps.kept() < gaps.rows())
            run.warn((gaps.rows() - gaps.kept()) + " of " + gaps.rows() + " rows have a missing cell and are left out");
        return complete;
    }
}
