package semblance.core.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.InvalidModuleDescriptorException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What lies in the folders: plugins by their files alone, and files that are none. */
final class Scan {
    private final List<Plugin> plugins = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Set<Path> seen = new LinkedHashSet<>();

    Scan(List<Path> folders) {
        for (Path folder : folders) {
            Path path = folder.toAbsolutePath().normalize();
            if (!Files.exists(path))
                stray("P001", path, "there is no such file or folder", "", "create it or correct the path");
            else if (Files.isRegularFile(path)) add(path);
            else if (Files.exists(path.resolve("module-info.class"))) add(path);
            else for (Path child : children(path)) child(child);
        }
    }

    /** Plugins of which nothing but the place is known, in the order of the folders and of names within. */
    List<Plugin> plugins() {
        return plugins;
    }

    /** What was found that is no plugin. */
    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** The module paths of a plugin: itself, or the jars in its folder and then those in {@code lib}. */
    static List<Path> jars(Path location) throws IOException {
        if (!Files.isDirectory(location) || Files.exists(location.resolve("module-info.class")))
            return List.of(location);
        List<Path> jars = new ArrayList<>(list(location));
        Path library = location.resolve("lib");
        if (Files.isDirectory(library)) jars.addAll(list(library));
        jars.removeIf(jar -> !jar.toString().endsWith(".jar"));
        return jars;
    }

    private void child(Path path) {
        String file = path.getFileName().toString();
        boolean jar = file.endsWith(".jar") || file.endsWith(".jar.disabled");
        if (Files.isDirectory(path) || jar) add(path);
        else
            stray(
                    "P090",
                    path,
                    "is not a plugin and was left alone",
                    "",
                    "a plugin is a .jar file or a folder of them");
    }

    private void add(Path path) {
        try {
            if (!seen.add(path.toRealPath())) return;
            boolean empty = Files.isDirectory(path) && jars(path).isEmpty();
            if (empty) stray("P091", path, "this folder holds no jar", "", "put the plugin's jars into it");
            else plugins.add(plugin(path));
        } catch (IOException e) {
            stray("P004", path, "cannot be read", Failure.text(e), "make it readable");
        }
    }

    private static Plugin plugin(Path path) {
        Path descriptor = path.resolve("module-info.class");
        if (!Files.isRegularFile(descriptor)) return Plugin.at(path);
        try (InputStream in = Files.newInputStream(descriptor)) {
            return new Plugin(ModuleDescriptor.read(in).name().replace('.', '-'), "", path);
        } catch (IOException | InvalidModuleDescriptorException e) {
            return Plugin.at(path); // whoever verifies it will say what is wrong
        }
    }

    private List<Path> children(Path folder) {
        try {
            return list(folder);
        } catch (IOException e) {
            stray("P004", folder, "cannot be read", Failure.text(e), "make it readable");
            return List.of();
        }
    }

    /** What is in a folder and not hidden, sorted, so that nothing depends on the file system. */
    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> !child.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private void stray(String code, Path path, String what, String why, String fix) {
        diagnostics.add(new Diagnostic(code, "", path, what, why, fix));
    }
}
