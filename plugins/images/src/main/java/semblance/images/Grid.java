package semblance.images;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Pictures of one size in one, row by row, a pixel of middle grey around each. */
final class Grid {
    private static final int MOST = 10_000;
    private static final byte BETWEEN = (byte) 128;

    private final Size size;
    private final int columns; // 0 if it is to be about square
    private final List<byte[]> pictures = new ArrayList<>();

    Grid(Size size, int columns) {
        this.size = size;
        this.columns = columns;
    }

    /** @throws IOException if there are more than anyone can look at */
    void add(byte[] pixels) throws IOException {
        if (pictures.size() >= MOST || (pictures.size() + 1L) * size.height() * size.width() > Size.MAX_PIXELS)
            throw new IOException("a grid holds at most " + MOST + " pictures and " + Size.MAX_PIXELS
                    + " pixels, and there are more than " + pictures.size() + " pictures of " + size
                    + "; write a folder/ or .zip, or fewer rows");
        pictures.add(pixels);
    }

    /** @param column the name of the pictures' column, for messages */
    void write(OutputStream to, String column) throws IOException {
        int count = pictures.size();
        if (count == 0)
            throw new IllegalArgumentException("column '" + column + "' has no rows, and a picture needs one at least");
        int across = columns > 0
                ? Math.min(columns, count)
                : (int) Math.ceil(Math.sqrt((double) count * size.height() / size.width()));
        int wide = Math.max(1, Math.min(count, across));
        int high = (count + wide - 1) / wide;
        if (count == 1) {
            Picture.write(pictures.get(0), size, to);
            return;
        }
        Size whole = new Size(high * (size.height() + 1) + 1, wide * (size.width() + 1) + 1, size.channels());
        if ((long) whole.height() * whole.width() > 2 * Size.MAX_PIXELS)
            throw new IOException("the grid would have " + whole.height() + " x " + whole.width()
                    + " pixels; say another number of columns, or write a folder/ or .zip");
        byte[] pixels = new byte[whole.values()];
        Arrays.fill(pixels, BETWEEN);
        int line = size.width() * size.channels();
        for (int p = 0; p < count; p++) {
            int top = p / wide * (size.height() + 1) + 1;
            int left = p % wide * (size.width() + 1) + 1;
            for (int y = 0; y < size.height(); y++)
                System.arraycopy(
                        pictures.get(p), y * line, pixels, ((top + y) * whole.width() + left) * size.channels(), line);
        }
        Picture.write(pixels, whole, to);
    }
}
