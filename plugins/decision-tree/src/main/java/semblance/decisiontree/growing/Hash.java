package semblance.decisiontree.growing;

/** Hashes of 64 bits that depend on content alone, so that they are the same in every process. */
final class Hash {
    private Hash() {}

    /** A hash of what has been seen and one more value (the finaliser of SplitMix64, Steele et al. 2014). */
    static long next(long seen, long value) {
        return mix(seen * 0x9E3779B97F4A7C15L + value + 0x632BE59BD9B4E019L);
    }

    /** Takes in one of many values, for less time than {@link #next}; after the last of them {@link #mix} spreads its bits. */
    static long step(long seen, long value) {
        long z = (seen ^ value ^ value >>> 32) * 0x9E3779B97F4A7C15L;
        return z ^ z >>> 32;
    }

    /** Spreads every bit over all others. */
    static long mix(long z) {
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** The bits of a number; both zeros are one number, and so are all kinds of missing. */
    static long bits(double value) {
        return Double.doubleToLongBits(value + 0.0);
    }
}
