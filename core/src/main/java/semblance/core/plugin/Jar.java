package semblance.core.plugin;

import java.io.IOException;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.List;

/**
 * One module of a plugin.
 *
 * @param path its jar, or the folder of its classes
 * @param descriptor what its descriptor says, or what its file name does if it has none
 * @param library whether it was found in the plugin's {@code lib} folder
 */
record Jar(Path path, ModuleDescriptor descriptor, boolean library) {

    String name() {
        return descriptor.name();
    }

    String file() {
        return path.getFileName().toString();
    }

    boolean automatic() {
        return descriptor.isAutomatic();
    }

    /** What it adds to the platform. */
    List<ModuleDescriptor.Provides> services() {
        return descriptor.provides().stream()
                .filter(provides -> provides.service().startsWith(Host.API + "."))
                .sorted()
                .toList();
    }

    /** Whether it was written for the platform, and is not a library that such a module needs. */
    boolean main() {
        return !services().isEmpty()
                || descriptor.requires().stream()
                        .anyMatch(requires -> requires.name().equals(Host.API));
    }

    /** Whether it holds libraries that are not Java's, by a look at the names of all its files. */
    boolean nativeCode() {
        try (Content content = Content.of(path)) {
            return content.nativeCode();
        } catch (IOException e) {
            return false; // it was read before; whoever defines its module will say what has become of it
        }
    }

    /** @throws FindException if the file has changed since it was read */
    ModuleReference reference() {
        return ModuleFinder.of(path)
                .find(name())
                .orElseThrow(() -> new FindException(path + " no longer holds module " + name()));
    }
}
