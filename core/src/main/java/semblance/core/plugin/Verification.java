package semblance.core.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Checks a plugin by its own files alone: what can be told without other plugins and without loading a class. */
final class Verification {
    private final Host host;

    Verification(Host host) {
        this.host = host;
    }

    void verify(Plugin plugin) {
        List<Jar> jars = new ArrayList<>();
        try {
            for (Path path : Scan.jars(plugin.location())) {
                boolean library =
                        !path.equals(plugin.location()) && !path.getParent().equals(plugin.location());
                try {
                    read(plugin, path, library, jars);
                } catch (Refusal refusal) {
                    refusal.strike(plugin);
                }
            }
        } catch (IOException e) {
            plugin.refuse("P004", plugin.location(), "cannot be read", Failure.text(e), "make it readable");
        }
        plugin.hold(jars);
        overlaps(plugin);
        plugin.reach(Plugin.State.VERIFIED);
    }

    /** Adds a jar that can be described, even if it then fails, since its name explains what fails elsewhere. */
    private void read(Plugin plugin, Path path, boolean library, List<Jar> to) throws Refusal {
        JarCheck check = new JarCheck(path);
        try (Content content = check.open()) {
            Jar jar = new Jar(path, check.describe(content), library);
            to.add(jar);
            api(jar);
            for (ModuleDescriptor.Provides provides : jar.services()) {
                if (host.kind(provides.service()).isEmpty())
                    throw new Refusal(
                            "P306",
                            path,
                            "provides " + provides.service() + ", which this api does not have",
                            "",
                            "install a version of the plugin for this api");
                for (String provider : provides.providers()) provider(check, path, content, provider);
                if (!jar.automatic()) agree(plugin, jar, content, provides);
            }
        } catch (IOException e) {
            throw check.unreadable(e);
        } catch (IllegalArgumentException e) { // what a zip whose directory is damaged throws
            throw check.unreadable(new IOException(Failure.text(e)));
        }
    }

    /** Same major version, not newer than the running api; descriptors record what they were compiled against. */
    private void api(Jar jar) throws Refusal {
        Optional<ModuleDescriptor.Version> running = host.apiVersion();
        Optional<ModuleDescriptor.Version> compiled = jar.descriptor().requires().stream()
                .filter(requires -> requires.name().equals(Host.API))
                .findFirst()
                .flatMap(ModuleDescriptor.Requires::compiledVersion);
        if (running.isEmpty() || compiled.isEmpty()) return;
        String what = "was built against " + Host.API + " " + compiled.get() + ", and this is " + running.get();
        if (!Versions.sameMajor(running.get(), compiled.get()))
            throw new Refusal(
                    "P302", jar.path(), what, "major versions differ", "install a version of the plugin for this api");
        if (compiled.get().compareTo(running.get()) > 0)
            throw new Refusal("P303", jar.path(), what, "", "update the platform, or install an older plugin");
    }

    private static void provider(JarCheck check, Path path, Content content, String provider)
            throws Refusal, IOException {
        String file = provider.replace('.', '/') + ".class";
        Optional<InputStream> found = content.open(file);
        if (found.isEmpty())
            throw new Refusal(
                    "P103",
                    path,
                    "provides " + provider + ", a class that it does not hold",
                    "",
                    "build the jar again");
        check.classFile(found.get(), file);
    }

    /** Hosts on the class path, such as a cluster's workers, look at META-INF/services alone. */
    private static void agree(Plugin plugin, Jar jar, Content content, ModuleDescriptor.Provides provides)
            throws IOException {
        String path = "META-INF/services/" + provides.service();
        Optional<InputStream> file = content.open(path);
        if (file.isEmpty()) return;
        TreeSet<String> listed = new TreeSet<>();
        try (InputStream in = file.get()) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .forEach(listed::add);
        }
        TreeSet<String> declared = new TreeSet<>(provides.providers());
        if (!listed.equals(declared))
            plugin.note(
                    "P190",
                    jar.path(),
                    path + " and module-info disagree",
                    "the one names " + listed + ", the other " + declared,
                    "name the same classes in both");
    }

    private static void overlaps(Plugin plugin) {
        Map<String, Jar> modules = new HashMap<>();
        Map<String, Jar> packages = new HashMap<>();
        for (Jar jar : plugin.jars()) {
            Jar twin = modules.putIfAbsent(jar.name(), jar);
            if (twin != null) {
                plugin.refuse(
                        "P208",
                        jar.path(),
                        "two jars of the plugin hold module " + jar.name(),
                        twin.file() + " and " + jar.file(),
                        "delete one of them");
                continue;
            }
            for (String name : new TreeSet<>(jar.descriptor().packages())) {
                Jar other = packages.putIfAbsent(name, jar);
                if (other == null) continue;
                plugin.refuse(
                        "P205",
                        jar.path(),
                        "two jars of the plugin hold package " + name,
                        other.file() + " and " + jar.file(),
                        "delete one of them");
                break;
            }
        }
    }
}
