package semblance.api.exchange;

import java.io.IOException;
import java.net.URI;
import semblance.api.Extension;
import semblance.api.data.Location;
import semblance.api.model.Model;

/**
 * Writes models for others: for another program, or as rules or a picture for the eye.
 *
 * @param <M> the models
 */
public interface ModelSink<M extends Model> extends Extension {

    /** Whether an address looks like this sink's, told from the address alone. */
    boolean accepts(URI location);

    /** @throws IllegalArgumentException if the format has no words for something in this model, naming it */
    void write(M model, Location to) throws IOException;
}
