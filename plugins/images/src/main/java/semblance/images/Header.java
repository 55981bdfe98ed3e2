package semblance.images;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Set;
import semblance.api.data.Location;

/**
 * What a file says about its picture before anything is decoded, so that a small file that would become an endless
 * picture is refused: PNG (W3C 2003, section 11.2.2) and JPEG (ITU-T T.81, section B.2.2).
 */
record Header(boolean jpeg, Size size) {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int JPEG_START = 0xffd8;
    private static final Set<Integer> FRAMES = // the start of a frame, in each of the ways to code one
            Set.of(0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf);
    private static final int SCAN = 0xda;

    /** @throws IOException if it is no picture, or one that is refused; the message says why */
    static Header of(Location file) throws IOException {
        try (InputStream stream = file.open()) {
            return of(stream, file);
        }
    }

    /** @param file for messages */
    static Header of(InputStream stream, Location file) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        try {
            byte[] first = in.readNBytes(2);
            if (first.length == 0) throw new IOException(file + " is empty: expected a picture");
            Header header;
            if (Arrays.equals(first, Arrays.copyOf(PNG, 2))) header = png(in, file);
            else if (first.length == 2 && start(first) == JPEG_START) header = jpeg(in, file);
            else throw new IOException(file + " is neither PNG nor JPEG, whatever its name says");
            Size size = header.size;
            if (size.height() < 1 || size.width() < 1)
                throw new IOException(file + " is damaged: its header says " + size.height() + " x " + size.width());
            if ((long) size.height() * size.width() > Size.MAX_PIXELS)
                throw new IOException(file + " has " + size.height() + " x " + size.width()
                        + " pixels by its header, at most " + Size.MAX_PIXELS + " are read; make it smaller");
            return header;
        } catch (EOFException e) {
            throw new IOException(file + " is cut off within its header", e);
        }
    }

    private static int start(byte[] first) {
        return (first[0] & 0xff) << 8 | first[1] & 0xff;
    }

    private static Header png(DataInputStream in, Location file) throws IOException {
        byte[] rest = new byte[PNG.length - 2];
        in.readFully(rest);
        boolean known = Arrays.equals(rest, Arrays.copyOfRange(PNG, 2, PNG.length));
        if (!known || in.readInt() != 13 || in.readInt() != 0x49484452) // the length of IHDR, and its name
        throw new IOException(file + " is damaged: it starts like a PNG, but has no header");
        int width = in.readInt();
        int height = in.readInt();
        in.readByte(); // bits
        int type = in.readUnsignedByte();
        boolean grey = type == 0 || type == 4; // without and with transparency
        return new Header(false, new Size(height, width, grey ? 1 : 3));
    }

    private static Header jpeg(DataInputStream in, Location file) throws IOException {
        while (true) {
            int marker = marker(in, file);
            if (marker == SCAN) throw new IOException(file + " is damaged: it is a JPEG without a frame");
            int length = in.readUnsignedShort() - 2;
            if (length < 0) throw new IOException(file + " is damaged: a JPEG segment ends before it starts");
            if (!FRAMES.contains(marker)) {
                in.skipNBytes(length);
                continue;
            }
            int bits = in.readUnsignedByte();
            int height = in.readUnsignedShort();
            int width = in.readUnsignedShort();
            int components = in.readUnsignedByte();
            if (bits != 8 || components != 1 && components != 3)
                throw new IOException(file + " is a JPEG of " + components + " components of " + bits
                        + " bits (CMYK has 4), expected 1 or 3 of 8 bits; save it as RGB");
            return new Header(true, new Size(height, width, components));
        }
    }

    private static int marker(DataInputStream in, Location file) throws IOException {
        if (in.readUnsignedByte() != 0xff) throw new IOException(file + " is damaged: a JPEG marker is missing");
        int marker = in.readUnsignedByte();
        while (marker == 0xff) marker = in.readUnsignedByte(); // fill bytes
        return marker;
    }
}
