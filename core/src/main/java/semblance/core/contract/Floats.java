package semblance.core.contract;

import java.util.function.DoubleUnaryOperator;
import semblance.api.optimize.Real;

/**
 * Numbers for update rules to work on as a graph of tensors has them: an array of floats, element by element, where an
 * array of one element goes with any other.
 */
record Floats(float... values) implements Real<Floats> {
    /** An operation on two floats, rounded to a float. */
    @FunctionalInterface
    private interface Operation {
        float of(float x, float y);
    }

    private Floats map(DoubleUnaryOperator operation) {
        float[] result = new float[values.length];
        for (int i = 0; i < result.length; i++) result[i] = (float) operation.applyAsDouble(values[i]);
        return new Floats(result);
    }

    private Floats zip(Floats other, Operation operation) {
        boolean fits = values.length == other.values.length || values.length == 1 || other.values.length == 1;
        if (!fits)
            throw new IllegalStateException(
                    "arrays of " + values.length + " and " + other.values.length + " elements do not go together");
        float[] result = new float[Math.max(values.length, other.values.length)];
        for (int i = 0; i < result.length; i++) result[i] = operation.of(at(i), other.at(i));
        return new Floats(result);
    }

    private float at(int index) {
        return values[values.length == 1 ? 0 : index];
    }

    @Override
    public Floats plus(Floats other) {
        return zip(other, Float::sum);
    }

    @Override
    public Floats plus(double constant) {
        return plus(new Floats((float) constant));
    }

    @Override
    public Floats times(Floats other) {
        return zip(other, (x, y) -> x * y);
    }

    @Override
    public Floats times(double constant) {
        return times(new Floats((float) constant));
    }

    @Override
    public Floats over(Floats other) {
        return zip(other, (x, y) -> x / y);
    }

    @Override
    public Floats sqrt() {
        return map(Math::sqrt);
    }

    @Override
    public Floats exp() {
        return map(StrictMath::exp);
    }

    @Override
    public Floats max(Floats other) {
        return zip(other, Math::max);
    }

    @Override
    public Floats sign() {
        return map(Math::signum);
    }
}
