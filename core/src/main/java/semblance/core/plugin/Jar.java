package semblance.core.plugin;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.List;

/**
 * One module of a plugin.
 *
 * @param path its jar, or the folder of its classes
 * @param module what its descriptor says, or what its file name does if it has none
 * @param library whether it was found in the plugin's {@code lib} folder
 */
record Jar(Path path, ModuleReference module, boolean library) {

    String name() {
        return module.descriptor().name();
    }

    String file() {
        return path.getFileName().toString();
    }

    boolean automatic() {
        return module.descriptor().isAutomatic();
    }

    /** What it adds to the platform. */
    List<ModuleDescriptor.Provides> services() {
        return module.descriptor().provides().stream()
                .filter(provides -> provides.service().startsWith(Host.API + "."))
                .sorted()
                .toList();
    }

    /** Whether it was written for the platform, and is not a library that such a module needs. */
    boolean main() {
        return !services().isEmpty()
                || module.descriptor().requires().stream()
                        .anyMatch(requires -> requires.name().equals(Host.API));
    }
}
