package semblance.core.plugin;

import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import semblance.api.Extension;
import semblance.core.config.Near;
import semblance.core.config.Parameters;
import semblance.core.config.Words;
import semblance.core.plugin.Activation.Made;
import semblance.core.plugin.Plugin.State;

/**
 * The plugins of some folders and their extensions. Opening reads descriptors alone; classes are loaded when an
 * extension of their plugin is asked for. Whatever is wrong with a plugin is a {@link Diagnostic}, and all others go
 * on. Where two plugins have an extension of one name and kind, that of the platform wins, then that of the plugin
 * with the extension's name, then of the first plugin by name. Safe for use by several threads.
 */
public final class Plugins implements AutoCloseable {
    private final List<Plugin> plugins = new ArrayList<>();
    private final List<Diagnostic> strays;
    private final Activation activation;
    private final Map<Plugin, List<Made>> made = new LinkedHashMap<>();
    private boolean closed;

    private Plugins(Host host, List<Path> folders) {
        activation = new Activation(host);
        Scan scan = new Scan(folders);
        strays = scan.diagnostics();
        List<Plugin> found = scan.plugins();
        Verification verification = new Verification(host);
        for (Plugin plugin : found) if (plugin.is(State.DISCOVERED)) verification.verify(plugin);
        Resolution.resolve(host, found);
        plugins.addAll(found);
        for (Module module : host.layer().modules()) platform(module);
        plugins.sort(Plugin.ORDER);
        idle(found);
    }

    /**
     * Finds plugins. Each path is a jar, a folder of the classes of one module, or a folder of plugins, each a jar or a
     * folder with its jars and a {@code lib} of more; a plugin whose name ends in {@code .disabled} is left alone, and
     * hidden files are not looked at. Nothing that is wrong in there is thrown: see {@link #diagnostics()}.
     *
     * @throws IllegalStateException if the platform does not run as a module
     */
    public static Plugins open(List<Path> folders) {
        return new Plugins(Host.find(), folders);
    }

    private void platform(Module module) {
        ModuleReference reference = module.getLayer()
                .configuration()
                .findModule(module.getName())
                .orElseThrow()
                .reference();
        Path path = reference
                .location()
                .filter(uri -> "file".equals(uri.getScheme()))
                .map(Path::of)
                .orElse(Path.of(module.getName()));
        Jar jar = new Jar(path, module.getDescriptor(), false);
        if (!jar.services().isEmpty()) plugins.add(Plugin.ofPlatform(module, jar));
    }

    /** A plugin for its own sake is probably a library in the wrong place. */
    private static void idle(List<Plugin> found) {
        for (Plugin plugin : found) {
            boolean required = found.stream().anyMatch(other -> other.parents().contains(plugin));
            if (plugin.is(State.RESOLVED) && plugin.provides().isEmpty() && !required)
                plugin.note(
                        "P191",
                        plugin.location(),
                        "provides no extension, and no plugin requires it",
                        "",
                        "if it is a library, put it into the folder of the plugin that needs it");
        }
    }

    /** Every plugin, by name and then version, those of the platform and rejected ones included. */
    public List<Plugin> all() {
        return List.copyOf(plugins);
    }

    /** Everything that is wrong so far: first with files that are no plugin, then with each plugin in order. */
    public List<Diagnostic> diagnostics() {
        List<Diagnostic> all = new ArrayList<>(strays);
        for (Plugin plugin : plugins) all.addAll(plugin.diagnostics());
        return all;
    }

    /** The extensions of a kind, such as {@code Trainer.class}, by name; activates every plugin that has some. */
    public synchronized <E extends Extension> List<Provided<E>> extensions(Class<E> kind) {
        Map<String, Provided<E>> byName = new TreeMap<>();
        for (Plugin plugin : plugins) {
            for (Provided<E> provided : extensions(plugin, kind)) {
                String name = provided.extension().name();
                Provided<E> other = byName.get(name);
                boolean wins = other == null || preference(name).compare(plugin, other.plugin()) < 0;
                if (other != null) clash(kind, name, wins ? provided : other, wins ? other : provided);
                if (wins) byName.put(name, provided);
            }
        }
        return List.copyOf(byName.values());
    }

