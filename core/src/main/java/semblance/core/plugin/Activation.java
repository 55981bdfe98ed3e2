package semblance.core.plugin;

import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolutionException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import semblance.api.Extension;
import semblance.core.plugin.Plugin.State;

/**
 * Defines the layer of a plugin and makes its extensions. The providers are those that its descriptors name, as for
 * {@link java.util.ServiceLoader}; they are made one by one here, so that each failure has a name and stops no other.
 */
final class Activation {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** What was made, with the kind that it was announced as. */
    record Made(Class<? extends Extension> kind, Extension extension) {}

    private final Host host;

    Activation(Host host) {
        this.host = host;
    }

    /** Makes every extension of a resolved plugin; what fails becomes a diagnostic of it. */
    List<Made> activate(Plugin plugin) {
        List<Made> made = new ArrayList<>();
        if (!define(plugin)) return made;
        for (Jar jar : plugin.jars()) {
            Module module = plugin.layer().findModule(jar.name()).orElseThrow();
            for (ModuleDescriptor.Provides provides : jar.services()) {
                Class<? extends Extension> kind = host.kind(provides.service()).orElseThrow();
                for (String provider : provides.providers()) {
                    try {
                        made.add(new Made(kind, make(jar, module, kind, provider)));
                    } catch (Refusal refusal) {
                        refusal.note(plugin);
                    }
                }
            }
        }
        if (made.isEmpty() && !plugin.provides().isEmpty()) plugin.reject();
        return made;
    }

    /** Defines a plugin's layer, after those of the plugins that it requires. */
    private boolean define(Plugin plugin) {
        if (plugin.layer() != null) {
            plugin.reach(State.ACTIVE);
            return true;
        }
        for (Plugin parent : plugin.parents()) {
            if (define(parent)) continue;
            plugin.refuse(
                    "P206",
                    plugin.location(),
                    "requires plugin " + parent.name() + ", which was refused",
                    parent.refusal(),
                    "");
            return false;
        }
        List<ModuleLayer> parents = new ArrayList<>();
        for (Plugin parent : plugin.parents()) parents.add(parent.layer());
        parents.add(host.layer());
        try {
            plugin.activate(
                    plugin.lasting()
                            ? Lasting.layer(plugin, parents, () -> layer(plugin, parents))
                            : layer(plugin, parents));
            return true;
        } catch (Refusal refusal) {
            refusal.strike(plugin);
            return false;
        } catch (RuntimeException e) { // the module system's own, and whatever a strange descriptor provokes
            boolean plain = e instanceof FindException
                    || e instanceof ResolutionException
                    || e instanceof LayerInstantiationException;
            plugin.refuse(
                    "P207",
                    plugin.location(),
                    "its modules cannot be wired",
                    plain ? String.valueOf(e.getMessage()) : Failure.text(e),
                    "remove the jar that is named");
            return false;
        }
    }

    private ModuleLayer layer(Plugin plugin, List<ModuleLayer> parents) {
        List<Configuration> configurations =
                parents.stream().map(ModuleLayer::configuration).toList();
        Sealing sealing = sealing(plugin);
        Configuration configuration =
                Configuration.resolve(sealing, configurations, ModuleFinder.of(), sealing.roots());
        ModuleLayer.Controller controller =
                ModuleLayer.defineModulesWithOneLoader(configuration, parents, bootstrapOnly());
        sealing.join(controller);
        if (!plugin.nativeCode().isEmpty()) NativeAccess.grant(controller, plugin);
        return controller.layer();
    }

    /** What automatic modules may see: what the platform offers, and the plugins behind this one. */
    private Sealing sealing(Plugin plugin) {
        if (plugin.jars().stream().noneMatch(Jar::automatic)) return new Sealing(plugin.jars(), Set.of(), Set.of());
        Set<String> modules = new TreeSet<>(host.visible());
        Set<String> packages = new TreeSet<>(host.packages());
        for (Plugin parent : Resolution.family(plugin.parents())) {
            for (Module module : parent.layer().modules()) {
                modules.add(module.getName());
                for (ModuleDescriptor.Exports exports : module.getDescriptor().exports())
                    if (!exports.isQualified()) packages.add(exports.source());
            }
        }
        return new Sealing(plugin.jars(), modules, packages);
    }

    /** A parent that knows Java's innermost classes alone, so that nothing of the platform is found by name. */
    private static ClassLoader bootstrapOnly() {
        return new ClassLoader(null) {};
    }

    private static Extension make(Jar jar, Module module, Class<? extends Extension> kind, String provider)
            throws Refusal {
        try {
            Class<?> type = Class.forName(module, provider);
            if (type == null)
                throw new Refusal("P407", jar.path(), provider + " cannot be loaded", "", "build the jar again");
            Extension extension = kind.cast(constructor(jar, kind, type).newInstance());
            String name = extension.name();
            if (name == null || !NAME.matcher(name).matches())
                throw new Refusal(
                        "P405",
                        jar.path(),
                        "the name of " + provider + " must be lower-case words with dashes, got "
                                + (name == null ? "null" : "'" + name + "'"),
                        "",
                        "return such a name");
            return extension;
        } catch (InvocationTargetException e) {
            throw failed(jar, provider, e.getCause());
        } catch (Refusal refusal) {
            throw refusal;
        } catch (Throwable e) {
            throw failed(jar, provider, e);
        }
    }

    private static Constructor<?> constructor(Jar jar, Class<? extends Extension> kind, Class<?> type) throws Refusal {
        String name = type.getName();
        if (!kind.isAssignableFrom(type))
            throw new Refusal(
                    "P408",
                    jar.path(),
                    name + " is provided as " + kind.getSimpleName() + ", which it does not implement",
                    "",
                    "implement it, or take it out of 'provides'");
        if (!type.isRecord())
            throw new Refusal("P401", jar.path(), name + " is not a record", "", "make it a record of its parameters");
        if (!Modifier.isPublic(type.getModifiers()) || !type.getModule().isExported(type.getPackageName()))
            throw new Refusal(
                    "P402",
                    jar.path(),
                    name + " is not a public record in an exported package",
                    "",
                    "make it public and write 'exports " + type.getPackageName() + ";' in module-info.java");
        try {
            return type.getConstructor();
        } catch (NoSuchMethodException e) {
            throw new Refusal(
                    "P403",
                    jar.path(),
                    name + " has no public constructor without arguments",
                    "",
                    "add one that sets the defaults");
        }
    }

    /** @throws VirtualMachineError as it is, unless it is one the provider's own recursion explains */
    private static Refusal failed(Jar jar, String provider, Throwable thrown) {
        if (thrown instanceof VirtualMachineError error && !(thrown instanceof StackOverflowError)) throw error;
        if (thrown instanceof ExceptionInInitializerError && thrown.getCause() != null)
            return new Refusal(
                    "P404",
                    jar.path(),
                    "static code of " + provider + " failed",
                    Failure.text(thrown.getCause()),
                    "report this to the plugin's author");
        if (thrown instanceof LinkageError)
            return new Refusal(
                    "P407",
                    jar.path(),
                    provider + " cannot be linked",
                    Failure.text(thrown),
                    "put the jar that is missing into the plugin's folder, or install versions that fit");
        return new Refusal(
                "P404",
                jar.path(),
                "the constructor or name of " + provider + " failed",
                Failure.text(thrown),
                "report this to the plugin's author");
    }
}
