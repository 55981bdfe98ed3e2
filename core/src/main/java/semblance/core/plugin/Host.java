package semblance.core.plugin;

import java.lang.module.ModuleDescriptor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import semblance.api.Extension;

/** The modules that this process was started with, and which of them plugins may see. */
final class Host {
    static final String API = "semblance.api";

    private final ModuleLayer layer;
    private final Map<String, Module> modules = new TreeMap<>();

    private Host(ModuleLayer layer) {
        this.layer = layer;
        Set<ModuleLayer> seen = new LinkedHashSet<>();
        Deque<ModuleLayer> pending = new ArrayDeque<>(Set.of(layer));
        while (!pending.isEmpty()) {
            ModuleLayer next = pending.removeFirst();
            if (!seen.add(next)) continue;
            for (Module module : next.modules()) modules.putIfAbsent(module.getName(), module);
            pending.addAll(next.parents());
        }
    }

    /** @throws IllegalStateException if the api is on the class path, where no plugin module could require it */
    static Host find() {
        ModuleLayer layer = Extension.class.getModule().getLayer();
        if (layer != null) return new Host(layer);
        throw new IllegalStateException("semblance.core must run as a module to open plugins: start java with "
                + "--module-path and --add-modules semblance.core in place of --class-path");
    }

    ModuleLayer layer() {
        return layer;
    }

    /** The modules that a plugin may require: the api and Java itself. */
    Set<String> visible() {
        Set<String> names = new LinkedHashSet<>(modules.keySet());
        names.removeIf(name -> !sees(name));
        return names;
    }

    /** Whether a plugin may require this module, and it is there. */
    boolean offers(String module) {
        return modules.containsKey(module) && sees(module);
    }

    /** Whether this module is there but none of a plugin's business. */
    boolean hides(String module) {
        return modules.containsKey(module) && !sees(module);
    }

    private static boolean sees(String module) {
        return module.equals(API) || module.startsWith("java.") || module.startsWith("jdk.");
    }

    /** Packages of the modules that a plugin may require, as far as they are for everybody. */
    Set<String> packages() {
        Set<String> packages = new LinkedHashSet<>();
        for (String name : visible())
            for (ModuleDescriptor.Exports exports :
                    modules.get(name).getDescriptor().exports())
                if (!exports.isQualified()) packages.add(exports.source());
        return packages;
    }

    /** The version of the api, where its jar says it. */
    Optional<ModuleDescriptor.Version> apiVersion() {
        return modules.get(API).getDescriptor().version();
    }

    /** The kind of extension of this class name; empty if the api has none. */
    Optional<Class<? extends Extension>> kind(String service) {
        Class<?> type = Class.forName(modules.get(API), service);
        return type != null && type.isInterface() && Extension.class.isAssignableFrom(type)
                ? Optional.of(type.asSubclass(Extension.class))
                : Optional.empty();
    }
}
