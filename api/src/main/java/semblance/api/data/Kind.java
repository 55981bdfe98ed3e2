package semblance.api.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** What the numbers of a numeric column stand for, and so how they are written. */
public enum Kind {
    /** Any finite number. */
    REAL("a finite number"),
    /** A whole number. */
    INTEGER("a whole number"),
    /** A day, held as days since 1970-01-01. */
    DATE("a date such as 2024-02-29"),
    /** A time without zone, held as seconds since 1970-01-01T00:00:00, exact to microseconds. */
    DATE_TIME("a date and time such as 2024-02-29T12:30:05");

    private final String description;

    Kind(String description) {
        this.description = description;
    }

    /** Whether values are whole numbers. */
    public boolean whole() {
        return this == INTEGER || this == DATE;
    }

    /** @throws IllegalArgumentException if the text is not a value of this kind */
    public double parse(String text) {
        try {
            double value =
                    switch (this) {
                        case REAL, INTEGER -> Double.parseDouble(text);
                        case DATE -> LocalDate.parse(text).toEpochDay();
                        case DATE_TIME -> {
                            LocalDateTime time =
                                    LocalDateTime.parse(text.strip().replace(' ', 'T'));
                            yield time.toEpochSecond(ZoneOffset.UTC) + time.getNano() / 1e9;
                        }
                    };
            if (Double.isFinite(value) && (!whole() || value == Math.rint(value))) return value;
        } catch (NumberFormatException | DateTimeException e) {
            // falls through to the message below
        }
        throw new IllegalArgumentException("'" + text + "' is not " + description);
    }

    /** The shortest text that {@link #parse} reads back as the same value: the same text on every Java version. */
    public String format(double value) {
        return switch (this) {
            case REAL, INTEGER -> shortest(value);
            case DATE -> LocalDate.ofEpochDay((long) value).toString();
            case DATE_TIME -> {
                long micros = Math.round(value * 1e6);
                int nanos = (int) Math.floorMod(micros, 1_000_000L) * 1000;
                yield LocalDateTime.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), nanos, ZoneOffset.UTC)
                        .toString();
            }
        };
    }

    private static String shortest(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) return Long.toString((long) value);
        String text = Double.toString(value);
        boolean tiny = Math.abs(value) < Double.MIN_NORMAL; // of fewer digits the smaller it is
        if (Runtime.version().feature() < 19 && (tiny || text.length() > 16)) { // JDK-4511638: often a digit too many
            for (int digits = tiny ? 2 : 15; digits <= 17; digits++) {
                // numbers next to a power of two lie further apart above it, so there the further neighbour may do
                for (RoundingMode mode : List.of(RoundingMode.HALF_EVEN, RoundingMode.UP)) {
                    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, mode));
                    if (rounded.doubleValue() == value)
                        return rounded.stripTrailingZeros().toString();
                }
            }
        }
        return new BigDecimal(text).stripTrailingZeros().toString();
    }

    /** This kind in words, with an article. */
    @Override
    public String toString() {
        return description;
    }
}
