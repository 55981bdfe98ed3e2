package semblance.api.data;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import semblance.api.Extension;

/** Reads rows from somewhere: a file format, a database, a generator. */
public interface DataSource extends Extension {

    /** Whether an address looks like this source's, told from the address alone: by its scheme or the file's suffix. */
    boolean accepts(URI location);

    /**
     * Opens a location. The schema of the result has the columns in the order of the location; those that
     * {@code expected} names have the type, levels and role it says (a categorical column without levels there has those
     * found), all others a type found by looking at every row. What {@code expected} names and the location lacks, a
     * column or a role, is not in the result: whoever asked decides whether that matters.
     *
     * @throws IOException if the location cannot be read or does not hold rows; the message names the location, the
     *     row (from 1, not counting a header) and the column, what was found and what to do
     * @throws IllegalArgumentException if a column is expected to have a type that this source cannot give it
     */
    Dataset read(Location from, Optional<Schema> expected) throws IOException;
}
