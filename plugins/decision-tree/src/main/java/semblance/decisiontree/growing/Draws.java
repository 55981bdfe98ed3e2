package semblance.decisiontree.growing;

/** Random numbers that belong to a node, whatever was drawn elsewhere (SplitMix64, Steele et al. 2014). */
final class Draws {
    private long state;

    Draws(long seed) {
        state = seed;
    }

    /** The seed of a child. */
    static long child(long seed, boolean left) {
        return Hash.mix(seed + (left ? 0xD1B54A32D192ED03L : 0x8CB92BA72F3D8DD7L));
    }

    private long next() {
        state += 0x9E3779B97F4A7C15L;
        return Hash.mix(state);
    }

    /** A whole number below a bound. */
    int below(int bound) {
        return (int) Math.multiplyHigh(next() >>> 1, (long) bound << 1);
    }

    /** A number in [0, 1). */
    double fraction() {
        return (next() >>> 11) * 0x1.0p-53;
    }
}
