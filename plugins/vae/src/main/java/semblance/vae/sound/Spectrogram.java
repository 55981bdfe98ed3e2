package semblance.vae.sound;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import semblance.api.train.Seed;

/**
 * Sounds as the logs of their magnitudes in bands of the mel scale, and back. The bands are triangles of equal width on
 * the scale of O'Shaughnessy (1987), mel = 2595 log10(1 + f / 700), of height 1, and the pieces are of about 32
 * milliseconds, each beginning a quarter of that after the one before. An object is for one thread.
 */
public final class Spectrogram {
    /** The number of bands. */
    public static final int BANDS = 40;

    /** Magnitudes below this, about 60 decibels less than those of speech, count as this. */
    private static final double FLOOR = 1e-2;

    /** What is no more than so many times the least magnitude may be it, but for rounding, and becomes silence. */
    private static final double AUDIBLE = 1.01;

    private static final double SECONDS = 0.032;
    private static final int OVERLAP = 4;
    private static final int UPDATES = 60;
    private static final int ITERATIONS = 40;

    /** How far each iteration goes on in the direction of the last (Perraudin et al. 2013, section 4). */
    private static final double MOMENTUM = 0.99;

    private final Frames frames;
    private final double[][] filters; // [bands][bins]
    private final int[] first = new int[BANDS]; // the bins of each band that are not 0
    private final int[] last = new int[BANDS];

    /**
     * @param length of the sounds, in samples
     * @param rate samples in a second
     */
    public Spectrogram(int length, int rate) {
        int frame = frame(rate);
        frames = new Frames(length, frame, frame / OVERLAP);
        filters = filters(frames.bins, rate);
        for (int b = 0; b < BANDS; b++) {
            while (filters[b][first[b]] == 0) first[b]++;
            last[b] = frames.bins;
            while (filters[b][last[b] - 1] == 0) last[b]--;
        }
    }

    /** The power of two next to the pieces' length. */
    private static int frame(int rate) {
        return Math.max(64, Integer.highestOneBit((int) Math.round(rate * SECONDS * Math.sqrt(2))));
    }

    /** How many pieces sounds have. */
    public static int count(int length, int rate) {
        return length / (frame(rate) / OVERLAP) + 1;
    }

    /** Of a complex number; squares of sounds are floats far from the largest. */
    private static double length(double real, double imaginary) {
        return Math.sqrt(real * real + imaginary * imaginary);
    }

    private static double[][] filters(int bins, int rate) {
        double most = 2595 * Math.log10(1 + rate / 2.0 / 700);
        double[] edges = new double[BANDS + 2]; // in bins
        for (int i = 0; i < edges.length; i++) {
            double mel = most * i / (BANDS + 1);
            edges[i] = 700 * (Math.pow(10, mel / 2595) - 1) * 2 * (bins - 1) / rate;
        }
        double[][] filters = new double[BANDS][bins];
        for (int b = 0; b < BANDS; b++)
            for (int k = 0; k < bins; k++) {
                // a triangle narrower than a bin is still to catch one
                double left = Math.max(1, edges[b + 1] - edges[b]);
                double right = Math.max(1, edges[b + 2] - edges[b + 1]);
                double away = k - edges[b + 1];
                filters[b][k] = Math.max(0, away < 0 ? 1 + away / left : 1 - away / right);
            }
        return filters;
    }

    /**
     * The logs of a sound's magnitudes, piece after piece.
     *
     * @param x of which the sound starts at {@code at}
     * @return [pieces * bands]
     */
    public double[] logs(float[] x, int at) {
        double[][] spectrum = new double[2][frames.count * frames.bins];
        frames.analyse(x, at, spectrum);
        double[] logs = new double[frames.count * BANDS];
        double[] magnitudes = new double[frames.bins];
        for (int t = 0; t < frames.count; t++) {
            for (int k = 0; k < frames.bins; k++)
                magnitudes[k] = length(spectrum[0][t * frames.bins + k], spectrum[1][t * frames.bins + k]);
            for (int b = 0; b < BANDS; b++) {
                double sum = 0;
                for (int k = first[b]; k < last[b]; k++) sum += filters[b][k] * magnitudes[k];
                logs[t * BANDS + b] = Math.log(Math.max(FLOOR, sum));
            }
        }
        return logs;
    }

