package semblance.api.optimize;

import java.util.List;
import semblance.api.Extension;

/** A first-order update rule. Its parameters, such as the learning rate, are the components of its record. */
public interface Optimizer extends Extension {

    /** How many values the rule remembers for each parameter; all start at zero. */
    int slots();

    /**
     * One step down the gradient.
     *
     * @param slots what the rule remembers, {@link #slots()} values
     * @param t the number of this step, from 1
     */
    <T extends Real<T>> Step<T> step(T parameter, T gradient, List<T> slots, T t);

    /** The parameter and the remembered values after a step. */
    record Step<T>(T parameter, List<T> slots) {}
}
