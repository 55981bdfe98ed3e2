package semblance.images;

import java.awt.Transparency;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import semblance.api.data.Location;

/**
 * The pixels of one picture, row by row, the channels of a pixel side by side, from 0 to 1: as they are stored, divided
 * by the largest that their bits can hold. No colour is corrected on the way, so equal bytes are equal values.
 */
record Picture(Size size, float[] values) {
    private static final float BYTE = 255;
    private static final int MAX_BYTES = 1 << 28; // of a file

    /** @throws IOException if it is no picture, damaged, or one that is refused; the message names it and says why */
    static Picture read(Location file) throws IOException {
        byte[] bytes;
        try (InputStream in = file.open()) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES)
            throw new IOException(file + " has more than " + MAX_BYTES + " bytes, at most these are read");
        Header header = Header.of(new ByteArrayInputStream(bytes), file);
        if (header.jpeg() && !ends(bytes))
            throw new IOException(file + " is damaged: the JPEG is cut off before its end");
        ImageReader reader = ImageIO.getImageReadersByFormatName(header.jpeg() ? "jpeg" : "png")
                .next();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            return of(reader.read(0), header.size(), file);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            if (e instanceof Refused) throw (Refused) e;
            throw new IOException(file + " is damaged: " + reason(e), e);
        } finally {
            reader.dispose();
        }
    }

    /** Whether the marker of a JPEG's end follows its last scan, which decoders do without, leaving the rest grey. */
    private static boolean ends(byte[] jpeg) {
        for (int i = jpeg.length - 2; i >= 0 && !(jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) 0xda); i--)
            if (jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) 0xd9) return true;
        return false;
    }

    /** A picture that is whole and yet not read. */
    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    private static String reason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) cause = cause.getCause();
        return cause.getMessage() == null ? "it ends early or makes no sense" : cause.getMessage();
    }

    private static Picture of(BufferedImage image, Size size, Location file) throws IOException {
        ColorModel colors = image.getColorModel();
        if (transparent(image)) throw new Refused(file + " has transparent pixels; put it on a background first");
        Raster raster = image.getRaster();
        float[] values = new float[size.values()];
        if (colors instanceof IndexColorModel palette) {
            int[] row = new int[size.width()];
            for (int y = 0; y < size.height(); y++) {
                raster.getSamples(0, y, size.width(), 1, 0, row);
                for (int x = 0; x < row.length; x++)
                    for (int c = 0; c < size.channels(); c++)
                        values[(y * size.width() + x) * size.channels() + c] =
                                (palette.getRGB(row[x]) >> 8 * (2 - c) & 0xff) / BYTE;
            }
            return new Picture(size, values);
        }
        int type = raster.getDataBuffer().getDataType();
        if (raster.getNumBands() < size.channels() || type != DataBuffer.TYPE_BYTE && type != DataBuffer.TYPE_USHORT)
            throw new Refused(file + " has pixels of a kind that is not read; save it as 8-bit grey or RGB");
        float most = type == DataBuffer.TYPE_BYTE ? BYTE : 65535;
        int[] row = new int[size.width()];
        for (int c = 0; c < size.channels(); c++)
            for (int y = 0; y < size.height(); y++) {
                raster.getSamples(0, y, size.width(), 1, c, row);
                for (int x = 0; x < row.length; x++)
                    values[(y * size.width() + x) * size.channels() + c] = row[x] / most;
            }
        return new Picture(size, values);
    }

    private static boolean transparent(BufferedImage image) {
        if (image.getColorModel().getTransparency() == Transparency.OPAQUE) return false;
        int[] row = new int[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int pixel : row) if (pixel >>> 24 != 0xff) return true;
        }
        return false;
    }

    /** Writes bytes of grey (1) or red, green and blue (3 channels) as PNG. */
    static void write(byte[] pixels, Size size, OutputStream to) throws IOException {
        boolean grey = size.channels() == 1;
        BufferedImage image = new BufferedImage(
                size.width(), size.height(), grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        int[] samples = new int[pixels.length];
        for (int i = 0; i < samples.length; i++) samples[i] = pixels[i] & 0xff;
        image.getRaster().setPixels(0, 0, size.width(), size.height(), samples);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(); // ImageIO hides why a stream cannot be written
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(image);
        } finally {
            writer.dispose();
        }
        bytes.writeTo(to);
    }
}
