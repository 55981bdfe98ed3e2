package semblance.core.plugin;

import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolutionException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import semblance.core.config.Near;
import semblance.core.plugin.Plugin.State;

/** Wires plugins to each other and to the platform, each after those that it requires; defines nothing. */
final class Resolution {
    private final Host host;
    private final List<Plugin> all;
    private final Map<String, Plugin> holders = new TreeMap<>();
    private final Set<Plugin> done = new LinkedHashSet<>();
    private final List<Plugin> path = new ArrayList<>();

    private Resolution(Host host, List<Plugin> all) {
        this.host = host;
        this.all = all;
        for (Plugin plugin : all)
            if (plugin.is(State.VERIFIED)) for (Jar jar : plugin.mains()) holders.put(jar.name(), plugin);
    }

    /** Resolves what is verified; {@code all} is everything found, which errors speak of. */
    static void resolve(Host host, List<Plugin> all) {
        new Rivals(all).settle();
        Resolution resolution = new Resolution(host, all);
        for (Plugin plugin : all) if (plugin.is(State.VERIFIED)) resolution.visit(plugin);
    }

    /** Depth first, so that what a plugin requires comes before it. */
    private void visit(Plugin plugin) {
        if (done.contains(plugin)) return;
        if (path.contains(plugin)) {
            cycle(path.subList(path.indexOf(plugin), path.size()));
            return;
        }
        path.add(plugin);
        List<Plugin> parents = new ArrayList<>();
        for (Jar jar : plugin.jars()) {
            for (Requires requires : required(jar)) {
                Plugin holder = holders.get(requires.name());
                if (holder == null || holder == plugin || within(plugin, requires.name())) continue;
                visit(holder);
                if (plugin.is(State.REJECTED)) continue;
                if (parent(plugin, jar, requires, holder) && !parents.contains(holder)) parents.add(holder);
            }
        }
        path.remove(plugin);
        done.add(plugin);
        for (Jar jar : plugin.jars()) for (Requires requires : required(jar)) missing(plugin, jar, requires, parents);
        if (!plugin.is(State.REJECTED)) configure(plugin, parents);
    }

    private static List<Requires> required(Jar jar) {
        if (jar.automatic()) return List.of();
        return jar.module().descriptor().requires().stream().sorted().toList();
    }

    private static boolean within(Plugin plugin, String module) {
        return plugin.modules().contains(module);
    }

    private void cycle(List<Plugin> circle) {
        String names = circle.stream().map(Plugin::name).collect(Collectors.joining(" -> "));
        for (Plugin plugin : circle)
            plugin.refuse(
                    "P204",
                    plugin.location(),
                    "requires itself",
                    names + " -> " + circle.get(0).name(),
                    "remove one of these requirements");
    }

    /** Whether the holder of a required module can be a parent. */
    private static boolean parent(Plugin plugin, Jar jar, Requires requires, Plugin holder) {
        if (!holder.is(State.RESOLVED)) {
            if (!requires.modifiers().contains(Requires.Modifier.STATIC))
                plugin.refuse(
                        "P206",
                        jar.path(),
                        "requires plugin " + holder.name() + ", which was refused",
                        holder.refusal(),
                        "");
            return false;
        }
        Optional<ModuleDescriptor.Version> built = requires.compiledVersion();
        Optional<ModuleDescriptor.Version> found = holder.jars().stream()
                .filter(other -> other.name().equals(requires.name()))
                .findFirst()
                .flatMap(other -> other.module().descriptor().version());
        if (built.isEmpty() || found.isEmpty()) return true;
        if (Versions.sameMajor(built.get(), found.get()) && built.get().compareTo(found.get()) <= 0) return true;
        plugin.refuse(
                "P305",
                jar.path(),
                "was built against " + requires.name() + " " + built.get() + ", and " + found.get() + " is installed",
                "in " + holder.location().getFileName(),
                "install versions of the two plugins that were built together");
        return false;
    }

