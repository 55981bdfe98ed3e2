package semblance.core.plugin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import semblance.core.plugin.Plugin.State;

/** Plugins of one name, or with a main module of one name: the newest whose own files are in order is kept. */
final class Rivals {
    private final List<Plugin> plugins;

    Rivals(List<Plugin> plugins) {
        this.plugins = plugins;
    }

    void settle() {
        List<Plugin> newestFirst = new ArrayList<>(
                plugins.stream().filter(plugin -> plugin.is(State.VERIFIED)).toList());
        newestFirst.sort(Comparator.comparing((Plugin plugin) -> plugin, Plugin::compareVersions)
                .reversed());
        Map<String, Plugin> kept = new HashMap<>();
        for (Plugin plugin : newestFirst) {
            Set<String> claims = new HashSet<>();
            claims.add("plugin " + plugin.name());
            for (Jar jar : plugin.mains()) claims.add("module " + jar.name());
            claims.stream().sorted().filter(kept::containsKey).findFirst().ifPresent(claim -> {
                Plugin winner = kept.get(claim);
                boolean older = plugin.compareVersions(winner) < 0;
                plugin.refuse(
                        "P304",
                        plugin.location(),
                        claim + (older ? " is also installed in a newer version" : " is installed twice"),
                        plugin.location().getFileName() + " is " + described(plugin) + ", "
                                + winner.location().getFileName() + " is " + described(winner),
                        "delete one of them");
            });
            if (plugin.is(State.REJECTED)) continue;
            for (String claim : claims) kept.put(claim, plugin);
        }
    }

    private static String described(Plugin plugin) {
        return plugin.version().isEmpty() ? "without version" : "version " + plugin.version();
    }
}
