package semblance.audio;

import java.math.BigInteger;

/**
 * Changes the number of samples a second by a rational factor, with a bank of filters, one for each place between two
 * samples that is needed (Crochiere and Rabiner 1983, Multirate Digital Signal Processing, section 3.3): sinc functions
 * under a window of Kaiser (1974), which let through nine tenths of the frequencies that both rates can hold and weaken
 * by 90 dB what would fold back.
 */
final class Resampler {
    private static final double ATTENUATION = 96; // dB; leaves 90 after rounding and the passband's edge
    private static final double BETA = 0.1102 * (ATTENUATION - 8.7); // Kaiser's formula
    private static final double PASSED = 0.95; // the cut between what is let through and what is not
    private static final int CROSSINGS = 64; // zeros of the sinc on each side
    private static final int MAX_TABLE = 1 << 22; // coefficients; beyond, rates have nearly no common divisor

    private final int from;
    private final int to;
    private final int step; // of the input, in parts of 1 / phases, for one sample of the output
    private final int phases;
    private final int half; // taps on each side
    private final double cut; // of the input's rate of half a period a sample
    private final float[][] bank; // shape [phases][taps]; empty if it would be too large

    /** @param from samples a second that come in, @param to that go out */
    Resampler(int from, int to) {
        int common = BigInteger.valueOf(from).gcd(BigInteger.valueOf(to)).intValue();
        this.from = from;
        this.to = to;
        step = from / common;
        phases = to / common;
        cut = PASSED * Math.min(1, (double) to / from);
        half = (int) Math.ceil(CROSSINGS / cut);
        boolean small = (long) phases * 2 * half <= MAX_TABLE;
        bank = new float[small ? phases : 0][];
        for (int p = 0; p < bank.length; p++) bank[p] = taps((double) p / phases);
    }

    /** The weights of the samples around a place that is a part of a sample behind one of them; they add up to one. */
    private float[] taps(double part) {
        double[] taps = new double[2 * half];
        double sum = 0;
        for (int k = 0; k < taps.length; k++) {
            double distance = k - half + 1 - part;
            double x = distance * cut;
            double sinc = x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
            double inside = 1 - (distance / half) * (distance / half);
            taps[k] = inside <= 0 ? 0 : sinc * bessel(BETA * Math.sqrt(inside));
            sum += taps[k];
        }
        float[] weights = new float[taps.length];
        for (int k = 0; k < taps.length; k++) weights[k] = (float) (taps[k] / sum);
        return weights;
    }

    /** The modified Bessel function of the first kind of order 0, by its series (Abramowitz and Stegun 9.6.12). */
    static double bessel(double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; term > sum * 1e-17; k++) {
            term *= (x / (2 * k)) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }

    /** The number of samples that so many become. */
    long length(long frames) {
        return (frames * to + from - 1) / from;
    }

    /** A sound at the other rate; before its start and after its end there is silence. */
    Sound apply(Sound sound) {
        int channels = sound.channels();
        int frames = sound.frames();
        float[] values = sound.values();
        float[] result = new float[Math.toIntExact(length(frames) * channels)];
        for (int n = 0; n < result.length / channels; n++) {
            long place = (long) n * step;
            int first = (int) (place / phases) - half + 1;
            int phase = (int) (place % phases);
            float[] taps = bank.length > 0 ? bank[phase] : taps((double) phase / phases);
            int start = Math.max(0, -first);
            int end = Math.min(taps.length, frames - first);
            for (int c = 0; c < channels; c++) {
                double sum = 0;
                for (int k = start; k < end; k++) sum += taps[k] * values[(first + k) * channels + c];
                result[n * channels + c] = (float) sum;
            }
        }
        return new Sound(to, channels, result);
    }
}
