package semblance.vae.sound;

/**
 * The Fourier transforms of overlapping pieces of a sound, each under a Hann window. Piece t is centred at sample t * hop;
 * what lies outside the sound is silence.
 */
final class Frames {
    final int frame;
    final int hop;
    final int length;
    final int count;
    final int bins;
    private final Fourier fourier;
    private final double[] window;
    private final double[] real;
    private final double[] imaginary;

    /** @param length of the sounds, in samples */
    Frames(int length, int frame, int hop) {
        this.length = length;
        this.frame = frame;
        this.hop = hop;
        count = length / hop + 1;
        bins = frame / 2 + 1;
        fourier = new Fourier(frame);
        window = new double[frame];
        for (int i = 0; i < frame; i++) window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / frame);
        real = new double[frame];
        imaginary = new double[frame];
    }

    /**
     * The transform of each piece.
     *
     * @param x of which the sound starts at {@code at}
     * @param spectrum where to: real parts and imaginary parts, each [count * bins]
     */
    void analyse(float[] x, int at, double[][] spectrum) {
        for (int t = 0; t < count; t++) {
            int first = t * hop - frame / 2;
            for (int i = 0; i < frame; i++) {
                int sample = first + i;
                real[i] = sample >= 0 && sample < length ? window[i] * x[at + sample] : 0;
                imaginary[i] = 0;
            }
            fourier.forward(real, imaginary);
            System.arraycopy(real, 0, spectrum[0], t * bins, bins);
            System.arraycopy(imaginary, 0, spectrum[1], t * bins, bins);
        }
    }

    /** The sound whose transforms are nearest in squares (Griffin and Lim 1984, equation 6). */
    float[] synthesise(double[][] spectrum) {
        double[] sum = new double[length];
        double[] weight = new double[length];
        for (int t = 0; t < count; t++) {
            for (int k = 0; k < frame; k++) {
                int bin = Math.min(k, frame - k);
                real[k] = spectrum[0][t * bins + bin];
                imaginary[k] = k <= frame / 2 ? spectrum[1][t * bins + bin] : -spectrum[1][t * bins + bin];
            }
            fourier.backward(real, imaginary);
            int first = t * hop - frame / 2;
            for (int i = Math.max(0, -first); i < frame && first + i < length; i++) {
                sum[first + i] += window[i] * real[i];
                weight[first + i] += window[i] * window[i];
            }
        }
        float[] x = new float[length];
        for (int i = 0; i < length; i++) x[i] = weight[i] > 0 ? (float) (sum[i] / weight[i]) : 0;
        return x;
    }
}
