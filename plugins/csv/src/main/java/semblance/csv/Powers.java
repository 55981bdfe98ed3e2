package semblance.csv;

import java.math.BigInteger;

/**
 * Whole numbers times powers of ten, rounded to the nearest double, ties to even, by one or two products of 64 bits:
 * D. Lemire (2021), Number parsing at a gigabyte per second, Software: Practice and Experience 51, algorithm 1.
 */
final class Powers {
    private static final int LOWEST = -70;
    private static final int HIGHEST = 70;
    private static final long[] HIGH = new long[HIGHEST - LOWEST + 1];
    private static final long[] LOW = new long[HIGHEST - LOWEST + 1];
    private static final int DROPPED = 64 - 52 - 3; // bits of the high product below the mantissa and its rounding bit

    static {
        for (int power = LOWEST; power <= HIGHEST; power++) {
            BigInteger five = BigInteger.valueOf(5).pow(Math.abs(power));
            BigInteger scaled = power >= 0
                    ? shift(five, 128 - five.bitLength())
                    : shift(reciprocal(five), 128 - reciprocal(five).bitLength());
            HIGH[power - LOWEST] = scaled.shiftRight(64).longValue();
            LOW[power - LOWEST] = scaled.longValue();
        }
    }

    private Powers() {}

    private static BigInteger shift(BigInteger number, int bits) {
        return bits >= 0 ? number.shiftLeft(bits) : number.shiftRight(-bits);
    }

    /** The first 128 bits or more of 1 / number, rounded up. */
    private static BigInteger reciprocal(BigInteger number) {
        int bits = number.subtract(BigInteger.ONE).bitLength();
        int scale =
                bits <= 63 ? bits + 127 : 2 * bits + 128; // section 5 of the paper: which divisors need which length
        return BigInteger.ONE.shiftLeft(scale).divide(number).add(BigInteger.ONE);
    }

    /** {@code number * 10^power} for a number above 0; NaN where this way of rounding cannot decide or is not meant. */
    static double times(long number, int power) {
        if (number == 0) return 0;
        if (power < LOWEST || power > HIGHEST) return Double.NaN;
        int zeros = Long.numberOfLeadingZeros(number);
        long shifted = number << zeros;
        long high = multiplyHigh(shifted, HIGH[power - LOWEST]);
        long low = shifted * HIGH[power - LOWEST];
        if ((high & (1L << DROPPED) - 1) == (1L << DROPPED) - 1) { // a carry from below could reach the kept bits
            long more = multiplyHigh(shifted, LOW[power - LOWEST]);
            low += more;
            if (Long.compareUnsigned(low, more) < 0) high++;
            if (low == -1) return Double.NaN;
        }
        int top = (int) (high >>> 63);
        long mantissa = high >>> top + DROPPED;
        long exponent = (217_706L * power >> 16) + 63 + top - zeros + 1023; // 217706 / 2^16 is log2(10), close enough
        if (Long.compareUnsigned(low, 1) <= 0
                && power >= -4
                && power <= 23
                && (mantissa & 3) == 1
                && mantissa << top + DROPPED == high) mantissa &= ~1L; // exactly half way: to even
        mantissa = mantissa + (mantissa & 1) >>> 1;
        if (mantissa == 1L << 53) {
            mantissa >>>= 1;
            exponent++;
        }
        return Double.longBitsToDouble(exponent << 52 | mantissa & (1L << 52) - 1);
    }

    /** The high half of the unsigned product. */
    private static long multiplyHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + (a >> 63 & b) + (b >> 63 & a);
    }
}
