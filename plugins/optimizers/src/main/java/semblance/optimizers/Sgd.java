package semblance.optimizers;

import java.util.List;
import semblance.api.Help;
import semblance.api.optimize.Optimizer;
import semblance.api.optimize.Real;

/**
 * Stochastic gradient descent: {@code x -= learningRate * g}. H. Robbins and S. Monro, "A Stochastic Approximation
 * Method", Annals of Mathematical Statistics 22 (1951), equation 9.
 */
@Help("stochastic gradient descent (Robbins and Monro 1951)")
public record Sgd(
        @Help("size of a step for a gradient of 1, above 0") double learningRate) implements Optimizer {

    /** Steps of a hundredth. */
    public Sgd() {
        this(0.01);
    }

    /** @throws IllegalArgumentException if the parameter is out of its range */
    public Sgd {
        Demand.learningRate(learningRate);
    }

    @Override
    public String name() {
        return "sgd";
    }

    @Override
    public int slots() {
        return 0;
    }

    @Override
    public <T extends Real<T>> Step<T> step(T parameter, T gradient, List<T> slots, T t) {
        return new Step<>(parameter.plus(gradient.times(-learningRate)), List.of());
    }
}
