package semblance.optimizers;

import java.util.List;
import semblance.api.Help;
import semblance.api.optimize.Optimizer;
import semblance.api.optimize.Real;

/**
 * Nesterov's accelerated gradient: momentum whose gradient is taken where the momentum leads. I. Sutskever et al., "On
 * the importance of initialization and momentum in deep learning", ICML 2013, equations 3 and 4, after Y. Nesterov
 * (1983).
 *
 * <p>The parameter here is the place that the momentum leads to, {@code x + momentum * v} in the paper, so that the
 * gradient is wanted where the parameter is, as for every other rule (Y. Bengio et al., "Advances in optimizing
 * recurrent networks", ICASSP 2013, equations 6 and 7): {@code v = momentum * v - learningRate * g; x += momentum * v -
 * learningRate * g}.
 */
@Help("Nesterov's accelerated gradient (Nesterov 1983, Sutskever et al. 2013)")
public record Nesterov(
        @Help("size of a step for a gradient of 1, above 0") double learningRate,

        @Help("share of the last change that goes on, in 0..0.999999")
        double momentum)
        implements Optimizer {

    /** Steps of a hundredth, of which nine tenths go on. */
    public Nesterov() {
        this(0.01, 0.9);
    }

    /** @throws IllegalArgumentException if a parameter is out of its range */
    public Nesterov {
        Demand.learningRate(learningRate);
        Demand.decay("momentum", momentum);
    }

    @Override
    public String name() {
        return "nesterov";
    }

    @Override
    public int slots() {
        return 1;
    }

    @Override
    public <T extends Real<T>> Step<T> step(T parameter, T gradient, List<T> slots, T t) {
        T descent = gradient.times(-learningRate);
        T velocity = slots.get(0).times(momentum).plus(descent);
        return new Step<>(parameter.plus(velocity.times(momentum).plus(descent)), List.of(velocity));
    }
}
