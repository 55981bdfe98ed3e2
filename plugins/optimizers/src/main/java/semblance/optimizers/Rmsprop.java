package semblance.optimizers;

import java.util.List;
import semblance.api.Help;
import semblance.api.optimize.Optimizer;
import semblance.api.optimize.Real;

/**
 * Gradients over the root of their mean square: {@code v = decay * v + (1 - decay) * g^2; x -= learningRate * g /
 * (sqrt(v) + epsilon)}. T. Tieleman and G. Hinton, "Lecture 6.5: rmsprop", COURSERA: Neural Networks for Machine
 * Learning, 2012, slide 29.
 */
@Help("gradients over the root of their mean square (Tieleman and Hinton 2012)")
public record Rmsprop(
        @Help("size of a step, above 0") double learningRate,

        @Help("how much of the mean square goes on, in 0..0.999999")
        double decay,

        @Help("keeps the division finite, at least 1e-30") double epsilon)
        implements Optimizer {

    /** Steps of a thousandth, and the decay of the lecture. */
    public Rmsprop() {
        this(1e-3, 0.9, 1e-8);
    }

    /** @throws IllegalArgumentException if a parameter is out of its range */
    public Rmsprop {
        Demand.learningRate(learningRate);
        Demand.decay("decay", decay);
        Demand.epsilon(epsilon);
    }

    @Override
    public String name() {
        return "rmsprop";
    }

    @Override
    public int slots() {
        return 1;
    }

    @Override
    public <T extends Real<T>> Step<T> step(T parameter, T gradient, List<T> slots, T t) {
        double scale = 1 / Math.sqrt(1 - decay); // of the root of the sum to that of the mean
        T squares = slots.get(0).times(decay).plus(gradient.times(gradient));
        T change = gradient.times(-learningRate * scale).over(squares.sqrt().plus(epsilon * scale));
        return new Step<>(parameter.plus(change), List.of(squares));
    }
}
