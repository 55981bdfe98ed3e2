package semblance.optimizers;

import semblance.api.Help;
import semblance.api.optimize.Schedule;

/**
 * Steps that grow and shrink again along straight lines, in equal times, and then vanish. L. N. Smith and N. Topin,
 * "Super-Convergence: Very Fast Training of Neural Networks Using Large Learning Rates", 2018.
 */
@Help("steps that grow once, shrink again and then vanish (Smith and Topin 2018)")
public record OneCycle(
        @Help("share of the training in which they grow, and in which they shrink again; above 0 and below 0.5")
        double rise,

        @Help("factor of the first step, above 0 and at most 1")
        double start,

        @Help("factor of the last step, in 0..start") double end)
        implements Schedule {

    /** From a tenth up to 1 and back in nine tenths of the training, and in the rest to a thousandth. */
    public OneCycle() {
        this(0.45, 0.1, 0.001);
    }

    /** @throws IllegalArgumentException if a parameter is out of its range */
    public OneCycle {
        if (!(rise > 0 && rise < 0.5))
            throw new IllegalArgumentException("rise must be above 0 and below 0.5, got " + rise);
        if (!(start > 0 && start <= 1))
            throw new IllegalArgumentException("start must be above 0 and at most 1, got " + start);
        if (!(end >= 0 && end <= start))
            throw new IllegalArgumentException("end must be in 0..start, which is " + start + ", got " + end);
    }

    @Override
    public String name() {
        return "one-cycle";
    }

    @Override
    public double factor(long step, long steps) {
        if (step == 1) return start; // of a single step too
        double done = (step - 1.0) / (steps - 1);
        if (done <= 2 * rise) return start + (1 - start) * (1 - Math.abs(done / rise - 1));
        return start + (end - start) * (done - 2 * rise) / (1 - 2 * rise);
    }
}
