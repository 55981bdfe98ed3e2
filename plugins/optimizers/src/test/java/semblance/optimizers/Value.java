package semblance.optimizers;

import semblance.api.optimize.Real;

/** One double for update rules to work on. */
record Value(double value) implements Real<Value> {
    @Override
    public Value plus(Value other) {
        return new Value(value + other.value);
    }

    @Override
    public Value plus(double constant) {
        return new Value(value + constant);
    }

    @Override
    public Value times(Value other) {
        return new Value(value * other.value);
    }

    @Override
    public Value times(double constant) {
        return new Value(value * constant);
    }

    @Override
    public Value over(Value other) {
        return new Value(value / other.value);
    }

    @Override
    public Value sqrt() {
        return new Value(Math.sqrt(value));
    }

    @Override
    public Value exp() {
        return new Value(StrictMath.exp(value));
    }

    @Override
    public Value max(Value other) {
        return new Value(Math.max(value, other.value));
    }

    @Override
    public Value sign() {
        return new Value(Math.signum(value));
    }
}
