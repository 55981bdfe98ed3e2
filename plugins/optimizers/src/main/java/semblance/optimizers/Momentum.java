package semblance.optimizers;

import java.util.List;
import semblance.api.Help;
import semblance.api.optimize.Optimizer;
import semblance.api.optimize.Real;

/**
 * Gradient descent with momentum: {@code v = momentum * v - learningRate * g; x += v}. B. T. Polyak, "Some methods of
 * speeding up the convergence of iteration methods", 1964, in the notation of I. Sutskever et al., "On the importance
 * of initialization and momentum in deep learning", ICML 2013, equations 1 and 2.
 */
@Help("gradient descent with momentum (Polyak 1964)")
public record Momentum(
        @Help("size of the first step for a gradient of 1, above 0")
        double learningRate,

        @Help("share of the last change that goes on, in 0..0.999999")
        double momentum)
        implements Optimizer {

    /** Steps of a hundredth, of which nine tenths go on. */
    public Momentum() {
        this(0.01, 0.9);
    }

    /** @throws IllegalArgumentException if a parameter is out of its range */
    public Momentum {
        Demand.learningRate(learningRate);
        Demand.decay("momentum", momentum);
    }

    @Override
    public String name() {
        return "momentum";
    }

    @Override
    public int slots() {
        return 1;
    }

    @Override
    public <T extends Real<T>> Step<T> step(T parameter, T gradient, List<T> slots, T t) {
        T velocity = slots.get(0).times(momentum).plus(gradient.times(-learningRate));
        return new Step<>(parameter.plus(velocity), List.of(velocity));
    }
}
