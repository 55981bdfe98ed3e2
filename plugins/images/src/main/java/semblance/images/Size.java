package semblance.images;

import java.util.List;

/** The height, width and number of channels (1 grey, 3 red, green and blue) of a picture. */
record Size(int height, int width, int channels) {
    /** Pictures are decoded one at a time; this many pixels take 200 MB on the way. */
    static final long MAX_PIXELS = 1L << 26;

    private static final int FLOATS = 1 << 18; // of a table: one MiB stays in a processor's cache

    List<Integer> shape() {
        return List.of(height, width, channels);
    }

    int values() {
        return height * width * channels;
    }

    /** The rows of a table: fewer if pictures are large. */
    int batch(int most) {
        return Math.max(1, Math.min(most, FLOATS / values()));
    }

    @Override
    public String toString() {
        return height + " x " + width + (channels == 1 ? " grey" : " colour");
    }
}
