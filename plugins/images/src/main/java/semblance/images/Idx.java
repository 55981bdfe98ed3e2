package semblance.images;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Location;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/**
 * Grey pictures of one size in an IDX file (LeCun, Cortes and Burges, the MNIST database, "File formats"): the number
 * 0x803, their count, height and width as big-endian integers, then their bytes. Labels are in a file beside: 0x801, their
 * count, their bytes.
 */
final class Idx implements Dataset {
    private static final int PICTURES = 0x803;
    private static final int LABELS = 0x801;
    private static final int HEADER = 16;
    private static final int TABLES = 16; // in a partition
    private static final int BUFFER = 1 << 16;

    private final Location file;
    private final ImageSource source;
    private final Schema schema;
    private final Shape stored;
    private final Size size;
    private final int[] labels; // of length 0 if there are none

    /** What the header says. */
    private record Shape(int count, Size size, boolean packed) {}

    private Idx(Location file, ImageSource source, Schema schema, Shape stored, Size size, int[] labels) {
        this.file = file;
        this.source = source;
        this.schema = schema;
        this.stored = stored;
        this.size = size;
        this.labels = labels;
    }

    static Idx of(Location from, ImageSource source, Optional<Schema> expected) throws IOException {
        Shape stored = header(from);
        Optional<Column.Tensor> wanted = Expected.tensor(expected);
        int channels = source.channels() > 0
                ? source.channels()
                : wanted.filter(Expected::picture)
                        .map(column -> column.shape().get(2))
                        .orElse(1);
        Size size = source.height() == 0
                ? new Size(stored.size().height(), stored.size().width(), channels)
                : new Size(source.height(), source.width(), channels);
        List<Column> columns = new ArrayList<>();
        columns.add(Expected.image(wanted, size, from));
        Optional<byte[]> labels = labels(from, source.labels(), stored.count());
        int[] codes = new int[0];
        if (labels.isPresent()) {
            Column.Categorical column = column(labels.get(), expected);
            columns.add(column);
            codes = codes(labels.get(), column, from);
        }
        return new Idx(from, source, Expected.schema(columns, expected), stored, size, codes);
    }

    private static Column.Categorical column(byte[] labels, Optional<Schema> expected) {
        boolean[] seen = new boolean[256];
        for (byte label : labels) seen[label & 0xff] = true;
        List<String> found = new ArrayList<>();
        for (int label = 0; label < seen.length; label++) if (seen[label]) found.add(Integer.toString(label));
        List<Column> wanted = expected.stream()
                .flatMap(schema -> schema.columns().stream())
                .filter(column ->
                        column instanceof Column.Categorical || column.name().equals(Labels.PLAIN))
                .toList();
        if (wanted.size() != 1) return Labels.column(Labels.PLAIN, found, Optional.empty());
        return Labels.column(wanted.get(0).name(), found, Optional.of(wanted.get(0)));
    }

    private static int[] codes(byte[] labels, Column.Categorical column, Location from) throws IOException {
        int[] codes = new int[labels.length];
        for (int r = 0; r < codes.length; r++) {
            String level = Integer.toString(labels[r] & 0xff);
            codes[r] = column.levels().indexOf(level);
            if (codes[r] < 0)
                throw new IOException(from + ", row " + (r + 1) + ": column '" + column.name() + "' has no level '"
                        + level + "', expected one of " + column.levels());
        }
        return codes;
    }

    private static Shape header(Location from) throws IOException {
        try (Bytes in = new Bytes(from)) {
            int magic = in.data.readInt();
            if (magic != PICTURES)
                throw new IOException(from + " is no IDX file of grey pictures: it starts with 0x"
                        + Integer.toHexString(magic) + ", expected 0x" + Integer.toHexString(PICTURES));
            int count = in.data.readInt();
            int height = in.data.readInt();
            int width = in.data.readInt();
            if (count < 0 || height < 1 || width < 1 || (long) height * width > Size.MAX_PIXELS)
                throw new IOException(from + " is damaged: its header says " + count + " pictures of " + height + " x "
                        + width + " pixels");
            return new Shape(count, new Size(height, width, 1), in.packed);
        } catch (EOFException e) {
            throw new IOException(from + " is cut off within its header", e);
        } catch (ZipException e) {
            throw packed(from, e);
        }
    }

    private static IOException packed(Location from, ZipException e) {
        return new IOException(from + " is not a whole gzip file: " + e.getMessage(), e);
    }

    /** The labels beside; empty if none are found and none were named. */
    private static Optional<byte[]> labels(Location images, String named, int count) throws IOException {
        String path = images.uri().getPath();
        String own = path.substring(path.lastIndexOf('/') + 1);
        List<String> names = named.isEmpty() ? besides(own) : List.of(named);
        for (String name : names) {
            try {
                return Optional.of(labels(images.resolve(name), images, count));
            } catch (FileNotFoundException e) {
                // the next one, then
            }
        }
        if (named.isEmpty()) return Optional.empty();
        throw new IOException(images + ": there is no file " + named + " beside it, which labels=" + named + " names");
    }

    /** What a file of labels may be called, packed like the pictures or not. */
    private static List<String> besides(String images) {
        String labels = beside(images);
        return List.of(labels, labels.endsWith(".gz") ? labels.substring(0, labels.length() - 3) : labels + ".gz");
    }

    /** What the file of the labels of some pictures is called. */
    static String beside(String images) {
        return images.replace("images", "labels").replace("idx3", "idx1");
    }

