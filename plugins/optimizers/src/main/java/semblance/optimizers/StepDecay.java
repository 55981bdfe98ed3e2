package semblance.optimizers;

import semblance.api.Help;
import semblance.api.optimize.Schedule;

/**
 * Steps that shrink all at once, again and again: {@code decay^floor((step - 1) / every)}, as in K. He et al., "Deep
 * Residual Learning for Image Recognition", CVPR 2016, section 3.4.
 */
@Help("steps that shrink at once after every so many")
public record StepDecay(
        @Help("after how many steps they shrink, at least 1")
        int every,

        @Help("what is left of their size then, in 0..1") double decay)
        implements Schedule {

    /** A tenth after every ten thousand steps. */
    public StepDecay() {
        this(10_000, 0.1);
    }

    /** @throws IllegalArgumentException if a parameter is out of its range */
    public StepDecay {
        Demand.count("every", every);
        Demand.share("decay", decay);
    }

    @Override
    public String name() {
        return "step";
    }

    @Override
    public double factor(long step, long steps) {
        return StrictMath.pow(decay, (step - 1) / every);
    }
}
