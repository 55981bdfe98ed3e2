package semblance.core.contract;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import semblance.api.Extension;
import semblance.api.data.DataSource;
import semblance.api.data.Location;
import semblance.api.data.Table;
import semblance.api.model.Model;
import semblance.core.artifact.Artifacts;
import semblance.core.config.Parameters;

/** What a contract needs to know of the world around an extension: the platform, and rows to try it on. */
public interface Surroundings {

    /**
     * A model, fitted transform or training state after it was saved and loaded.
     *
     * @throws IOException if it cannot be
     */
    default <T extends Record> T roundTrip(T record) throws IOException {
        return Artifacts.copy(record);
    }

    /**
     * An extension with some parameters replaced, as users write them: names as paths such as {@code optimizer.momentum}.
     *
     * @throws IllegalArgumentException if a name or value does not fit
     */
    default Extension configure(Extension defaults, Map<String, String> values) {
        return Parameters.configure(defaults, values, Parameters.Extensions.none());
    }

    /** The rows to try an extension on. It may refuse some with a good reason, but not all. */
    default List<Example> examples() {
        return Examples.all();
    }

    /** Where a data source finds rows or a model source a model; empty if there is none to check. */
    default Optional<Location> location() {
        return Optional.empty();
    }

    /** A model that a question is for or a model sink writes; empty if there is none to check them with. */
    default Optional<Model> model() {
        return Optional.empty();
    }

    /** Rows with the columns of {@link #model()}, for a question; empty if there are none to check it with. */
    default Optional<Table> rows() {
        return Optional.empty();
    }

    /** What reads the rows that a data sink has written; empty if there is none to check. */
    default Optional<DataSource> reader() {
        return Optional.empty();
    }

    /** An address that a data or model sink accepts, told by its suffix; the bytes go to memory all the same. */
    default URI address() {
        return URI.create("file:///rows");
    }
}
