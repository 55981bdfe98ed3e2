package semblance.core.artifact;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The header of a .npy file, format 1.0 (numpy.lib.format): little-endian, C order.
 *
 * @param type the primitive type of the elements
 * @param shape the length of each dimension
 * @param length the bytes of the header itself
 */
record Npy(Class<?> type, long[] shape, int length) {
    private static final Map<Class<?>, String> NAMES = Map.of(
            boolean.class, "|b1",
            byte.class, "|i1",
            short.class, "<i2",
            int.class, "<i4",
            long.class, "<i8",
            float.class, "<f4",
            double.class, "<f8");
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;
    private static final int MAX_HEADER = 1024;
    private static final Pattern DICTIONARY = Pattern.compile(
            "\\{'descr': '([|<][bif][1248])', 'fortran_order': False, 'shape': \\(([0-9, ]*)\\), \\} *\n");

    /** Whether arrays of these elements can be written. */
    static boolean writes(Class<?> type) {
        return NAMES.containsKey(type);
    }

    /** Bytes an element. */
    static int size(Class<?> type) {
        return NAMES.get(type).charAt(2) - '0';
    }

    /** The number of elements. */
    long count() {
        return LongStream.of(shape).reduce(1, Math::multiplyExact);
    }

    static byte[] header(Class<?> type, long[] shape) {
        String lengths = LongStream.of(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
        String dictionary = "{'descr': '" + NAMES.get(type) + "', 'fortran_order': False, 'shape': (" + lengths
                + (shape.length == 1 ? "," : "") + "), }";
        int before = MAGIC.length + 2;
        int total = (before + dictionary.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        byte[] header = Arrays.copyOf(MAGIC, total);
        header[MAGIC.length] = (byte) (total - before);
        header[MAGIC.length + 1] = (byte) (total - before >>> 8);
        Arrays.fill(header, before, total - 1, (byte) ' ');
        byte[] text = dictionary.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, header, before, text.length);
        header[total - 1] = '\n';
        return header;
    }

    /**
     * Reads a header and leaves the stream at the first element.
     *
     * @throws IOException if it is not just as {@link #header} writes it
     */
    static Npy read(DataInputStream in) throws IOException {
        byte[] magic = in.readNBytes(MAGIC.length);
        if (!Arrays.equals(magic, MAGIC)) throw new IOException("not a .npy of format 1.0");
        int length = Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
        if (length > MAX_HEADER) throw new IOException("its header is too long");
        byte[] text = new byte[length];
        in.readFully(text);
        Matcher matcher = DICTIONARY.matcher(new String(text, StandardCharsets.ISO_8859_1));
        if (!matcher.matches()) throw new IOException("its header does not fit");
        long[] shape;
        try {
            shape = Pattern.compile(",")
                    .splitAsStream(matcher.group(2))
                    .map(String::strip)
                    .mapToLong(Long::parseLong)
                    .toArray();
        } catch (NumberFormatException e) {
            throw new IOException("its shape does not fit");
        }
        for (Class<?> type : NAMES.keySet()) {
            byte[] expected = header(type, shape);
            if (NAMES.get(type).equals(matcher.group(1))
                    && Arrays.equals(expected, MAGIC.length + 2, expected.length, text, 0, length))
                return new Npy(type, shape, expected.length);
        }
        throw new IOException("its header does not fit");
    }
}
