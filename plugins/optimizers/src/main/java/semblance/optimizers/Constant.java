package semblance.optimizers;

import semblance.api.Help;
import semblance.api.optimize.Schedule;

/** Steps as the optimizer makes them, from first to last. */
@Help("steps as the optimizer makes them")
public record Constant() implements Schedule {

    @Override
    public String name() {
        return "constant";
    }

    @Override
    public double factor(long step, long steps) {
        return 1;
    }
}