    /**
     * The extension of a kind that has this name; activates no more plugins than it must look into.
     *
     * @throws UnknownExtension if there is none
     */
    public synchronized <E extends Extension> Provided<E> find(Class<E> kind, String name) {
        List<Plugin> nearestFirst = new ArrayList<>(plugins);
        nearestFirst.sort(preference(name));
        for (Plugin plugin : nearestFirst)
            for (Provided<E> provided : extensions(plugin, kind))
                if (provided.extension().name().equals(name)) return provided;
        throw unknown(kind, name);
    }

    private <E extends Extension> List<Provided<E>> extensions(Plugin plugin, Class<E> kind) {
        if (closed) throw new IllegalStateException("these plugins are closed");
        if (!plugin.usable() || !plugin.has(kind)) return List.of();
        List<Made> all = made.computeIfAbsent(plugin, activation::activate);
        return all.stream()
                .filter(one -> one.kind() == kind)
                .map(one -> new Provided<>(kind.cast(one.extension()), plugin))
                .toList();
    }

    private static Comparator<Plugin> preference(String name) {
        return Comparator.comparing((Plugin plugin) -> !plugin.platform())
                .thenComparing(plugin -> !plugin.name().equals(name))
                .thenComparing(plugin -> !plugin.name().endsWith("-" + name))
                .thenComparing(Plugin.ORDER);
    }

    private static void clash(
            Class<?> kind, String name, Provided<? extends Extension> kept, Provided<? extends Extension> lost) {
        lost.plugin()
                .note(
                        "P406",
                        lost.plugin().location(),
                        "its " + Words.of(kind) + " '" + name + "' is not used",
                        "plugin " + kept.plugin().name() + " has one of that name",
                        "remove one of the two plugins");
    }

    private <E extends Extension> UnknownExtension unknown(Class<E> kind, String name) {
        List<String> names = extensions(kind).stream()
                .map(provided -> provided.extension().name())
                .toList();
        String installed = names.isEmpty() ? "none is installed" : "installed: " + String.join(", ", names);
        StringBuilder message = new StringBuilder("no " + Words.of(kind) + " named '" + name + "'; " + installed)
                .append(Near.hint(name, names));
        for (Plugin plugin : plugins) {
            boolean meant = plugin.name().equals(name) || plugin.name().endsWith("-" + name);
            if (plugin.usable() || !meant) continue;
            message.append("; plugin ").append(plugin.name());
            if (plugin.is(State.DISABLED)) message.append(" is disabled");
            else message.append(" was rejected: ").append(plugin.refusal());
        }
        return new UnknownExtension(message.toString());
    }

    /** These extensions, as parameters look for them. */
    public Parameters.Extensions lookup() {
        return new Parameters.Extensions() {
            @Override
            public Extension find(Class<? extends Extension> kind, String name) {
                return Plugins.this.find(kind, name).extension();
            }

            @Override
            public List<String> names(Class<? extends Extension> kind) {
                List<String> names = new ArrayList<>();
                for (Provided<?> provided : extensions(kind))
                    names.add(provided.extension().name());
                return names;
            }
        };
    }

    /**
     * The plugin of a name, or of a file or folder name; the one in use where there are several.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Plugin plugin(String nameOrJar) {
        return plugins.stream()
                .filter(plugin -> plugin.name().equals(nameOrJar)
                        || plugin.location().endsWith(nameOrJar)
                        || plugin.location().toString().equals(nameOrJar))
                .min(Comparator.comparing(plugin -> !plugin.usable()))
                .orElseThrow(() -> {
                    List<String> names =
                            plugins.stream().map(Plugin::name).distinct().toList();
                    return new IllegalArgumentException("no plugin '" + nameOrJar + "'; installed: "
                            + String.join(", ", names) + Near.hint(nameOrJar, names));
                });
    }

    /**
     * How a plugin came to be in its state, as lines of text: where it is, its modules, what it provides, the plugins
     * behind what it requires, and what is wrong.
     *
     * @throws IllegalArgumentException if there is no such plugin
     */
    public List<String> why(String nameOrJar) {
        return Explanation.of(plugin(nameOrJar));
    }

    /** Lets go of all classes of plugins, which Java unloads once nobody else holds an object of theirs. */
    @Override
    public synchronized void close() {
        closed = true;
        made.clear();
        for (Plugin plugin : plugins) if (!plugin.platform()) plugin.release();
    }
}
