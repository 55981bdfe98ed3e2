package semblance.core.contract;

import java.util.List;
import semblance.api.Help;
import semblance.api.optimize.Optimizer;
import semblance.api.optimize.Real;

/** Gradient descent with momentum (Polyak 1964). With a {@link Wrong} it is a saboteur. */
@Help("gradient descent with momentum")
public record Momentum(
        @Help("size of a step, above 0") double rate,

        @Help("share of the last step that is kept, in 0..1")
        double momentum,

        @Help("what it does wrong") Wrong wrong)
        implements Optimizer {

    /** What a saboteur does wrong, and the check that finds it. */
    public enum Wrong {
        NOTHING(""),
        GOES_UP("the first step goes down the gradient"),
        FORGETS_ITS_SLOTS("a step remembers as many values as it says"),
        NORMALISES("gradients of 0 and of any size give numbers"),
        LOOKS_BEHIND_REAL("numbers and arrays take the same steps"),
        KEEPS_A_COUNTER("equal steps give equal results"),
        GROWS_WITHOUT_END("after very many steps it still gives numbers"),
        LOSES_DIGITS("arrays of floats take the same steps up to rounding"),
        REMEMBERS_ONE_FOR_ALL("arrays of floats take the same steps up to rounding"),
        LEAVES_THE_RANGE_OF_FLOATS("in floats too, gradients of 0 and of any size give numbers");

        final String check;

        Wrong(String check) {
            this.check = check;
        }
    }

    private static int counter;

    /** Steps of a hundredth, nine tenths kept. */
    public Momentum() {
        this(0.01, 0.9, Wrong.NOTHING);
    }

    /** @throws IllegalArgumentException if a parameter is out of its range */
    public Momentum {
        if (!(rate > 0 && rate < 1e6)) throw new IllegalArgumentException("rate must be above 0, got " + rate);
        if (!(momentum >= 0 && momentum < 1))
            throw new IllegalArgumentException("momentum must be in 0..1, got " + momentum);
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
        T direction = wrong == Wrong.NORMALISES
                ? gradient.over(gradient.times(gradient).sqrt())
                : gradient;
        if (wrong == Wrong.GROWS_WITHOUT_END)
            direction = direction.times(t.exp()).over(t.exp());
        if (wrong == Wrong.LOSES_DIGITS) direction = direction.plus(1e7).plus(-1e7);
        if (wrong == Wrong.LEAVES_THE_RANGE_OF_FLOATS)
            direction = direction.times(1e40).times(1e-40);
        T velocity = slots.get(0).times(momentum).plus(direction);
        double size = wrong == Wrong.GOES_UP ? rate : -rate;
        if (wrong == Wrong.LOOKS_BEHIND_REAL && parameter instanceof Numbers) size *= 1.001;
        if (wrong == Wrong.KEEPS_A_COUNTER) size *= 1 + 1e-9 * counter++;
        List<T> remembered = List.of(wrong == Wrong.REMEMBERS_ONE_FOR_ALL ? t : velocity);
        return new Step<>(
                parameter.plus(velocity.times(size)), wrong == Wrong.FORGETS_ITS_SLOTS ? List.of() : remembered);
    }
}
