package semblance.api.optimize;

/**
 * A real number as update rules see it. Behind it may be a float, an array treated element by element, or a node of a
 * computation graph; the rule cannot tell.
 *
 * @param <T> the implementing type itself
 */
public interface Real<T extends Real<T>> {
    /** The sum. */
    T plus(T other);

    /** The sum with a constant. */
    T plus(double constant);

    /** The product. */
    T times(T other);

    /** The product with a constant. */
    T times(double constant);

    /** The quotient. */
    T over(T other);

    /** The square root. */
    T sqrt();

    /** e to the power of this. */
    T exp();

    /** The larger one. */
    T max(T other);

    /** -1, 0 or 1. */
    T sign();

    /** The difference. */
    default T minus(T other) {
        return plus(other.times(-1));
    }
}
