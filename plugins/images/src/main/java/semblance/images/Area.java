package semblance.images;

/**
 * Makes pictures smaller or larger by averaging areas: each new pixel is the mean of the old ones it covers, those that it
 * covers in part by that part. It keeps the mean of the whole.
 */
final class Area {
    private Area() {}

    static Picture resize(Picture picture, int height, int width) {
        Size old = picture.size();
        if (old.height() == height && old.width() == width) return picture;
        int channels = old.channels();
        // first along the width, then along the height
        float[] narrow = along(picture.values(), old.height(), old.width(), channels, width);
        float[] values = along(narrow, 1, old.height(), width * channels, height);
        return new Picture(new Size(height, width, channels), values);
    }

    /** From shape [outer][from][inner] to [outer][to][inner]. */
    private static float[] along(float[] values, int outer, int from, int inner, int to) {
        if (from == to) return values;
        float[] result = new float[outer * to * inner];
        double[] sums = new double[inner];
        for (int o = 0; o < outer; o++)
            for (int t = 0; t < to; t++) {
                java.util.Arrays.fill(sums, 0);
                double start = (double) t * from / to;
                double end = (double) (t + 1) * from / to;
                for (int f = (int) start; f < from && f < end; f++) {
                    double part = Math.min(end, f + 1) - Math.max(start, f);
                    for (int i = 0; i < inner; i++) sums[i] += part * values[(o * from + f) * inner + i];
                }
                for (int i = 0; i < inner; i++) result[(o * to + t) * inner + i] = (float) (sums[i] * to / from);
            }
        return result;
    }

    /** A picture with another number of channels: grey is ITU-R BT.601's luma, colour three times the grey. */
    static Picture channels(Picture picture, int channels) {
        Size old = picture.size();
        if (old.channels() == channels) return picture;
        Size size = new Size(old.height(), old.width(), channels);
        float[] from = picture.values();
        float[] values = new float[size.values()];
        for (int p = 0; p < old.height() * old.width(); p++)
            if (channels == 1) values[p] = 0.299f * from[3 * p] + 0.587f * from[3 * p + 1] + 0.114f * from[3 * p + 2];
            else for (int c = 0; c < 3; c++) values[3 * p + c] = from[p];
        return new Picture(size, values);
    }
}
