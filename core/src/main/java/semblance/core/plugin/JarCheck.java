package semblance.core.plugin;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Reads the descriptor of a jar, or of a folder of classes, and says exactly what is wrong if it cannot. */
final class JarCheck {
    private static final String API_CLASS = "semblance/api/Extension.class";

    private final Path path;

    private JarCheck(Path path) {
        this.path = path;
    }

    static Jar read(Path path, boolean library) throws Refusal {
        JarCheck check = new JarCheck(path);
        boolean described = Files.isDirectory(path) ? check.folder() : check.jar();
        return new Jar(path, check.find(described), library);
    }

    /** Whether there is a module-info.class, after a look at the file itself. */
    private boolean jar() throws Refusal {
        try (JarFile jar = new JarFile(path.toFile(), false, JarFile.OPEN_READ, Runtime.version())) {
            if (jar.getEntry(API_CLASS) != null) throw bundlesApi();
            JarEntry descriptor = jar.getJarEntry("module-info.class");
            JarEntry first = descriptor == null ? anyClass(jar) : descriptor;
            if (first != null) {
                try (InputStream in = jar.getInputStream(first)) {
                    classFile(path, in, first.getName());
                }
            }
            return descriptor != null;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private boolean folder() throws Refusal {
        if (Files.exists(path.resolve(API_CLASS))) throw bundlesApi();
        try (InputStream in = Files.newInputStream(path.resolve("module-info.class"))) {
            classFile(path, in, "module-info.class");
            return true;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static JarEntry anyClass(JarFile jar) {
        Iterator<JarEntry> entries = jar.stream().iterator();
        while (entries.hasNext()) {
            JarEntry entry = entries.next();
            if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) return entry;
        }
        return null;
    }

    /** Refuses a class that this Java cannot read, by its first eight bytes. */
    static void classFile(Path path, InputStream in, String name) throws Refusal, IOException {
        DataInputStream header = new DataInputStream(in);
        int magic = header.readInt();
        header.readUnsignedShort();
        int needed = Versions.java(header.readUnsignedShort());
        if (magic != 0xCAFEBABE) throw damaged(path, name + " is not a class file");
        int running = Runtime.version().feature();
        if (needed > running)
            throw new Refusal(
                    "P301",
                    path,
                    "needs Java " + needed + ", and this is Java " + running,
                    name + " was compiled for it",
                    "run on Java " + needed + ", or install a version of the plugin for Java " + running);
    }

    private ModuleReference find(boolean described) throws Refusal {
        try {
            Set<ModuleReference> found = ModuleFinder.of(path).findAll();
            if (found.size() == 1) return found.iterator().next();
            throw new Refusal("P101", path, "holds " + found.size() + " modules", "", "one jar is one module");
        } catch (FindException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof IOException io) throw unreadable(io);
            if (described)
                throw new Refusal(
                        "P101", path, "its module-info.class cannot be used", message(cause), "build the jar again");
            throw new Refusal(
                    "P102",
                    path,
                    "has no module-info.class, and no module name can be made for it",
                    message(cause),
                    "add a module-info, or Automatic-Module-Name to its manifest, or rename the file");
        }
    }

    private static String message(Throwable cause) {
        Throwable deepest = cause;
        while (deepest.getCause() != null) deepest = deepest.getCause();
        return String.valueOf(deepest.getMessage());
    }

    private Refusal bundlesApi() {
        return new Refusal(
                "P203",
                path,
                "holds a copy of the api, whose types would not be those of the platform",
                "it contains " + API_CLASS,
                "leave " + Host.API + " out of the plugin; the platform brings it");
    }

    private Refusal unreadable(IOException e) {
        try {
            if (!Files.isReadable(path)) return new Refusal("P004", path, "cannot be read", "", "make it readable");
            if (Files.isDirectory(path)) return damaged(path, Failure.text(e));
            if (Files.size(path) == 0) return new Refusal("P002", path, "is empty", "", "copy the jar again");
            try (InputStream in = Files.newInputStream(path)) {
                if (Arrays.equals(in.readNBytes(2), new byte[] {'P', 'K'})) return damaged(path, Failure.text(e));
            }
        } catch (IOException again) {
            return new Refusal("P004", path, "cannot be read", Failure.text(again), "make it readable");
        }
        return new Refusal("P002", path, "is not a jar", "it does not begin as a zip file does", "remove the file");
    }

    private static Refusal damaged(Path path, String why) {
        return new Refusal("P003", path, "is truncated or damaged", why, "copy or build it again");
    }
}
