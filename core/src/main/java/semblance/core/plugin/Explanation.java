package semblance.core.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The story of one plugin, for a person. */
final class Explanation {
    private Explanation() {}

    static List<String> of(Plugin plugin) {
        List<String> lines = new ArrayList<>();
        lines.add(plugin + ": " + plugin.state());
        lines.add("in " + plugin.location());
        for (Jar jar : plugin.jars()) lines.add("module " + module(jar));
        if (!plugin.provides().isEmpty()) lines.add("provides " + String.join(", ", plugin.provides()));
        for (Plugin parent : plugin.parents())
            lines.add("requires plugin " + parent + " (" + parent.state() + ") in " + parent.location());
        for (Diagnostic diagnostic : plugin.diagnostics()) lines.add(diagnostic.toString());
        return lines;
    }

    private static String module(Jar jar) {
        String kind = jar.automatic() ? ", automatic, sealed" : "";
        String requires = jar.module().descriptor().requires().stream()
                .sorted()
                .map(required -> required.name())
                .filter(name -> !name.equals("java.base"))
                .collect(Collectors.joining(", "));
        return jar.module().descriptor().toNameAndVersion() + " in " + jar.file() + kind
                + (requires.isEmpty() ? "" : ", requires " + requires);
    }
}
