package semblance.core.contract;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import semblance.api.optimize.Real;

/** Numbers for update rules to work on: an array, element by element. */
record Numbers(double... values) implements Real<Numbers> {
    private Numbers map(DoubleUnaryOperator operation) {
        return new Numbers(java.util.Arrays.stream(values).map(operation).toArray());
    }

    private Numbers zip(Numbers other, DoubleBinaryOperator operation) {
        return new Numbers(IntStream.range(0, values.length)
                .mapToDouble(i -> operation.applyAsDouble(values[i], other.values[i]))
                .toArray());
    }

    @Override
    public Numbers plus(Numbers other) {
        return zip(other, Double::sum);
    }

    @Override
    public Numbers plus(double constant) {
        return map(x -> x + constant);
    }

    @Override
    public Numbers times(Numbers other) {
        return zip(other, (x, y) -> x * y);
    }

    @Override
    public Numbers times(double constant) {
        return map(x -> x * constant);
    }

    @Override
    public Numbers over(Numbers other) {
        return zip(other, (x, y) -> x / y);
    }

    @Override
    public Numbers sqrt() {
        return map(Math::sqrt);
    }

    @Override
    public Numbers exp() {
        return map(StrictMath::exp);
    }

    @Override
    public Numbers max(Numbers other) {
        return zip(other, Math::max);
    }

    @Override
    public Numbers sign() {
        return map(Math::signum);
    }
}