    private static byte[] labels(Location from, Location images, int count) throws IOException {
        try (Bytes in = new Bytes(from)) {
            int magic = in.data.readInt();
            if (magic != LABELS)
                throw new IOException(from + " is no IDX file of labels: it starts with 0x" + Integer.toHexString(magic)
                        + ", expected 0x" + Integer.toHexString(LABELS));
            int labels = in.data.readInt();
            if (labels != count)
                throw new IOException(from + " has " + labels + " labels, but " + images + " has " + count
                        + " pictures; the two do not belong together");
            byte[] bytes = in.data.readNBytes(count);
            if (bytes.length < count)
                throw new IOException(from + " is cut off: it holds " + bytes.length + " of " + count + " labels");
            return bytes;
        } catch (EOFException e) {
            throw new IOException(from + " is cut off within its header", e);
        } catch (ZipException e) {
            throw packed(from, e);
        }
    }

    @Override
    public Schema schema() {
        return schema;
    }

    private int rows() {
        return stored.packed() ? Integer.MAX_VALUE : TABLES * size.batch(BATCH); // a packed file has no middle
    }

    @Override
    public int partitions() {
        return (int) ((stored.count() + (long) rows() - 1) / rows());
    }

    @Override
    public Stream<Table> partition(int index) {
        try {
            int start = index * rows();
            Bytes in = new Bytes(file);
            try {
                in.data.skipNBytes(HEADER + (long) start * stored.size().values());
            } catch (IOException e) {
                in.close();
                throw e;
            }
            return Tables.stream(new Pictures(in, start, (int) Math.min(stored.count(), start + (long) rows())));
        } catch (EOFException e) {
            throw new java.io.UncheckedIOException(file + " is cut off before picture " + (index * rows() + 1), e);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e.getMessage(), e);
        }
    }

    private final class Pictures implements Tables {
        private final Bytes in;
        private final int end;
        private int from;

        Pictures(Bytes in, int from, int end) {
            this.in = in;
            this.from = from;
            this.end = end;
        }

        @Override
        public boolean more() {
            return from < end;
        }

        @Override
        public Table next() throws IOException {
            int to = Math.min(end, from + size.batch(BATCH));
            byte[] bytes = new byte[(to - from) * stored.size().values()];
            int length = read(bytes, from);
            if (length < bytes.length)
                throw new IOException(file + " is cut off in picture "
                        + (from + length / stored.size().values() + 1) + " of " + stored.count());
            if (to == stored.count() && read(new byte[1], to) > 0)
                throw new IOException(file + " goes on after the " + stored.count()
                        + " pictures that its header says; it may be another file's bytes");
            List<Serializable> arrays = new ArrayList<>();
            for (Column column : schema.columns())
                arrays.add(
                        column instanceof Column.Tensor
                                ? values(bytes, to - from)
                                : Arrays.copyOfRange(labels, from, to));
            from = to;
            return Table.of(schema, arrays);
        }

        private int read(byte[] bytes, int done) throws IOException {
            try {
                return in.data.readNBytes(bytes, 0, bytes.length);
            } catch (EOFException e) { // within the gzip stream
                throw new IOException(file + " is cut off after picture " + done + " of " + stored.count(), e);
            } catch (ZipException e) {
                throw packed(file, e);
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    private float[] values(byte[] bytes, int count) {
        float[] values = new float[bytes.length];
        for (int i = 0; i < values.length; i++) values[i] = (bytes[i] & 0xff) / 255f;
        if (size.equals(stored.size())) return values;
        float[] all = new float[count * size.values()];
        int length = stored.size().values();
        for (int p = 0; p < count; p++) {
            Picture picture = new Picture(stored.size(), Arrays.copyOfRange(values, p * length, (p + 1) * length));
            Picture changed = Area.channels(Area.resize(picture, size.height(), size.width()), size.channels());
            System.arraycopy(changed.values(), 0, all, p * size.values(), size.values());
        }
        return all;
    }

    /** Writes a file of pictures and, if there are labels, one beside. */
    static void write(Location to, Size size, byte[] pixels, Optional<byte[]> labels) throws IOException {
        String path = to.uri().getPath();
        try (DataOutputStream out = new DataOutputStream(Packed.create(to))) {
            out.writeInt(PICTURES);
            out.writeInt(pixels.length / size.values());
            out.writeInt(size.height());
            out.writeInt(size.width());
            out.write(pixels);
        }
        if (labels.isEmpty()) return;
        Location beside = to.resolve(beside(path.substring(path.lastIndexOf('/') + 1)));
        try (DataOutputStream out = new DataOutputStream(Packed.create(beside))) {
            out.writeInt(LABELS);
            out.writeInt(labels.get().length);
            out.write(labels.get());
        }
    }

    /** The bytes of a file, unpacked if its first two say that it is packed. */
    private static final class Bytes implements AutoCloseable {
        final DataInputStream data;
        final boolean packed;
        private final InputStream raw;

        Bytes(Location from) throws IOException {
            raw = from.open();
            try {
                byte[] first = raw.readNBytes(2);
                packed = first.length == 2 && (first[0] & 0xff) == 0x1f && (first[1] & 0xff) == 0x8b;
                PushbackInputStream all = new PushbackInputStream(raw, 2);
                all.unread(first);
                data = new DataInputStream(
                        packed ? new GZIPInputStream(all, BUFFER) : new BufferedInputStream(all, BUFFER));
            } catch (IOException | RuntimeException e) {
                raw.close();
                throw e;
            }
        }

        @Override
        public void close() throws IOException {
            raw.close();
        }
    }
}
