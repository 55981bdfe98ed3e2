package semblance.core.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of files that appears all at once or not at all: filled beside its final place, then moved there in one step.
 * A folder that holds anything is never replaced.
 */
final class AtomicFolder implements Whole {
    private static final int ATTEMPTS = 1000;

    private final Path target;
    private final Path written;
    private boolean open = true;

    private AtomicFolder(Path target, Path written) {
        this.target = target;
        this.written = written;
    }

    /** @throws IOException if something is there that is not an empty folder, or nothing can be written beside it */
    static AtomicFolder create(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder))
            throw new IOException("cannot write the folder " + folder + ": there is a file of this name");
        if (Files.isDirectory(folder) && !empty(folder))
            throw new IOException("cannot write the folder " + folder + ": it holds files; name a new one or empty it");
        Path target = Files.exists(folder)
                ? folder.toRealPath()
                : folder.toAbsolutePath().normalize();
        Path parent = target.getParent();
        if (parent == null || !Files.isDirectory(parent))
            throw new IOException("cannot write the folder " + folder + ": there is no folder " + parent);
        AtomicFile.sweep(parent, target.getFileName().toString());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                Path beside = AtomicFile.beside(target, attempt);
                return new AtomicFolder(target, Files.createDirectory(beside));
            } catch (FileAlreadyExistsException e) {
                // another folder of this name is being written, or was when the machine stopped
            } catch (IOException e) {
                throw new IOException("cannot write the folder " + folder + ": " + AtomicFile.reason(e), e);
            }
        }
        throw new IOException("cannot write the folder " + folder + ": remove the folders ." + target.getFileName()
                + ".*.part beside");
    }

    private static boolean empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    @Override
    public OutputStream create(String name) throws IOException {
        Path file = written.resolve(name);
        Files.createDirectories(file.getParent());
        return new BufferedOutputStream(Files.newOutputStream(file));
    }

    @Override
    public void commit() throws IOException {
        if (!open) throw new IllegalStateException("already closed");
        try {
            Files.move(written, target, StandardCopyOption.ATOMIC_MOVE); // over an empty folder too
        } catch (AtomicMoveNotSupportedException | FileAlreadyExistsException e) {
            Files.deleteIfExists(target);
            Files.move(written, target);
        }
        open = false;
    }

    @Override
    public void close() throws IOException {
        if (open) delete(written);
        open = false;
    }

    /** Deletes a file, or a folder with all that is in it. */
    static void delete(Path path) throws IOException {
        if (Files.notExists(path)) return;
        List<Path> all;
        try (Stream<Path> walk = Files.walk(path)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) Files.deleteIfExists(each);
    }
}
