package semblance.optimizers;

import java.util.List;
import semblance.api.Help;
import semblance.api.optimize.Optimizer;
import semblance.api.optimize.Real;

/**
 * Adam, with parameters that shrink apart from it. I. Loshchilov and F. Hutter, "Decoupled Weight Decay
 * Regularization", ICLR 2019, Algorithm 2. The share that a parameter loses in a step is {@code learningRate *
 * weightDecay}, as implementations have it; the paper's weight decay is that product.
 */
@Help("Adam with decoupled weight decay (Loshchilov and Hutter 2019)")
public record AdamW(
        @Help("size of a step, above 0") double learningRate,

        @Help("how much of the mean gradient goes on, in 0..0.999999")
        double beta1,

        @Help("how much of the mean square goes on, in 0..0.999999")
        double beta2,

        @Help("keeps the division finite, at least 1e-30") double epsilon,

        @Help("share of a parameter that is lost in a step, over the learning rate; at least 0")
        double weightDecay)
        implements Optimizer {

    /** Adam's settings, and a weight decay of a hundredth. */
    public AdamW() {
        this(1e-3, 0.9, 0.999, 1e-8, 0.01);
    }

    /** @throws IllegalArgumentException if a parameter is out of its range */
    public AdamW {
        Demand.learningRate(learningRate);
        Demand.decay("beta1", beta1);
        Demand.decay("beta2", beta2);
        Demand.epsilon(epsilon);
        Demand.weightDecay(weightDecay, learningRate);
    }

    @Override
    public String name() {
        return "adamw";
    }

    @Override
    public int slots() {
        return 2;
    }

    @Override
    public <T extends Real<T>> Step<T> step(T parameter, T gradient, List<T> slots, T t) {
        T kept = parameter.times(1 - learningRate * weightDecay);
        return new Adam(learningRate, beta1, beta2, epsilon).step(kept, gradient, slots, t);
    }
}
