package semblance.core.artifact;

import java.lang.module.ModuleDescriptor;
import java.util.List;
import java.util.stream.Stream;
import semblance.api.data.Schema;

/** Where the records of a model may come from: its own module, the api, and the plugins that its module requires. */
public final class Homes {
    private static final Module API = Schema.class.getModule();

    private Homes() {}

    /** Whether a part whose code is in {@code module} may hold records of {@code other}. */
    public static boolean of(Module module, Module other) {
        return other == module || other == API || all(module).anyMatch(home -> home == other);
    }

    /** Itself first, then the api, then the modules that it requires and that stand on the api themselves. */
    static Stream<Module> all(Module module) {
        if (!module.isNamed() || module.getLayer() == null) return Stream.of(module, API);
        List<Module> required = module.getDescriptor().requires().stream()
                .sorted()
                .flatMap(requires -> module.getLayer().findModule(requires.name()).stream())
                .filter(Homes::isPlugin)
                .toList();
        return Stream.concat(Stream.of(module, API), required.stream());
    }

    private static boolean isPlugin(Module module) {
        return module.getDescriptor().requires().stream()
                .map(ModuleDescriptor.Requires::name)
                .anyMatch(API.getName()::equals);
    }
}
