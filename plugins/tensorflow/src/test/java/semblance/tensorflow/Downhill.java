package semblance.tensorflow;

import java.util.List;
import semblance.api.optimize.Optimizer;
import semblance.api.optimize.Real;

/** Gradient descent with momentum, the plainest rule that remembers something. */
record Downhill(double rate, double momentum) implements Optimizer {
    @Override
    public String name() {
        return "downhill";
    }

    @Override
    public int slots() {
        return 1;
    }

    @Override
    public <T extends Real<T>> Step<T> step(T parameter, T gradient, List<T> slots, T t) {
        T speed = slots.get(0).times(momentum).plus(gradient);
        return new Step<>(parameter.plus(speed.times(-rate)), List.of(speed));
    }
}
