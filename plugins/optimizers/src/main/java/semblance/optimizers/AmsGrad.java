package semblance.optimizers;

import java.util.List;
import semblance.api.Help;
import semblance.api.optimize.Optimizer;
import semblance.api.optimize.Real;

/**
 * Adam with the largest mean square so far, so that steps never grow again. S. J. Reddi, S. Kale and S. Kumar, "On the
 * Convergence of Adam and Beyond", ICLR 2018, Algorithm 2; its step sizes are those of Adam, bias correction included,
 * which the paper leaves open.
 */
@Help("Adam with the largest mean square so far (Reddi et al. 2018)")
public record AmsGrad(
        @Help("size of a step, above 0") double learningRate,

        @Help("how much of the mean gradient goes on, in 0..0.999999")
        double beta1,

        @Help("how much of the mean square goes on, in 0..0.999999")
        double beta2,

        @Help("keeps the division finite, at least 1e-30") double epsilon)
        implements Optimizer {

    /** Adam's settings. */
    public AmsGrad() {
        this(1e-3, 0.9, 0.999, 1e-8);
    }

    /** @throws IllegalArgumentException if a parameter is out of its range */
    public AmsGrad {
        Demand.learningRate(learningRate);
        Demand.decay("beta1", beta1);
        Demand.decay("beta2", beta2);
        Demand.epsilon(epsilon);
    }

    @Override
    public String name() {
        return "amsgrad";
    }

    @Override
    public int slots() {
        return 3;
    }

    @Override
    public <T extends Real<T>> Step<T> step(T parameter, T gradient, List<T> slots, T t) {
        T sum = slots.get(0).times(beta1).plus(gradient);
        T squares = slots.get(1).times(beta2).plus(gradient.times(gradient));
        T largest = slots.get(2).max(squares);
        T scale = Weights.total(beta2, t).sqrt(); // above and below the fraction, as in Adam
        T size = scale.over(Weights.total(beta1, t)).times(-learningRate);
        T change = sum.times(size).over(largest.sqrt().plus(scale.times(epsilon)));
        return new Step<>(parameter.plus(change), List.of(sum, squares, largest));
    }
}
