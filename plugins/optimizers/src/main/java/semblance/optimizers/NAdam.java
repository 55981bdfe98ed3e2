package semblance.optimizers;

import java.util.List;
import semblance.api.Help;
import semblance.api.optimize.Optimizer;
import semblance.api.optimize.Real;

/**
 * Adam with Nesterov's momentum. T. Dozat, "Incorporating Nesterov Momentum into Adam", ICLR workshop 2016, Algorithm
 * 2, with the momentum of its experiments, {@code mu_t = beta1 * (1 - 0.96^(t / 250) / 2)}, and with the mean square
 * corrected as in Adam.
 *
 * <p>The product of all momenta so far is a function of the step, not a slot: an array of equal numbers would cost as
 * much as one more array of parameters.
 */
@Help("Adam with Nesterov's momentum (Dozat 2016)")
public record NAdam(
        @Help("size of a step, above 0") double learningRate,

        @Help("how much of the mean gradient goes on after many steps, in 0..0.999999")
        double beta1,

        @Help("how much of the mean square goes on, in 0..0.999999")
        double beta2,

        @Help("keeps the division finite, at least 1e-30") double epsilon)
        implements Optimizer {

    /** The logarithm of {@code 0.96^(1 / 250)}, by which the momentum comes nearer to beta1 in a step. */
    private static final double RATE = Math.log(0.96) / 250;

    /** Momenta are hardly above a half in the beginning: the product of so many is nothing next to 1, as a double too. */
    private static final int LONGEST = 64;

    /** Adam's settings, and steps twice as long. */
    public NAdam() {
        this(2e-3, 0.9, 0.999, 1e-8);
    }

    /** @throws IllegalArgumentException if a parameter is out of its range */
    public NAdam {
        Demand.learningRate(learningRate);
        Demand.decay("beta1", beta1);
        Demand.decay("beta2", beta2);
        Demand.epsilon(epsilon);
    }

    @Override
    public String name() {
        return "nadam";
    }

    @Override
    public int slots() {
        return 2;
    }

    @Override
    public <T extends Real<T>> Step<T> step(T parameter, T gradient, List<T> slots, T t) {
        T momentum = momentum(t);
        T next = momentum(t.plus(1));
        T product = product(t);
        T fresh = gradient.times(oneMinus(momentum));
        T mean = slots.get(0).times(momentum).plus(fresh);
        T squares = slots.get(1).times(beta2).plus(gradient.times(gradient));
        T scale = Weights.total(beta2, t).sqrt(); // above and below the fraction, as in Adam
        T size = scale.times(-learningRate);
        T ahead = mean.times(size.times(next).over(oneMinus(product.times(next))))
                .plus(fresh.times(size.over(oneMinus(product))));
        T change = ahead.over(squares.sqrt().plus(scale.times(epsilon)));
        return new Step<>(parameter.plus(change), List.of(mean, squares));
    }

    private static <T extends Real<T>> T oneMinus(T number) {
        return number.times(-1).plus(1);
    }

    private <T extends Real<T>> T momentum(T t) {
        return t.times(RATE).exp().times(-beta1 / 2).plus(beta1);
    }

    /**
     * The product of the first t momenta. Its logarithm is the sum of {@code log(beta1) + log(1 - exp(x) / 2)} over
     * {@code x = i * RATE}, where {@code log(1 - exp(x) / 2) = -log(2) - x - x^2 - x^3 - ...}, and sums of i, of its
     * squares and of its cubes are polynomials. The rest of the series is below 1e-13 of any product that counts.
     */
    private <T extends Real<T>> T product(T t) {
        T n = t.times(-1).max(t.times(0).plus(-LONGEST)).times(-1);
        T sum = n.times(n.plus(1)).times(0.5);
        T series = n.times(2).plus(1).times(-RATE * RATE / 3).plus(-RATE).plus(sum.times(-RATE * RATE * RATE));
        return n.times(Math.log(beta1 / 2)).plus(sum.times(series)).exp();
    }
}
