package semblance.core.data;

import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zip archive to read from. Names that lead out of it, names used twice, entries that overlap and entries that are
 * larger than they say are refused, so that a small file does not become an endless one.
 */
final class Archive implements AutoCloseable {
    private static final int MAX_ENTRIES = 1 << 20;
    private static final long MAX_SIZE = 1L << 30; // of one entry

    private final Path path;
    private final ZipFile zip;
    private final TreeMap<String, ZipEntry> entries = new TreeMap<>(Entries.ORDER);

    private Archive(Path path, ZipFile zip) {
        this.path = path;
        this.zip = zip;
    }

    /** @throws IOException if it is no archive, or one that is refused; the message says why */
    static Archive open(Path path) throws IOException {
        if (!Files.exists(path)) throw new FileNotFoundException("there is no file " + path);
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile());
        } catch (ZipException e) {
            throw new IOException(path + " is not a whole zip archive: " + e.getMessage(), e);
        }
        Archive archive = new Archive(path, zip);
        try {
            archive.list();
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
        return archive;
    }

    private void list() throws IOException {
        if (zip.size() > MAX_ENTRIES)
            throw new IOException(path + " has " + zip.size() + " entries, at most " + MAX_ENTRIES + " are read");
        long packed = 0;
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            String name = entry.getName();
            Entries.check(entry.isDirectory() ? name.substring(0, name.length() - 1) : name, path);
            if (entry.isDirectory()) continue;
            packed += entry.getCompressedSize();
            if (entry.getSize() > MAX_SIZE)
                throw new IOException(path + ", entry " + name + " has " + entry.getSize() + " bytes, at most "
                        + MAX_SIZE + " are read");
            if (entries.put(name, entry) != null)
                throw new IOException(path + " has two entries called " + name + "; pack it anew");
        }
        if (packed > Files.size(path))
            throw new IOException(path + ": its entries overlap, as no archiver writes them; pack it anew");
        entries.keySet().removeIf(Entries::hidden);
    }

    /** The names of its files, in order. */
    Iterable<String> names() {
        return entries.keySet();
    }

    /** @throws IOException from here or from the stream if there is no such entry or it is damaged */
    InputStream open(String name) throws IOException {
        ZipEntry entry = entries.get(name);
        if (entry == null) throw new FileNotFoundException(path + " has no entry " + name);
        try {
            return new Bounded(zip.getInputStream(entry), name, entry.getSize());
        } catch (ZipException e) {
            throw damaged(name, e);
        }
    }

    private IOException damaged(String name, Exception e) {
        return new IOException(path + ", entry " + name + " is damaged: " + e.getMessage(), e);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** The bytes of an entry, as many as its header says. */
    private final class Bounded extends FilterInputStream {
        private final String name;
        private long left;

        Bounded(InputStream in, String name, long size) {
            super(in);
            this.name = name;
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int count) throws IOException {
            int found;
            try {
                found = super.read(bytes, from, count);
            } catch (ZipException | java.io.EOFException e) {
                throw damaged(name, e);
            }
            left -= Math.max(0, found);
            if (left < 0)
                throw new IOException(path + ", entry " + name + " is larger than its header says; it was not read on");
            return found;
        }

        @Override
        public long skip(long count) throws IOException {
            byte[] skipped = new byte[(int) Math.max(0, Math.min(count, 1 << 16))];
            return Math.max(0, read(skipped, 0, skipped.length));
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
