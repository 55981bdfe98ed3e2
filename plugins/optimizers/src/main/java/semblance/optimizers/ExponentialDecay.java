package semblance.optimizers;

import semblance.api.Help;
import semblance.api.optimize.Schedule;

/** Steps that shrink all the time by the same share: {@code decay^((step - 1) / every)}. */
@Help("steps that shrink all the time by the same share")
public record ExponentialDecay(
        @Help("after how many steps they have shrunk to the decay, at least 1")
        int every,

        @Help("what is left of their size then, in 0..1") double decay)
        implements Schedule {

    /** A tenth within every ten thousand steps. */
    public ExponentialDecay() {
        this(10_000, 0.1);
    }

    /** @throws IllegalArgumentException if a parameter is out of its range */
    public ExponentialDecay {
        Demand.count("every", every);
        Demand.share("decay", decay);
    }

    @Override
    public String name() {
        return "exponential";
    }

    @Override
    public double factor(long step, long steps) {
        return StrictMath.pow(decay, (step - 1.0) / every);
    }
}
