package semblance.tensorflow.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * Copies native libraries out of their jar to where JavaCPP, which loads them, would put them itself and leaves them
 * if they are whole. Doing so before it means that nobody ever meets half a file, that a full disk is told of before
 * it is full, and that the user learns what takes so long.
 */
final class Unpacking {
    private static final System.Logger LOG = System.getLogger("semblance.tensorflow");
    private static final String LIBRARY = "[^/]*\\.(so|dylib|dll)(\\.\\d+)*";

    private final URL library;
    private final Path cache;

    /**
     * @param library one of the libraries; all beside it are meant
     * @param cache the folder to copy to, each jar to one of its own within
     */
    Unpacking(URL library, Path cache) {
        this.library = library;
        this.cache = cache;
    }

    /** Does nothing where all is there. Other processes that want the same wait until this one has done it. */
    void run() throws IOException {
        if (!(library.openConnection() instanceof JarURLConnection connection)) return; // a folder needs no unpacking
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            String name = connection.getEntryName();
            String folder = name.substring(0, name.lastIndexOf('/') + 1);
            List<JarEntry> entries = jar.stream()
                    .filter(entry -> entry.getName().startsWith(folder))
                    .filter(entry -> entry.getName().substring(folder.length()).matches(LIBRARY))
                    .toList();
            Path source = Path.of(jar.getName()).getFileName();
            if (missing(entries, source) == 0) return;
            Files.createDirectories(cache);
            try (FileChannel channel =
                    FileChannel.open(cache.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock(); // the file that JavaCPP locks too; closing it lets go
                unpack(jar, entries, source);
            }
        } catch (FileSystemException e) {
            String reason = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
            throw new IOException(e.getFile() + ": " + reason + choose(), e);
        }
    }

    private void unpack(JarFile jar, List<JarEntry> entries, Path source) throws IOException {
        long missing = missing(entries, source);
        if (missing == 0) return; // another process has just done it
        long free = Files.getFileStore(cache).getUsableSpace();
        if (free < missing)
            throw new IOException("it takes " + megabytes(missing) + " in " + cache + ", where " + megabytes(free)
                    + " are free" + choose());
        LOG.log(
                System.Logger.Level.INFO,
                "unpacking " + source + " (" + megabytes(missing) + ") to " + cache + choose());
        for (JarEntry entry : entries) if (!whole(entry, source)) copy(jar, entry, target(entry, source));
    }

    private static void copy(JarFile jar, JarEntry entry, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Path part = target.resolveSibling(target.getFileName() + ".part"); // one of a process that died is replaced
        CRC32 sum = new CRC32();
        try {
            try (InputStream in = new CheckedInputStream(jar.getInputStream(entry), sum);
                    OutputStream out = Files.newOutputStream(part)) {
                in.transferTo(out);
            }
            if (sum.getValue() != entry.getCrc())
                throw new IOException(jar.getName() + " is damaged at " + entry.getName() + "; copy it again");
            try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
                written.force(false);
            }
            Files.setLastModifiedTime(part, FileTime.fromMillis(entry.getTime()));
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }

    /** The bytes that are still to be written. */
    private long missing(List<JarEntry> entries, Path source) throws IOException {
        long bytes = 0;
        for (JarEntry entry : entries) if (!whole(entry, source)) bytes += entry.getSize();
        return bytes;
    }

    /** Whether the file is as JavaCPP wants to find it: by its size and time. */
    private boolean whole(JarEntry entry, Path source) throws IOException {
        Path target = target(entry, source);
        return Files.isRegularFile(target)
                && Files.size(target) == entry.getSize()
                && Files.getLastModifiedTime(target).toMillis() == entry.getTime();
    }

    private Path target(JarEntry entry, Path source) {
        return cache.resolve(source).resolve(entry.getName());
    }

    private static String choose() {
        return "; set SEMBLANCE_NATIVE_CACHE or -D" + Native.CACHE + " to choose another folder";
    }

    private static String megabytes(long bytes) {
        return bytes / 1_000_000 + " MB";
    }
}
