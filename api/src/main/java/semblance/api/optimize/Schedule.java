package semblance.api.optimize;

import semblance.api.Extension;

/**
 * How long the steps of training are, from its first to its last. It scales what an {@link Optimizer} changes, so that
 * any schedule goes with any optimizer: {@code parameter + factor * (step.parameter() - parameter)}.
 */
public interface Schedule extends Extension {

    /**
     * The factor of a step: finite, at least 0, not 0 for all steps, and told by the arguments alone.
     *
     * @param step the number of this step, from 1 to {@code steps}
     * @param steps how many steps are planned, at least 1; training may end earlier
     */
    double factor(long step, long steps);
}
