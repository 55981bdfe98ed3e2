package semblance.core.plugin;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rewrites automatic modules, in memory, as explicit ones. An automatic module reads everything in its parent layers,
 * so that a plugin's private library would meet the platform's own copy of it, and the plugin could see the platform.
 * A sealed one is open, exports all that it has, and requires, where present, Java, the api and the plugins that its
 * plugin requires. What it shares with its siblings is added by {@link #join} once the layer exists, because
 * descriptors may not require each other in a circle.
 */
final class Sealing implements ModuleFinder {
    private final Map<String, ModuleReference> modules = new LinkedHashMap<>();
    private final Set<String> sealed = new TreeSet<>();
    /** Sibling by sibling, whose services it provides or uses. */
    private final Map<String, Set<String>> edges = new HashMap<>();

    private final List<Jar> jars;
    private final Set<String> outside;
    private final Set<String> outsidePackages;

    /**
     * @param outside modules that sealed ones may see, beside their siblings
     * @param outsidePackages what those export
     */
    Sealing(List<Jar> jars, Set<String> outside, Set<String> outsidePackages) {
        this.jars = jars;
        this.outside = outside;
        this.outsidePackages = outsidePackages;
        for (Jar jar : jars) modules.put(jar.name(), jar.automatic() ? seal(jar) : jar.module());
    }

    @Override
    public Optional<ModuleReference> find(String name) {
        return Optional.ofNullable(modules.get(name));
    }

    @Override
    public Set<ModuleReference> findAll() {
        return Set.copyOf(modules.values());
    }

    /** The names of all modules: nothing in a plugin's folder is left out. */
    Collection<String> roots() {
        return modules.keySet();
    }

    /** Lets each sealed module of a new layer read its siblings. */
    void join(ModuleLayer.Controller controller) {
        ModuleLayer layer = controller.layer();
        for (String name : sealed)
            for (Module sibling : layer.modules())
                controller.addReads(layer.findModule(name).orElseThrow(), sibling);
    }

    private ModuleReference seal(Jar jar) {
        ModuleDescriptor automatic = jar.module().descriptor();
        sealed.add(jar.name());
        ModuleDescriptor.Builder builder = ModuleDescriptor.newOpenModule(jar.name());
        automatic.version().ifPresent(builder::version);
        builder.packages(automatic.packages());
        for (String name : automatic.packages()) builder.exports(name);
        for (ModuleDescriptor.Provides provides : automatic.provides())
            if (reachable(jar, provides.service())) builder.provides(provides);
        for (String service : services()) if (reachable(jar, service)) builder.uses(service);
        Set<String> required = new TreeSet<>(outside);
        required.addAll(edges.getOrDefault(jar.name(), Set.of()));
        required.remove("java.base");
        for (Jar sibling : jars) {
            boolean edge = edges.getOrDefault(jar.name(), Set.of()).contains(sibling.name());
            if (!edge) required.remove(sibling.name());
        }
        for (String name : required) builder.requires(Set.of(Requires.Modifier.STATIC), name);
        return reference(jar.module(), builder.build());
    }

    /** Every service that anything in this plugin provides. */
    private Set<String> services() {
        Set<String> services = new TreeSet<>();
        for (Jar jar : jars)
            for (ModuleDescriptor.Provides provides : jar.module().descriptor().provides())
                services.add(provides.service());
        return services;
    }

    /**
     * Whether a module sees a service's package, which a descriptor that names the service must. A sibling's is made
     * visible here, unless siblings would then require each other in a circle.
     */
    private boolean reachable(Jar jar, String service) {
        String name = service.substring(0, Math.max(0, service.lastIndexOf('.')));
        if (jar.module().descriptor().packages().contains(name) || outsidePackages.contains(name)) return true;
        for (Jar sibling : jars) {
            ModuleDescriptor descriptor = sibling.module().descriptor();
            boolean open = sibling.automatic()
                    || descriptor.exports().stream()
                            .anyMatch(exports ->
                                    !exports.isQualified() && exports.source().equals(name));
            if (!open || !descriptor.packages().contains(name)) continue;
            if (leads(sibling.name(), jar.name(), new HashSet<>())) return false;
            edges.computeIfAbsent(jar.name(), any -> new TreeSet<>()).add(sibling.name());
            return true;
        }
        return false;
    }

    /** Whether one module requires another, be it through others. */
    private boolean leads(String from, String to, Set<String> seen) {
        if (from.equals(to)) return true;
        if (!seen.add(from)) return false;
        Set<String> next = new TreeSet<>(edges.getOrDefault(from, Set.of()));
        for (Jar jar : jars)
            if (jar.name().equals(from))
                for (Requires requires : jar.module().descriptor().requires()) next.add(requires.name());
        return next.stream().anyMatch(name -> leads(name, to, seen));
    }

    private static ModuleReference reference(ModuleReference original, ModuleDescriptor descriptor) {
        return new ModuleReference(descriptor, original.location().orElse(null)) {
            @Override
            public ModuleReader open() throws IOException {
                return original.open();
            }
        };
    }
}
