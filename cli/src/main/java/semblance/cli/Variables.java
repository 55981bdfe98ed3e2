package semblance.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import semblance.core.config.Near;

/**
 * The variables of a pipeline file and their uses, {@code ${name}}. YAML would take the braces of a use inside
 * {@code {...}} for a mapping of its own, so uses are written as private characters before the text is parsed.
 */
final class Variables {
    private static final Pattern WRITTEN = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_-]*)}");
    private static final Pattern HIDDEN = Pattern.compile("\uE000([^\uE001]*)\uE001");

    private final Map<String, String> values = new LinkedHashMap<>();

    /** The text with every use hidden from YAML; lines stay where they are. */
    static String hide(String text) {
        return WRITTEN.matcher(text).replaceAll("\uE000$1\uE001");
    }

    /** Defines a variable; one that is defined already keeps its value. */
    void define(String name, String value) {
        values.putIfAbsent(name, value);
    }

    /** A node's text with the values of the variables it uses. */
    String text(Yaml yaml, Node node, String what) {
        Matcher uses = HIDDEN.matcher(yaml.text(node, what));
        return uses.replaceAll(use -> {
            String name = use.group(1);
            if (!values.containsKey(name))
                yaml.problem(node, "no variable '" + name + "'" + Near.hint(name, values.keySet()));
            return Matcher.quoteReplacement(values.getOrDefault(name, ""));
        });
    }
}
