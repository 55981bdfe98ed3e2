package semblance.api.data;

import java.io.IOException;
import java.net.URI;
import semblance.api.Extension;

/** Writes rows somewhere, in order, so that the {@link DataSource} of the same name reads the same rows back. */
public interface DataSink extends Extension {

    /** Whether an address looks like this sink's, told from the address alone. */
    boolean accepts(URI location);

    /**
     * Writes all rows.
     *
     * @throws IOException if the location cannot be written
     * @throws IllegalArgumentException if a column has a type that this sink cannot write, naming it
     */
    void write(Dataset rows, Location to) throws IOException;
}
