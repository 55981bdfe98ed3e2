package semblance.core.contract;

import semblance.api.data.Dataset;
import semblance.api.data.Table;

/**
 * Rows on which an extension is tried.
 *
 * @param name what messages call them
 * @param rows enough rows to learn from, a few hundred
 */
public record Example(String name, Table rows) {

    /** The rows as a trainer sees them. */
    public Dataset data() {
        return Dataset.of(rows);
    }
}
