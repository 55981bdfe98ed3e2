package semblance.api.train;

import semblance.api.data.Dataset;
import semblance.api.model.Model;

/**
 * A trainer that goes from state to state. A state is, like a model, a public record of plain data; nothing else is
 * remembered from one step to the next. So the platform can save a state, stop, and go on later to the same bytes.
 *
 * @param <S> the state
 */
public interface Iterative<S extends Record, M extends Model> extends Trainer<M> {

    /** The first state. */
    S start(Dataset data, Run run);

    /** The state after {@code state}. Randomness comes from a child of the run's seed told by the state alone. */
    S next(S state, Dataset data, Run run);

    /** Whether there is nothing left to do. */
    boolean done(S state);

    /** What has been learned so far. */
    M model(S state);

    @Override
    default M fit(Dataset data, Run run) {
        S state = start(data, run);
        while (!done(state)) state = next(state, data, run);
        return model(state);
    }
}