    private void missing(Plugin plugin, Jar jar, Requires requires, List<Plugin> parents) {
        String module = requires.name();
        boolean optional = requires.modifiers().contains(Requires.Modifier.STATIC);
        if (host.hides(module) && !within(plugin, module)) {
            boolean own = module.startsWith("semblance.");
            plugin.refuse(
                    "P202",
                    jar.path(),
                    "requires module " + module + ", which plugins do not see",
                    "a plugin sees Java, " + Host.API + " and the plugins that it requires",
                    own ? "use " + Host.API : "put the jar of " + module + " into the plugin's folder");
            return;
        }
        if (optional || holders.containsKey(module) || within(plugin, module) || host.offers(module)) return;
        if (family(parents).stream().anyMatch(parent -> within(parent, module))) return;
        for (Plugin other : all) if (other != plugin && elsewhere(plugin, jar, module, other)) return;
        if (ModuleFinder.ofSystem().find(module).isPresent()) {
            plugin.refuse(
                    "P201",
                    jar.path(),
                    "requires module " + module + ", which this Java was started without",
                    "",
                    "start java with --add-modules ALL-DEFAULT");
            return;
        }
        Set<String> names = new TreeSet<>(holders.keySet());
        names.addAll(host.visible());
        names.addAll(plugin.modules());
        plugin.refuse(
                "P201",
                jar.path(),
                "requires module " + module + ", which is not installed" + Near.hint(module, names),
                "",
                "install the plugin that holds it, or put its jar into this plugin's folder");
    }

    /** Whether another plugin explains why a module is missing: it is private there, or that plugin cannot be used. */
    private static boolean elsewhere(Plugin plugin, Jar jar, String module, Plugin other) {
        boolean unusable = other.is(State.REJECTED) || other.is(State.DISABLED);
        boolean unread = other.jars().isEmpty()
                && ("." + module).endsWith("." + other.name().replace("-", ""));
        if (!within(other, module) && !(unusable && unread)) return false;
        String of = "requires module " + module + " of plugin " + other.name();
        if (other.is(State.DISABLED))
            plugin.refuse("P206", jar.path(), of + ", which is disabled", "", "take .disabled off its name");
        else if (unusable) plugin.refuse("P206", jar.path(), of + ", which was refused", other.refusal(), "");
        else
            plugin.refuse(
                    "P206",
                    jar.path(),
                    of + ", which keeps it to itself",
                    "it is a private library there",
                    "put the jar of " + module + " into this plugin's folder too");
        return true;
    }

    /** Plugins, and those that they require in turn. */
    static List<Plugin> family(List<Plugin> plugins) {
        Set<Plugin> family = new LinkedHashSet<>();
        for (Plugin plugin : plugins) {
            family.add(plugin);
            family.addAll(family(plugin.parents()));
        }
        return List.copyOf(family);
    }

    /** The answer of the module system itself, which also knows of packages that two plugins share. */
    private void configure(Plugin plugin, List<Plugin> parents) {
        List<Configuration> configurations =
                new ArrayList<>(parents.stream().map(Plugin::configuration).toList());
        configurations.add(host.layer().configuration());
        Sealing sealing = sealing(host, plugin, parents);
        try {
            Configuration configuration =
                    Configuration.resolve(sealing, configurations, ModuleFinder.of(), sealing.roots());
            plugin.resolve(parents, sealing, configuration);
        } catch (FindException | ResolutionException e) {
            plugin.refuse(
                    "P207",
                    plugin.location(),
                    "its modules cannot be wired",
                    String.valueOf(e.getMessage()),
                    "remove the jar that is named");
        }
    }

    private static Sealing sealing(Host host, Plugin plugin, List<Plugin> parents) {
        if (plugin.jars().stream().noneMatch(Jar::automatic)) return new Sealing(plugin.jars(), Set.of(), Set.of());
        Set<String> modules = new TreeSet<>(host.visible());
        Set<String> packages = new TreeSet<>(host.packages());
        for (Plugin parent : family(parents)) {
            for (Jar jar : parent.jars()) {
                modules.add(jar.name());
                if (jar.automatic()) packages.addAll(jar.module().descriptor().packages());
                for (ModuleDescriptor.Exports exports :
                        jar.module().descriptor().exports()) if (!exports.isQualified()) packages.add(exports.source());
            }
        }
        return new Sealing(plugin.jars(), modules, packages);
    }
}
