package semblance.core.plugin;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.FindException;
import java.lang.module.InvalidModuleDescriptorException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Reads the descriptor of a jar, or of a folder of classes, and says exactly what is wrong if it cannot. */
final class JarCheck {
    private static final String API_CLASS = "semblance/api/Extension.class";
    private static final String DESCRIPTOR = "module-info.class";

    private final Path path;

    JarCheck(Path path) {
        this.path = path;
    }

    Content open() throws Refusal {
        try {
            return Content.of(path);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** What the module is, without loading it. */
    ModuleDescriptor describe(Content content) throws Refusal {
        try {
            if (has(content, API_CLASS)) throw bundlesApi();
            if (has(content, DESCRIPTOR)) return explicit(content);
            for (String name : content.names()) {
                if (!name.endsWith(".class") || name.startsWith("META-INF/")) continue;
                classFile(content.open(name).orElseThrow(), name);
                break;
            }
            return automatic();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static boolean has(Content content, String name) throws IOException {
        Optional<InputStream> file = content.open(name);
        if (file.isPresent()) file.get().close();
        return file.isPresent();
    }

    private ModuleDescriptor explicit(Content content) throws Refusal, IOException {
        classFile(content.open(DESCRIPTOR).orElseThrow(), DESCRIPTOR);
        try (InputStream in = content.open(DESCRIPTOR).orElseThrow()) {
            return ModuleDescriptor.read(in, () -> packages(content)); // asked for where the descriptor lists none
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (InvalidModuleDescriptorException e) {
            throw new Refusal(
                    "P101", path, "its module-info.class cannot be used", e.getMessage(), "build the jar again");
        }
    }

    private static Set<String> packages(Content content) {
        try {
            return content.packages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ModuleDescriptor automatic() throws Refusal, IOException {
        try {
            return ModuleFinder.of(path).findAll().iterator().next().descriptor();
        } catch (FindException e) {
            Throwable deepest = e;
            while (deepest.getCause() != null) deepest = deepest.getCause();
            if (deepest instanceof IOException io) throw io;
            throw new Refusal(
                    "P102",
                    path,
                    "has no module-info.class, and no module can be made of it",
                    String.valueOf(deepest.getMessage()),
                    "add a module-info, or Automatic-Module-Name to its manifest, or rename the file");
        }
    }

    /** Refuses a class that this Java cannot read, by its first eight bytes; closes the stream. */
    void classFile(InputStream in, String name) throws Refusal, IOException {
        try (DataInputStream header = new DataInputStream(in)) {
            int magic = header.readInt();
            header.readUnsignedShort();
            int needed = Versions.java(header.readUnsignedShort());
            int running = Runtime.version().feature();
            if (magic != 0xCAFEBABE) throw damaged(name + " is not a class file");
            if (needed > running)
                throw new Refusal(
                        "P301",
                        path,
                        "needs Java " + needed + ", and this is Java " + running,
                        name + " was compiled for it",
                        "run on Java " + needed + ", or install a version of the plugin for Java " + running);
        }
    }

    private Refusal bundlesApi() {
        return new Refusal(
                "P203",
                path,
                "holds a copy of the api, whose types would not be those of the platform",
                "it contains " + API_CLASS,
                "leave " + Host.API + " out of the plugin; the platform brings it");
    }

    /** What an exception while reading means, by a look at the file. */
    Refusal unreadable(IOException e) {
        try {
            if (!Files.isReadable(path)) return new Refusal("P004", path, "cannot be read", "", "make it readable");
            if (Files.isDirectory(path)) return damaged(Failure.text(e));
            if (Files.size(path) == 0) return new Refusal("P002", path, "is empty", "", "copy the jar again");
            try (InputStream in = Files.newInputStream(path)) {
                if (Arrays.equals(in.readNBytes(2), new byte[] {'P', 'K'})) return damaged(Failure.text(e));
            }
        } catch (IOException again) {
            return new Refusal("P004", path, "cannot be read", Failure.text(again), "make it readable");
        }
        return new Refusal("P002", path, "is not a jar", "it does not begin as a zip file does", "remove the file");
    }

    private Refusal damaged(String why) {
        return new Refusal("P003", path, "is truncated or damaged", why, "copy or build it again");
    }
}
