package semblance.tensorflow;

import semblance.api.optimize.Optimizer;

/**
 * How weights go down a gradient.
 *
 * @param rule the update rule
 * @param scheduled whether each step is scaled by a factor, fed as {@value Net#FACTOR}
 * @param clipping what is done to large gradients
 * @param limit how large they may be, unless nothing is done
 * @param decay this times each weight is added to its gradient, at least 0; not for biases
 * @param average the share of the old in the moving average of weights, in 0..1; 0 for no average
 */
public record Descent(
        Optimizer rule, boolean scheduled, Clipping clipping, double limit, double decay, double average) {}
