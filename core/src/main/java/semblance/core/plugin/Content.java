package semblance.core.plugin;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.InvalidModuleDescriptorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a jar, as this Java sees them, or of a folder of classes. */
sealed interface Content extends Closeable {
    Pattern PACKAGE = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(/[\\p{L}_$][\\p{L}\\p{N}_$]*)*");

    /** The file of this name, if there is one. */
    Optional<InputStream> open(String name) throws IOException;

    /** The names of all files. */
    Iterable<String> names() throws IOException;

    /** Opens a jar or a folder; a jar only once for all that is asked of it, which counts with twenty plugins. */
    static Content of(Path path) throws IOException {
        if (Files.isDirectory(path)) return new Folder(path);
        return new Archive(new JarFile(path.toFile(), false, JarFile.OPEN_READ, Runtime.version()));
    }

    /**
     * The packages of a module: every folder whose name can be one, resources included, as the module system counts.
     *
     * @throws InvalidModuleDescriptorException if a class is in no package
     */
    default Set<String> packages() throws IOException {
        Set<String> packages = new TreeSet<>();
        String last = "";
        for (String name : names()) {
            int end = name.lastIndexOf('/');
            if (end < 0 && name.endsWith(".class") && !name.equals("module-info.class"))
                throw new InvalidModuleDescriptorException(name + " is in no package");
            if (end <= 0 || end == name.length() - 1) continue;
            String folder = name.substring(0, end);
            if (!folder.equals(last) && PACKAGE.matcher(folder).matches()) packages.add(folder.replace('/', '.'));
            last = folder;
        }
        return packages;
    }

    /** Whether one of the files is a library of machine code. */
    default boolean nativeCode() throws IOException {
        for (String name : names()) {
            if (name.endsWith(".class")) continue; // nearly all of them
            String file = name.substring(name.lastIndexOf('/') + 1);
            if (file.endsWith(".so") || file.contains(".so.")) return true;
            if (file.endsWith(".dylib") || file.endsWith(".jnilib") || file.endsWith(".dll")) return true;
        }
        return false;
    }

    /** A jar. */
    record Archive(JarFile jar) implements Content {
        @Override
        public Optional<InputStream> open(String name) throws IOException {
            JarEntry entry = jar.getJarEntry(name);
            return entry == null ? Optional.empty() : Optional.of(jar.getInputStream(entry));
        }

        @Override
        public Iterable<String> names() {
            Iterator<JarEntry> entries = jar.isMultiRelease()
                    ? jar.versionedStream().iterator()
                    : jar.entries().asIterator();
            return () -> new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return entries.hasNext();
                }

                @Override
                public String next() {
                    return entries.next().getName();
                }
            };
        }

        @Override
        public void close() throws IOException {
            jar.close();
        }
    }

    /** A folder of classes. */
    record Folder(Path root) implements Content {
        @Override
        public Optional<InputStream> open(String name) throws IOException {
            Path file = root.resolve(name);
            return Files.isRegularFile(file) ? Optional.of(Files.newInputStream(file)) : Optional.empty();
        }

        @Override
        public Iterable<String> names() throws IOException {
            String separator = root.getFileSystem().getSeparator();
            try (Stream<Path> files = Files.walk(root)) {
                return files.filter(Files::isRegularFile)
                        .map(file -> root.relativize(file).toString().replace(separator, "/"))
                        .sorted()
                        .toList();
            }
        }

        @Override
        public void close() {}
    }
}
