package semblance.optimizers;

import java.util.List;
import semblance.api.Help;
import semblance.api.optimize.Optimizer;
import semblance.api.optimize.Real;

/**
 * Steps of one size in the direction of the momentum's sign. X. Chen et al., "Symbolic Discovery of Optimization
 * Algorithms", NeurIPS 2023, Algorithm 2. Learning rates are three to ten times smaller than Adam's, weight decays as
 * much larger (section 5).
 */
@Help("steps of one size, by the sign of the momentum (Chen et al. 2023)")
public record Lion(
        @Help("size of a step, above 0") double learningRate,

        @Help("weight of the momentum in the direction of a step, in 0..0.999999")
        double beta1,

        @Help("how much of the momentum goes on, in 0..0.999999")
        double beta2,

        @Help("share of a parameter that is lost in a step, over the learning rate; at least 0")
        double weightDecay)
        implements Optimizer {

    /** The settings of the paper, and no weight decay. */
    public Lion() {
        this(1e-4, 0.9, 0.99, 0);
    }

    /** @throws IllegalArgumentException if a parameter is out of its range */
    public Lion {
        Demand.learningRate(learningRate);
        Demand.decay("beta1", beta1);
        Demand.decay("beta2", beta2);
        Demand.weightDecay(weightDecay, learningRate);
    }

    @Override
    public String name() {
        return "lion";
    }

    @Override
    public int slots() {
        return 1;
    }

    @Override
    public <T extends Real<T>> Step<T> step(T parameter, T gradient, List<T> slots, T t) {
        T sum = slots.get(0);
        // beta1 * (1 - beta2) * sum + (1 - beta1) * gradient, over what its sign does not depend on
        T direction =
                sum.times(beta1 * (1 - beta2) / (1 - beta1)).plus(gradient).sign();
        T kept = weightDecay == 0 ? parameter : parameter.times(1 - learningRate * weightDecay);
        return new Step<>(
                kept.plus(direction.times(-learningRate)),
                List.of(sum.times(beta2).plus(gradient)));
    }
}
