package semblance.core.data;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that appears all at once or not at all: written beside its final place, flushed to the disk, then moved there
 * in one step, even if the process or the machine stops at any moment. What was there before stays until then. A target
 * that is no regular file, such as a pipe or {@code /dev/null}, is written to directly.
 */
public final class AtomicFile implements AutoCloseable {
    private static final int ATTEMPTS = 1000;
    private static final Duration STALE = Duration.ofMinutes(10);

    private final Path target;
    private final Path written; // the target itself where it is no regular file
    private final OutputStream stream;
    private final FileChannel channel;
    private boolean open = true;

    private AtomicFile(Path target, Path written, FileChannel channel) {
        this.target = target;
        this.written = written;
        this.channel = channel;
        this.stream = new FilterOutputStream(Channels.newOutputStream(channel)) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() {} // the channel is still needed to flush to the disk
        };
    }

    /**
     * Starts to write a file.
     *
     * @throws IOException if its folder does not exist or cannot be written to, or it is a folder
     */
    public static AtomicFile create(Path file) throws IOException {
        if (Files.isDirectory(file)) throw new IOException("cannot write " + file + ": it is a folder");
        boolean exists = Files.exists(file);
        if (exists && !Files.isRegularFile(file))
            return new AtomicFile(file, file, FileChannel.open(file, StandardOpenOption.WRITE));
        Path target = exists ? file.toRealPath() : file.toAbsolutePath(); // a link stays a link
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder))
            throw new IOException("cannot write " + file + ": there is no folder " + folder);
        sweep(folder, target.getFileName().toString());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Path beside = beside(target, attempt);
            try {
                FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                beside.toFile().deleteOnExit(); // after a signal; names are used again, so these do not pile up
                return new AtomicFile(target, beside, channel);
            } catch (FileAlreadyExistsException e) {
                // another file of this name is being written, or was when the machine stopped
            } catch (IOException e) {
                throw new IOException("cannot write " + file + ": " + reason(e), e);
            }
        }
        throw new IOException(
                "cannot write " + file + ": remove the files ." + target.getFileName() + ".*.part beside");
    }

    /** Where this process writes what is to become {@code target}. */
    static Path beside(Path target, int attempt) {
        long process = ProcessHandle.current().pid();
        return target.resolveSibling("." + target.getFileName() + "." + process + "-" + attempt + ".part");
    }

    /** Removes what processes that were killed left of this file. Whoever writes on another machine writes often. */
    static void sweep(Path folder, String name) {
        Pattern left = Pattern.compile(Pattern.quote("." + name + ".") + "([0-9]{1,18})-[0-9]+\\.part");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                folder, file -> left.matcher(file.getFileName().toString()).matches())) {
            for (Path file : files) {
                Matcher matcher = left.matcher(file.getFileName().toString());
                boolean old = Files.getLastModifiedTime(file)
                        .toInstant()
                        .isBefore(Instant.now().minus(STALE));
                if (old
                        && matcher.matches()
                        && ProcessHandle.of(Long.parseLong(matcher.group(1))).isEmpty()) AtomicFolder.delete(file);
            }
        } catch (IOException | java.io.UncheckedIOException | DirectoryIteratorException e) {
            // they are in nobody's way
        }
    }

    static String reason(IOException e) {
        if (e instanceof java.nio.file.AccessDeniedException) return "permission denied";
        if (e instanceof java.nio.file.FileSystemException f && f.getReason() != null) return f.getReason();
        return e.getMessage();
    }

    /** The bytes to write; closing the stream does nothing. It is not buffered. */
    public OutputStream stream() {
        return stream;
    }

    /** Puts the file in its place. */
    public void commit() throws IOException {
        if (!open) throw new IllegalStateException("already closed");
        if (written.equals(target) && !Files.isRegularFile(target)) {
            close();
            return;
        }
        channel.force(true);
        channel.close();
        try {
            Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
        }
        open = false;
        try (FileChannel folder = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            // some systems cannot flush a folder; the file itself is safe
        }
    }

    /** Drops what was written, unless it was committed. */
    @Override
    public void close() throws IOException {
        if (!open) return;
        open = false;
        channel.close();
        if (!written.equals(target)) Files.deleteIfExists(written);
    }
}
