package semblance.core.data;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import semblance.api.data.Location;

/**
 * A file, zip archive or folder. What is written goes to a file or folder beside it, which takes its place with
 * {@link #commit}.
 */
public final class FileLocation implements LocalLocation {
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final boolean folder;
    private final List<FileLocation> besides = new ArrayList<>();
    private URI uri; // null until it is asked for, which looks at the disk
    private AtomicFile writing; // null if nothing is being written
    private OutputStream stream;
    private Whole whole; // null if no entries are being written
    private Archive archive; // null until it is asked for

    private FileLocation(Path path, boolean folder) {
        this.path = path;
        this.folder = folder;
    }

    /** @param path as the user gave it, for messages */
    public FileLocation(Path path) {
        this(path, Files.isDirectory(path));
    }

    /** A folder, which need not be there yet. */
    static FileLocation folder(Path path) {
        return new FileLocation(path, true);
    }

    /** The file. */
    public Path path() {
        return path;
    }

    @Override
    public synchronized URI uri() {
        if (uri == null) {
            URI found = path.toUri();
            uri = folder && !found.getPath().endsWith("/") ? URI.create(found + "/") : found;
        }
        return uri;
    }

    /** @throws IOException if there is no such file, it is a folder, or it may not be read; the message names it */
    @Override
    public InputStream open() throws IOException {
        return open(path);
    }

    private static InputStream open(Path path) throws IOException {
        if (Files.isDirectory(path)) throw new IOException(path + " is a folder, expected a file");
        try {
            return Files.newInputStream(path);
        } catch (NoSuchFileException e) {
            throw new FileNotFoundException("there is no file " + path);
        } catch (AccessDeniedException e) {
            throw new IOException("cannot read " + path + ": permission denied", e);
        }
    }

    /** A stream whose bytes appear with {@link #commit}; a second one starts anew. */
    @Override
    public OutputStream create() throws IOException {
        close();
        writing = AtomicFile.create(path);
        stream = new BufferedOutputStream(writing.stream(), BUFFER);
        return stream;
    }

    private boolean zip() {
        return !folder && path.toString().toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    /** @throws IOException if the folder or archive is not there or cannot be read; the message says why */
    @Override
    public List<Location> entries() throws IOException {
        List<Location> entries = new ArrayList<>();
        if (folder) for (String name : names()) entries.add(new Entry(name));
        else if (zip()) for (String name : archive().names()) entries.add(new Entry(name));
        return entries;
    }

    private Set<String> names() throws IOException {
        if (!Files.isDirectory(path)) throw new FileNotFoundException("there is no folder " + path);
        Set<String> names = new TreeSet<>(Entries.ORDER);
        try (Stream<Path> files = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
            files.filter(Files::isRegularFile)
                    .map(file -> path.relativize(file).toString().replace(File.separatorChar, '/'))
                    .filter(name -> !Entries.hidden(name))
                    .forEach(names::add);
        } catch (UncheckedIOException e) {
            throw new IOException("cannot read the folder " + path + ": " + AtomicFile.reason(e.getCause()), e);
        }
        return names;
    }

    private synchronized Archive archive() throws IOException {
        if (archive == null) archive = Archive.open(path);
        return archive;
    }

    @Override
    public Location resolve(String name) throws IOException {
        Entries.check(name, this);
        if (folder || zip()) return new Entry(name);
        FileLocation beside = new FileLocation(path.resolveSibling(name));
        besides.add(beside);
        return beside;
    }

    private Whole whole() throws IOException {
        if (whole == null) whole = folder ? AtomicFolder.create(path) : AtomicZip.create(path);
        return whole;
    }

    /** A file in this folder or archive. */
    private final class Entry implements Location {
        private final String name;

        Entry(String name) {
            this.name = name;
        }

        @Override
        public URI uri() {
            return Entries.within(FileLocation.this.uri(), name);
        }

        @Override
        public InputStream open() throws IOException {
            return folder ? FileLocation.open(path.resolve(name)) : archive().open(name);
        }

        @Override
        public OutputStream create() throws IOException {
            return whole().create(name);
        }

        @Override
        public String toString() {
            return path.resolve(name).toString();
        }
    }

    @Override
    public void commit() throws IOException {
        for (FileLocation beside : besides) beside.commit();
        if (writing == null && (folder || zip())) whole().commit(); // without rows an empty one
        if (writing == null) return;
        stream.flush();
        writing.commit();
        writing = null;
    }

    @Override
    public synchronized void close() throws IOException {
        for (FileLocation beside : besides) beside.close();
        if (writing != null) writing.close();
        writing = null;
        if (whole != null) whole.close();
        whole = null;
        if (archive != null) archive.close();
        archive = null;
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
