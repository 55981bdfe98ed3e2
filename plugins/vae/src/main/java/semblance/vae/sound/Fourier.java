package semblance.vae.sound;

/** The discrete Fourier transform of so many numbers, a power of two (Cooley and Tukey 1965). */
final class Fourier {
    private final int size;
    private final double[] cosines;
    private final double[] sines;
    private final int[] reversed;

    Fourier(int size) {
        this.size = size;
        cosines = new double[size / 2];
        sines = new double[size / 2];
        for (int i = 0; i < size / 2; i++) {
            cosines[i] = Math.cos(2 * Math.PI * i / size);
            sines[i] = Math.sin(2 * Math.PI * i / size);
        }
        reversed = new int[size];
        for (int i = 1; i < size; i++) reversed[i] = reversed[i >> 1] >> 1 | (i & 1) * (size >> 1);
    }

    /** X_k = sum x_n e^(-2 pi i k n / size), in place. */
    void forward(double[] real, double[] imaginary) {
        for (int i = 0; i < size; i++) {
            int j = reversed[i];
            if (j <= i) continue;
            double x = real[i];
            real[i] = real[j];
            real[j] = x;
            double y = imaginary[i];
            imaginary[i] = imaginary[j];
            imaginary[j] = y;
        }
        for (int half = 1; half < size; half *= 2)
            for (int from = 0; from < size; from += 2 * half)
                for (int k = 0, turn = 0; k < half; k++, turn += size / (2 * half)) {
                    int a = from + k;
                    int b = a + half;
                    double x = real[b] * cosines[turn] + imaginary[b] * sines[turn];
                    double y = imaginary[b] * cosines[turn] - real[b] * sines[turn];
                    real[b] = real[a] - x;
                    imaginary[b] = imaginary[a] - y;
                    real[a] += x;
                    imaginary[a] += y;
                }
    }

    /** The inverse of {@link #forward}. */
    void backward(double[] real, double[] imaginary) {
        forward(imaginary, real); // conjugates exchange the parts
        for (int i = 0; i < size; i++) {
            real[i] /= size;
            imaginary[i] /= size;
        }
    }
}
