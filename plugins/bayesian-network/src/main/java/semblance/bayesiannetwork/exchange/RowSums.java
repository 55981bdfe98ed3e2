package semblance.bayesiannetwork.exchange;

import java.io.IOException;
import java.util.Locale;
import java.util.function.IntFunction;
import semblance.api.train.Run;

/** Makes rows of probabilities sum to one, and says what it had to do for that. */
final class RowSums {
    /** Off by no more than this is rounding, and left as it is so that what is written is read back to the last bit. */
    private static final double ROUNDING = 1e-12;

    private final Page page;
    private final double tolerance;
    private long off;
    private double worst = 1;
    private Place worstPlace = new Place(1, 1);

    /** @param tolerance how far a sum may be from 1; infinite if rows may hold weights of any sum */
    RowSums(Page page, double tolerance) {
        this.page = page;
        this.tolerance = tolerance;
    }

    /**
     * Divides each row by its sum.
     *
     * @param values shape [rows][states], flat
     * @param words what a message calls a row
     * @param place where a row is
     */
    void normalise(double[] values, int states, IntFunction<String> words, IntFunction<Place> place)
            throws IOException {
        for (int row = 0; row < values.length / states; row++) {
            double sum = 0;
            for (int s = 0; s < states; s++) {
                double value = values[row * states + s];
                if (value < 0)
                    throw page.fault(place.apply(row), words.apply(row) + " has the negative probability " + value);
                sum += value;
            }
            if (Math.abs(sum - 1) <= ROUNDING) continue;
            if (!(Math.abs(sum - 1) <= tolerance) || sum == 0 || sum == Double.POSITIVE_INFINITY)
                throw page.fault(
                        place.apply(row),
                        words.apply(row) + " sums to " + shown(sum) + "; probabilities must sum to 1"
                                + (sum > 0 && sum < Double.POSITIVE_INFINITY
                                        ? ", or off by at most tolerance=" + tolerance
                                        : ""));
            off++;
            if (Math.abs(sum - 1) >= Math.abs(worst - 1)) {
                worst = sum;
                worstPlace = place.apply(row);
            }
            for (int s = 0; s < states; s++) values[row * states + s] /= sum;
        }
    }

    /** Says, in one line, how many rows there were to mend and how bad the worst was. */
    void report(Run run) {
        if (off > 0)
            run.warn(page.file() + ": " + off + (off == 1 ? " row" : " rows")
                    + " of probabilities did not sum to 1 and were divided by their sum; the worst, in line "
                    + worstPlace.line() + ", summed to " + shown(worst));
    }

    private static String shown(double sum) {
        return String.format(Locale.ROOT, "%.10g", sum);
    }
}
