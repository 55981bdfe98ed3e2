package semblance.core;

import java.util.List;
import java.util.Map;
import semblance.api.data.Schema;
import semblance.api.model.Model;

/**
 * A model with where it came from. Parts are the fitted transforms and the model, in order.
 */
public interface Trained {
    /** What the user works with: the transforms and the model as one, with the model's capabilities. */
    Model model();

    /** The columns of the data it was fitted to; {@code model().schema()}. */
    default Schema schema() {
        return model().schema();
    }

    /** Everything a model file says of the model as a tree of maps, lists, strings and numbers: for {@code inspect}. */
    Map<String, Object> describe();

    /** What the model can do, such as {@code [sample, score, condition, predict, impute, encode]}. */
    default List<String> capabilities() {
        return Capabilities.of(model().getClass());
    }
}
