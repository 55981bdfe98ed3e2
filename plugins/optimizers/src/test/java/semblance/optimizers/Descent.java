package semblance.optimizers;

import java.util.Collections;
import java.util.List;
import semblance.api.optimize.Optimizer;

/** One parameter on its way down, step by step. */
final class Descent {
    private final Optimizer optimizer;
    private Value parameter;
    private List<Value> slots;
    private long t;

    Descent(Optimizer optimizer, double start) {
        this.optimizer = optimizer;
        parameter = new Value(start);
        slots = Collections.nCopies(optimizer.slots(), new Value(0));
    }

    /** Where it is. */
    double parameter() {
        return parameter.value();
    }

    /** Where it is after one more step. */
    double step(double gradient) {
        t++;
        Optimizer.Step<Value> step = optimizer.step(parameter, new Value(gradient), slots, new Value(t));
        parameter = step.parameter();
        slots = step.slots();
        return parameter.value();
    }
}
