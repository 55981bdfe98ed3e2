package semblance.tensorflow;

/**
 * Numbers for an input of a program: as many as the input has, in one of the two arrays.
 *
 * @param name the input's name
 * @param values the numbers; empty if they are whole
 * @param whole the whole numbers; empty if they are not
 */
public record Feed(String name, float[] values, int[] whole) {
    private static final int[] NOT_WHOLE = {};
    private static final float[] WHOLE = {};

    /** Numbers. */
    public Feed(String name, float[] values) {
        this(name, values, NOT_WHOLE);
    }

    /** Whole numbers. */
    public Feed(String name, int[] whole) {
        this(name, WHOLE, whole);
    }

    /** A single number. */
    public Feed(String name, double value) {
        this(name, new float[] {(float) value}, NOT_WHOLE);
    }
}
