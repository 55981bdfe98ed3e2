package semblance.core;

import java.util.List;
import semblance.api.data.Schema;
import semblance.api.model.Model;

/** A model that was fitted or loaded. */
public interface Trained {

    /** The fitted transforms and the model as one, with the model's capabilities. */
    Model model();

    /** The columns of the rows that it takes and gives. */
    default Schema schema() {
        return model().schema();
    }

    /** What the model can do, in the words of {@link Capabilities}. */
    default List<String> capabilities() {
        return Capabilities.of(model().getClass());
    }
}
