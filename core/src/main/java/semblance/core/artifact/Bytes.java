package semblance.core.artifact;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** Bytes that can be read at any position. */
interface Bytes extends Closeable {
    /** How many there are. */
    long size() throws IOException;

    /** Fills part of an array with the bytes from a position. */
    void read(long position, byte[] into, int from, int count) throws IOException;

    /** A range of them, one after the other. */
    default InputStream stream(long from, long to) {
        return new InputStream() {
            private long position = from;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int at, int count) throws IOException {
                if (position == to && count > 0) return -1;
                int n = (int) Math.min(count, to - position);
                Bytes.this.read(position, into, at, n);
                position += n;
                return n;
            }
        };
    }

    /** Some of them. */
    default byte[] read(long position, int count) throws IOException {
        byte[] bytes = new byte[count];
        read(position, bytes, 0, count);
        return bytes;
    }

    static Bytes of(byte[] bytes) {
        return new Bytes() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public void read(long position, byte[] into, int from, int count) throws IOException {
                if (position + count > bytes.length) throw new EOFException();
                System.arraycopy(bytes, (int) position, into, from, count);
            }

            @Override
            public void close() {}
        };
    }

    static Bytes of(Path file) throws IOException {
        RandomAccessFile open = new RandomAccessFile(file.toFile(), "r");
        return new Bytes() {
            @Override
            public long size() throws IOException {
                return open.length();
            }

            @Override
            public void read(long position, byte[] into, int from, int count) throws IOException {
                open.seek(position);
                open.readFully(into, from, count);
            }

            @Override
            public void close() throws IOException {
                open.close();
            }
        };
    }
}