    /** A sound that has such logs of magnitudes; the same each time. */
    public float[] sound(double[] logs) {
        double[] magnitudes = new double[frames.count * frames.bins];
        double[] some = new double[BANDS];
        for (int t = 0; t < frames.count; t++) {
            for (int b = 0; b < BANDS; b++) {
                double magnitude = Math.exp(logs[t * BANDS + b]);
                some[b] = magnitude > AUDIBLE * FLOOR ? magnitude : 0;
            }
            System.arraycopy(spread(some), 0, magnitudes, t * frames.bins, frames.bins);
        }
        return sound(magnitudes, new Seed(0).random());
    }

    /**
     * Magnitudes of at least 0 that add up to those of the bands, or nearly: multiplicative updates of least squares (Lee
     * and Seung 2001, equation 4).
     */
    private double[] spread(double[] bands) {
        double[] found = new double[frames.bins];
        if (Arrays.stream(bands).allMatch(band -> band == 0)) return found;
        double[] wanted = new double[frames.bins]; // F^T m
        double[] widths = new double[frames.bins];
        for (int b = 0; b < BANDS; b++) {
            double width = Arrays.stream(filters[b]).sum();
            for (int k = 0; k < frames.bins; k++) {
                wanted[k] += filters[b][k] * bands[b];
                found[k] += filters[b][k] * bands[b] / width;
                widths[k] += filters[b][k];
            }
        }
        for (int k = 0; k < frames.bins; k++) if (widths[k] > 0) found[k] /= widths[k];
        for (int update = 0; update < UPDATES; update++) {
            double[] have = new double[frames.bins]; // F^T F s
            for (int b = 0; b < BANDS; b++) {
                double sum = 0;
                for (int k = first[b]; k < last[b]; k++) sum += filters[b][k] * found[k];
                for (int k = first[b]; k < last[b]; k++) have[k] += filters[b][k] * sum;
            }
            for (int k = 0; k < frames.bins; k++) if (have[k] > 0) found[k] *= wanted[k] / have[k];
        }
        return found;
    }

    /** A sound of given magnitudes: the iteration of Griffin and Lim (1984), with momentum, from random phases. */
    private float[] sound(double[] magnitudes, RandomGenerator random) {
        int size = magnitudes.length;
        double[][] guess = new double[2][size];
        for (int i = 0; i < size; i++) {
            double phase = 2 * Math.PI * random.nextDouble();
            guess[0][i] = magnitudes[i] * Math.cos(phase);
            guess[1][i] = magnitudes[i] * Math.sin(phase);
        }
        double[][] before = new double[2][size];
        double[][] now = new double[2][size];
        float[] x = frames.synthesise(guess);
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            frames.analyse(x, 0, now);
            for (int i = 0; i < size; i++) {
                double a = now[0][i];
                double b = now[1][i];
                if (iteration > 0) {
                    a += MOMENTUM * (a - before[0][i]);
                    b += MOMENTUM * (b - before[1][i]);
                }
                double length = length(a, b);
                guess[0][i] = length > 0 ? magnitudes[i] * a / length : magnitudes[i];
                guess[1][i] = length > 0 ? magnitudes[i] * b / length : 0;
            }
            double[][] kept = before;
            before = now;
            now = kept;
            x = frames.synthesise(guess);
        }
        return x;
    }

    /**
     * How far the magnitudes of two sounds are apart: the norm of the differences over that of the first's, 0 for equal
     * ones (the spectral convergence of Sturmel and Daudet 2011).
     */
    public double convergence(float[] wanted, float[] found) {
        double[][] a = new double[2][frames.count * frames.bins];
        double[][] b = new double[2][frames.count * frames.bins];
        frames.analyse(wanted, 0, a);
        frames.analyse(found, 0, b);
        double differences = 0;
        double all = 0;
        for (int i = 0; i < a[0].length; i++) {
            double magnitude = length(a[0][i], a[1][i]);
            double difference = magnitude - length(b[0][i], b[1][i]);
            differences += difference * difference;
            all += magnitude * magnitude;
        }
        return Math.sqrt(differences / all);
    }
}
