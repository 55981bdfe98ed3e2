package semblance.optimizers;

import semblance.api.Help;
import semblance.api.optimize.Schedule;

/**
 * Steps that shrink along half a period of a cosine, once or, with warm restarts, time and again: {@code minimum + (1 -
 * minimum) * (1 + cos(pi * done / length)) / 2}, where {@code done} steps of the cycle's {@code length} lie behind. I.
 * Loshchilov and F. Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", ICLR 2017, equation 5.
 */
@Help("steps that shrink along a cosine, with warm restarts or without (Loshchilov and Hutter 2017)")
public record Cosine(
        @Help("factor that they shrink to, in 0..1") double minimum,

        @Help("steps of the first cycle; 0 for one cycle over the whole training")
        int cycle,

        @Help("how many times as long as the last one each further cycle is, at least 1")
        int growth)
        implements Schedule {

    /** Once over the whole training, to 0. */
    public Cosine() {
        this(0, 0, 1);
    }

    /** @throws IllegalArgumentException if a parameter is out of its range */
    public Cosine {
        Demand.share("minimum", minimum);
        if (cycle < 0) throw new IllegalArgumentException("cycle must be at least 0, got " + cycle);
        Demand.count("growth", growth);
    }

    @Override
    public String name() {
        return "cosine";
    }

    @Override
    public double factor(long step, long steps) {
        double done = step - 1;
        double length = cycle == 0 ? steps : cycle;
        if (growth == 1) done %= length;
        for (; done >= length; length *= growth) done -= length;
        return minimum + (1 - minimum) * (1 + StrictMath.cos(Math.PI * done / length)) / 2;
    }
}
