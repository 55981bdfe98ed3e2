package semblance.optimizers;

import java.util.List;
import semblance.api.Help;
import semblance.api.optimize.Optimizer;
import semblance.api.optimize.Real;

/**
 * Steps that shrink with all gradients so far: {@code s += g^2; x -= learningRate * g / (sqrt(s) + epsilon)}. J. Duchi,
 * E. Hazan and Y. Singer, "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization", JMLR 12
 * (2011), Figure 1 with diagonal matrices.
 */
@Help("steps that shrink with all gradients so far (Duchi et al. 2011)")
public record Adagrad(
        @Help("size of the first step, above 0") double learningRate,
        @Help("keeps the division finite, at least 1e-30") double epsilon)
        implements Optimizer {

    /** Steps of a hundredth at first. */
    public Adagrad() {
        this(0.01, 1e-10);
    }

    /** @throws IllegalArgumentException if a parameter is out of its range */
    public Adagrad {
        Demand.learningRate(learningRate);
        Demand.epsilon(epsilon);
    }

    @Override
    public String name() {
        return "adagrad";
    }

    @Override
    public int slots() {
        return 1;
    }

    @Override
    public <T extends Real<T>> Step<T> step(T parameter, T gradient, List<T> slots, T t) {
        T squares = slots.get(0).plus(gradient.times(gradient));
        T change = gradient.times(-learningRate).over(squares.sqrt().plus(epsilon));
        return new Step<>(parameter.plus(change), List.of(squares));
    }
}
