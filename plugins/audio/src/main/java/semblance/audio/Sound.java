package semblance.audio;

import java.util.Arrays;

/**
 * Samples of a sound.
 *
 * @param rate samples a second
 * @param values shape [frames][channels], from -1 to 1
 */
record Sound(int rate, int channels, float[] values) {

    int frames() {
        return values.length / channels;
    }

    /** With another number of channels: one is the mean of all, several from one are equal. */
    Sound channels(int wanted) {
        if (wanted == channels) return this;
        float[] mixed = new float[frames() * wanted];
        for (int f = 0; f < frames(); f++) {
            double sum = 0;
            for (int c = 0; c < channels; c++) sum += values[f * channels + c];
            for (int c = 0; c < wanted; c++) mixed[f * wanted + c] = (float) (sum / channels);
        }
        return new Sound(rate, wanted, mixed);
    }

    /** Cut or filled with silence at its end. */
    Sound length(int wanted) {
        return new Sound(rate, channels, Arrays.copyOf(values, wanted * channels));
    }
}
