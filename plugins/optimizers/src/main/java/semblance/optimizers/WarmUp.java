package semblance.optimizers;

import semblance.api.Help;
import semblance.api.optimize.Schedule;

/**
 * Steps that grow along a straight line to what another schedule begins with, which then goes on as if training had
 * begun there. P. Goyal et al., "Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour", 2017, section 2.2,
 * gradual warmup.
 */
@Help("steps that grow in the beginning (Goyal et al. 2017), and then another schedule")
public record WarmUp(
        @Help("how many steps it takes, at least 1") int length,

        @Help("factor that it starts above, in 0..1") double start,

        @Help("the schedule of the steps after it") Schedule then)
        implements Schedule {

    /** From 0, over a thousand steps, and then constant. */
    public WarmUp() {
        this(1_000, 0, new Constant());
    }

    /** @throws IllegalArgumentException if a parameter is out of its range */
    public WarmUp {
        Demand.count("length", length);
        Demand.share("start", start);
    }

    @Override
    public String name() {
        return "warm-up";
    }

    @Override
    public double factor(long step, long steps) {
        long rest = steps - length;
        if (step > length) return then.factor(step - length, rest);
        return (start + (1 - start) * step / length) * then.factor(1, Math.max(1, rest));
    }
}
