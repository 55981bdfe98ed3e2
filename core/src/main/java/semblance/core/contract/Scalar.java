package semblance.core.contract;

import semblance.api.optimize.Real;

/** One number for update rules to work on. */
record Scalar(double value) implements Real<Scalar> {
    @Override
    public Scalar plus(Scalar other) {
        return new Scalar(value + other.value);
    }

    @Override
    public Scalar plus(double constant) {
        return new Scalar(value + constant);
    }

    @Override
    public Scalar times(Scalar other) {
        return new Scalar(value * other.value);
    }

    @Override
    public Scalar times(double constant) {
        return new Scalar(value * constant);
    }

    @Override
    public Scalar over(Scalar other) {
        return new Scalar(value / other.value);
    }

    @Override
    public Scalar sqrt() {
        return new Scalar(Math.sqrt(value));
    }

    @Override
    public Scalar exp() {
        return new Scalar(StrictMath.exp(value));
    }

    @Override
    public Scalar max(Scalar other) {
        return new Scalar(Math.max(value, other.value));
    }

    @Override
    public Scalar sign() {
        return new Scalar(Math.signum(value));
    }
}
