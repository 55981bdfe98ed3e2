package semblance.api.exchange;

import java.io.IOException;
import java.net.URI;
import semblance.api.Extension;
import semblance.api.data.Location;
import semblance.api.model.Model;
import semblance.api.train.Run;

/**
 * Reads models that another program wrote.
 *
 * @param <M> the models
 */
public interface ModelSource<M extends Model> extends Extension {

    /** Whether an address looks like this source's, told from the address alone. */
    boolean accepts(URI location);

    /** @throws IOException if it cannot be read or holds no such model; the message names line, column and the fault */
    M read(Location from, Run run) throws IOException;
}
