package semblance.optimizers;

import java.util.List;
import semblance.api.Help;
import semblance.api.optimize.Optimizer;
import semblance.api.optimize.Real;

/**
 * The mean gradient over the root of the mean square. D. P. Kingma and J. Ba, "Adam: A Method for Stochastic
 * Optimization", ICLR 2015, Algorithm 1; as advised there, what depends on the step alone is worked out first.
 */
@Help("Adam: the mean gradient over the root of its mean square (Kingma and Ba 2015)")
public record Adam(
        @Help("size of a step, above 0") double learningRate,

        @Help("how much of the mean gradient goes on, in 0..0.999999")
        double beta1,

        @Help("how much of the mean square goes on, in 0..0.999999")
        double beta2,

        @Help("keeps the division finite, at least 1e-30") double epsilon)
        implements Optimizer {

    /** The settings of the paper. */
    public Adam() {
        this(1e-3, 0.9, 0.999, 1e-8);
    }

    /** @throws IllegalArgumentException if a parameter is out of its range */
    public Adam {
        Demand.learningRate(learningRate);
        Demand.decay("beta1", beta1);
        Demand.decay("beta2", beta2);
        Demand.epsilon(epsilon);
    }

    @Override
    public String name() {
        return "adam";
    }

    @Override
    public int slots() {
        return 2;
    }

    @Override
    public <T extends Real<T>> Step<T> step(T parameter, T gradient, List<T> slots, T t) {
        T sum = slots.get(0).times(beta1).plus(gradient);
        T squares = slots.get(1).times(beta2).plus(gradient.times(gradient));
        // with w for the sums of weights, (sum / w1) / (sqrt(squares / w2) + epsilon) times sqrt(w2) above and below
        T scale = Weights.total(beta2, t).sqrt();
        T size = scale.over(Weights.total(beta1, t)).times(-learningRate);
        T change = sum.times(size).over(squares.sqrt().plus(scale.times(epsilon)));
        return new Step<>(parameter.plus(change), List.of(sum, squares));
    }
}
