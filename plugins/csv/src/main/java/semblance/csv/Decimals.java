package semblance.csv;

/**
 * Finds the shortest decimal that reads back as a number, the nearest of these if there are several, by integers of 128
 * bits; for the numbers that data are mostly made of. The text is that of {@link semblance.api.data.Kind#format}.
 */
final class Decimals {
    /** The least size of a number. */
    static final double LEAST = 1e-3;

    /** The size that numbers stay below. */
    static final double BOUND = 1e7;

    private static final int DIGITS = 17; // enough for every number
    private static final long[] FIVES = new long[20]; // powers of 5
    private static final long[] TENS = new long[DIGITS];

    static {
        FIVES[0] = 1;
        TENS[0] = 1;
        for (int i = 1; i < FIVES.length; i++) FIVES[i] = 5 * FIVES[i - 1];
        for (int i = 1; i < TENS.length; i++) TENS[i] = 10 * TENS[i - 1];
    }

    private Decimals() {}

    /** Appends a number whose size is at least {@link #LEAST} and below {@link #BOUND} and that is not whole. */
    static void append(double value, StringBuilder to) {
        int decimals = 10; // value * 10^decimals has 17 digits
        for (double least = 1e6; Math.abs(value) < least; least /= 10) decimals++;
        // With m the mantissa: value * 10^decimals = 2 m 5^decimals / 2^shift, whose half ulp is 5^decimals / 2^shift.
        long five = FIVES[decimals];
        long twice = (Double.doubleToRawLongBits(value) & (1L << 52) - 1 | 1L << 52) << 1;
        int shift = 53 - Math.getExponent(value) - decimals; // 20 to 45
        long low = twice * five;
        long whole = Math.multiplyHigh(twice, five) << 64 - shift | low >>> shift;
        long rest = low & (1L << shift) - 1;
        long below = twice == 1L << 53 ? five / 2 + 1 : five; // below a power of two, numbers are nearer to each other
        if (value < 0) to.append('-');
        for (long step = 100; step > 0; step /= 10) { // 15 digits, 16, 17
            long part = whole % step;
            long over = (part << shift) + rest;
            long middle = step << shift - 1;
            boolean up = over > middle || over == middle && whole / step % 2 == 1;
            if (up ? 2 * middle - over < five : over < below) {
                append(whole - part + (up ? step : 0), decimals, to);
                return;
            }
        }
        throw new IllegalStateException("no 17 digits for " + value);
    }

    /** Appends {@code scaled / 10^decimals}, without zeros at the end. */
    static void append(long scaled, int decimals, StringBuilder to) {
        long left = scaled;
        int places = decimals;
        while (left % 10 == 0) {
            left /= 10;
            places--;
        }
        if (places < DIGITS) {
            to.append(left / TENS[places]).append('.');
            left %= TENS[places];
        } else {
            to.append("0.");
        }
        int start = to.length();
        to.setLength(start + places);
        for (int i = start + places - 1; i >= start; i--) {
            to.setCharAt(i, (char) ('0' + left % 10));
            left /= 10;
        }
    }
}
