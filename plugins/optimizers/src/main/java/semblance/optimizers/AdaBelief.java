package semblance.optimizers;

import java.util.List;
import semblance.api.Help;
import semblance.api.optimize.Optimizer;
import semblance.api.optimize.Real;

/**
 * Adam with the deviation of gradients from their mean in place of their square: long steps where gradients are as
 * expected. J. Zhuang et al., "AdaBelief Optimizer: Adapting Stepsizes by the Belief in Observed Gradients", NeurIPS
 * 2020, Algorithm 2.
 */
@Help("the mean gradient over the deviation from it (Zhuang et al. 2020)")
public record AdaBelief(
        @Help("size of a step, above 0") double learningRate,

        @Help("how much of the mean gradient goes on, in 0..0.999999")
        double beta1,

        @Help("how much of the mean squared deviation goes on, in 0..0.999999")
        double beta2,

        @Help("keeps the division finite and is added to the mean squared deviation, at least 1e-30")
        double epsilon)
        implements Optimizer {

    /** Adam's settings, and the epsilon of the authors' code. */
    public AdaBelief() {
        this(1e-3, 0.9, 0.999, 1e-16);
    }

    /** @throws IllegalArgumentException if a parameter is out of its range */
    public AdaBelief {
        Demand.learningRate(learningRate);
        Demand.decay("beta1", beta1);
        Demand.decay("beta2", beta2);
        Demand.epsilon(epsilon);
    }

    @Override
    public String name() {
        return "adabelief";
    }

    @Override
    public int slots() {
        return 2;
    }

    @Override
    public <T extends Real<T>> Step<T> step(T parameter, T gradient, List<T> slots, T t) {
        T sum = slots.get(0).times(beta1).plus(gradient);
        T surprise = gradient.plus(sum.times(beta1 - 1));
        T squares = slots.get(1).times(beta2).plus(surprise.times(surprise)).plus(epsilon / (1 - beta2));
        T scale = Weights.total(beta2, t).sqrt(); // above and below the fraction, as in Adam
        T size = scale.over(Weights.total(beta1, t)).times(-learningRate);
        T change = sum.times(size).over(squares.sqrt().plus(scale.times(epsilon)));
        return new Step<>(parameter.plus(change), List.of(sum, squares));
    }
}
