package semblance.core.data;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/**
 * Tables in a temporary file, column by column, read back by number. Where the system allows, the file has no name from
 * the start, so that nothing is left behind even by {@code kill -9}. Files are read through {@link RandomAccessFile},
 * because a channel would be closed for all by the interruption of one thread.
 */
final class Spool implements Closeable {
    private static final int CHUNK = 1 << 16;

    private final Schema schema;
    private final Path file; // empty if it has no name any more
    private final RandomAccessFile writer;
    private final ByteBuffer chunk = buffer();
    private final Deque<Source> sources = new ArrayDeque<>();
    private final List<Source> all = new ArrayList<>();
    private long[] offsets = new long[64];
    private int[] rows = new int[64];
    private int tables;
    private long length;
    private boolean closed;

    /** A second way into the file. */
    private record Source(RandomAccessFile file, ByteBuffer chunk) {}

    private Spool(Schema schema, Path file, RandomAccessFile writer, List<RandomAccessFile> readers, boolean named) {
        this.schema = schema;
        this.file = named ? file : Path.of("");
        this.writer = writer;
        for (RandomAccessFile reader : readers) all.add(new Source(reader, buffer()));
        sources.addAll(all);
    }

    /** @param readers how many threads can read at the same time; more wait for each other */
    static Spool create(Path folder, Schema schema, int readers) throws IOException {
        Path file = Files.createTempFile(folder, "semblance-", ".rows");
        List<RandomAccessFile> open = new ArrayList<>();
        try {
            for (int i = 0; i <= readers; i++) open.add(new RandomAccessFile(file.toFile(), i == 0 ? "rw" : "r"));
        } catch (IOException e) {
            for (RandomAccessFile each : open) each.close();
            Files.deleteIfExists(file);
            throw e;
        }
        boolean named = false;
        try {
            Files.delete(file);
        } catch (IOException e) { // a system that keeps the name of an open file
            named = true;
            file.toFile().deleteOnExit();
        }
        return new Spool(schema, file, open.get(0), open.subList(1, open.size()), named);
    }

    private static ByteBuffer buffer() {
        return ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    }

    int tables() {
        return tables;
    }

    /** Bytes written. */
    long length() {
        return length + chunk.position();
    }

    void write(Table table) throws IOException {
        if (tables == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * tables);
            rows = Arrays.copyOf(rows, 2 * tables);
        }
        offsets[tables] = length();
        rows[tables++] = table.rows();
        boolean weighted = Tables.hasWeights(table);
        room(1).put((byte) (weighted ? 1 : 0));
        if (weighted) for (double weight : table.weights()) room(8).putDouble(weight);
        for (int c = 0; c < schema.columns().size(); c++)
            write(table.array(c), width(schema.columns().get(c)));
    }

    /** Bytes for a code: as few as hold all levels and -1. */
    private static int width(Column column) {
        if (!(column instanceof Column.Categorical levels)) return 0;
        int count = levels.levels().size();
        return count <= Byte.MAX_VALUE ? 1 : count <= Short.MAX_VALUE ? 2 : 4;
    }

    private void write(Serializable array, int width) throws IOException {
        if (array instanceof double[] numbers)
            for (int at = 0; at < numbers.length; ) {
                int count = Math.min(numbers.length - at, room(8).remaining() / 8);
                chunk.asDoubleBuffer().put(numbers, at, count);
                chunk.position(chunk.position() + 8 * count);
                at += count;
            }
        else if (array instanceof float[] values)
            for (int at = 0; at < values.length; ) {
                int count = Math.min(values.length - at, room(4).remaining() / 4);
                chunk.asFloatBuffer().put(values, at, count);
                chunk.position(chunk.position() + 4 * count);
                at += count;
            }
        else if (array instanceof int[] codes)
            for (int code : codes) {
                if (width == 1) room(1).put((byte) code);
                else if (width == 2) room(2).putShort((short) code);
                else room(4).putInt(code);
            }
        else
            for (String text : (String[]) array) {
                room(4).putInt(text == null ? -1 : text.length());
                for (int i = 0; text != null && i < text.length(); i++) room(2).putChar(text.charAt(i));
            }
    }

    private ByteBuffer room(int bytes) throws IOException {
        if (chunk.remaining() < bytes) flush();
        return chunk;
    }

    /** To be called before reading. */
    void flush() throws IOException {
        writer.write(chunk.array(), 0, chunk.position());
        length += chunk.position();
        chunk.clear();
    }

    /** The table that was written as number {@code index}, from 0. */
    Table read(int index) throws IOException {
        Source source = borrow();
        try {
            source.file().seek(offsets[index]);
            source.chunk().limit(0);
            double[] weights = need(source, 1).get() == 0 ? new double[0] : new double[rows[index]];
            for (int r = 0; r < weights.length; r++)
                weights[r] = need(source, 8).getDouble();
            List<Serializable> columns = new ArrayList<>();
            for (Column column : schema.columns()) {
                Serializable array = Tables.array(column, rows[index]);
                read(source, array, width(column));
                columns.add(array);
            }
            Table table = Table.of(schema, columns);
            return weights.length == 0 ? table : table.withWeights(weights);
        } finally {
            give(source);
        }
    }

    private static void read(Source from, Serializable array, int width) throws IOException {
        if (array instanceof double[] numbers)
            for (int at = 0; at < numbers.length; ) {
                ByteBuffer chunk = need(from, 8);
                int count = Math.min(numbers.length - at, chunk.remaining() / 8);
                chunk.asDoubleBuffer().get(numbers, at, count);
                chunk.position(chunk.position() + 8 * count);
                at += count;
            }
        else if (array instanceof float[] values)
            for (int at = 0; at < values.length; ) {
                ByteBuffer chunk = need(from, 4);
                int count = Math.min(values.length - at, chunk.remaining() / 4);
                chunk.asFloatBuffer().get(values, at, count);
                chunk.position(chunk.position() + 4 * count);
                at += count;
            }
        else if (array instanceof int[] codes)
            for (int r = 0; r < codes.length; r++) {
                ByteBuffer chunk = need(from, width);
                codes[r] = width == 1 ? chunk.get() : width == 2 ? chunk.getShort() : chunk.getInt();
            }
        else {
            String[] texts = (String[]) array;
            for (int r = 0; r < texts.length; r++) {
                int count = need(from, 4).getInt();
                if (count < 0) continue;
                char[] text = new char[count];
                for (int i = 0; i < count; i++) text[i] = need(from, 2).getChar();
                texts[r] = new String(text);
            }
        }
    }

    private static ByteBuffer need(Source source, int bytes) throws IOException {
        ByteBuffer chunk = source.chunk();
        while (chunk.remaining() < bytes) {
            chunk.compact();
            int count = source.file().read(chunk.array(), chunk.position(), chunk.remaining());
            if (count < 0) throw new EOFException("the temporary file of rows has become shorter");
            chunk.position(chunk.position() + count).flip();
        }
        return chunk;
    }

    private synchronized Source borrow() throws IOException {
        boolean interrupted = false;
        while (sources.isEmpty() && !closed)
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true; // whoever has a source gives it back soon
            }
        if (interrupted) Thread.currentThread().interrupt();
        if (closed) throw new IOException("the cached rows are closed");
        return sources.removeFirst();
    }

    private synchronized void give(Source source) {
        sources.addFirst(source);
        notifyAll();
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            if (closed) return;
            closed = true;
            notifyAll();
        }
        writer.close();
        for (Source source : all) source.file().close();
        if (!file.toString().isEmpty()) Files.deleteIfExists(file);
    }
}
