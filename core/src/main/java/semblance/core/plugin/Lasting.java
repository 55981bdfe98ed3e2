package semblance.core.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The layers of plugins with native code, and of what those require. Java ties a native library to the first class
 * loader that loads it, for as long as the process lives, so such a layer is defined once, is never let go of, and
 * serves everybody who opens the same jars again. It is the one thing here that belongs to the process, as the library
 * does.
 */
final class Lasting {
    private static final Map<String, Lasting> BY_MODULE = new HashMap<>();

    private final List<Stamp> jars;
    private final List<ModuleLayer> parents;
    private final ModuleLayer layer;

    private Lasting(List<Stamp> jars, List<ModuleLayer> parents, ModuleLayer layer) {
        this.jars = jars;
        this.parents = List.copyOf(parents);
        this.layer = layer;
    }

    /** A jar as it was when it was opened. */
    private record Stamp(Path path, long size, long time) {
        static Stamp of(Path path) throws IOException {
            return new Stamp(
                    path.toRealPath(),
                    Files.size(path),
                    Files.getLastModifiedTime(path).toMillis());
        }

        /** Whether it is the same file, unchanged, or a copy of it. */
        boolean same(Stamp other) throws IOException {
            if (equals(other)) return true;
            boolean copy = path.getFileName().equals(other.path.getFileName()) && size == other.size;
            return copy && other.equals(of(other.path)) && Files.mismatch(path, other.path) < 0;
        }
    }

    /**
     * The layer of a plugin.
     *
     * @param define makes it, if the process has none yet
     * @throws Refusal if the process has one of other jars
     */
    static ModuleLayer layer(Plugin plugin, List<ModuleLayer> parents, Supplier<ModuleLayer> define) throws Refusal {
        Set<String> names = new LinkedHashSet<>();
        for (Jar jar : plugin.mains()) names.add(jar.name());
        for (Jar jar : plugin.nativeCode()) names.add(jar.name());
        synchronized (BY_MODULE) {
            try {
                List<Stamp> jars = stamps(plugin);
                for (String name : names) {
                    Lasting there = BY_MODULE.get(name);
                    if (there == null) continue;
                    if (there.parents.equals(parents) && there.holds(jars)) return there.layer;
                    throw other(plugin, name, there);
                }
                Lasting lasting = new Lasting(jars, parents, define.get());
                for (String name : names) BY_MODULE.put(name, lasting);
                return lasting.layer;
            } catch (IOException e) {
                throw new Refusal("P004", plugin.location(), "cannot be read", Failure.text(e), "make it readable");
            }
        }
    }

    private static List<Stamp> stamps(Plugin plugin) throws IOException {
        Stamp[] stamps = new Stamp[plugin.jars().size()];
        for (int j = 0; j < stamps.length; j++)
            stamps[j] = Stamp.of(plugin.jars().get(j).path());
        return List.of(stamps);
    }

    private boolean holds(List<Stamp> others) {
        if (others.size() != jars.size()) return false;
        try {
            for (int j = 0; j < jars.size(); j++) if (!others.get(j).same(jars.get(j))) return false;
            return true;
        } catch (IOException e) {
            return false; // the jars that it was defined from are gone, and nobody can tell
        }
    }

    private static Refusal other(Plugin plugin, String module, Lasting there) {
        Path first = there.jars.get(0).path().getParent();
        return new Refusal(
                "P501",
                plugin.location(),
                "this process has loaded another module " + module + ", whose native code cannot be loaded twice",
                "that one came from " + first + ", as it was then",
                "restart the process to use this one");
    }
}
