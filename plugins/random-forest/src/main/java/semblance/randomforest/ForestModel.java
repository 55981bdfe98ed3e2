package semblance.randomforest;

import semblance.api.model.Model;

/** A model with a forest that predicts the target, and so one that what can be asked of such a forest can be asked of. */
public interface ForestModel extends Model {

    /**
     * The forest that predicts the target.
     *
     * @throws IllegalArgumentException if the model was learned from rows without a target
     */
    Forest forest();
}
