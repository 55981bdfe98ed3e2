package semblance.cli;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A tree of maps, collections, strings, numbers and booleans as YAML 1.2, for people: lists of words on one line. */
final class Outline {
    private Outline() {}

    static String text(Map<String, ?> tree) {
        StringBuilder text = new StringBuilder();
        map(tree, 0, text);
        return text.toString();
    }

    private static void map(Map<?, ?> map, int indent, StringBuilder to) {
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            // The first line of an item of a list stands behind its dash.
            if (!first || to.isEmpty() || to.charAt(to.length() - 1) == '\n') to.append(" ".repeat(indent));
            first = false;
            to.append(scalar(entry.getKey())).append(':');
            value(entry.getValue(), indent + 2, to);
        }
    }

    private static void value(Object value, int indent, StringBuilder to) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            to.append('\n');
            map(map, indent, to);
        } else if (value instanceof Collection<?> list && list.stream().anyMatch(Outline::nested)) {
            to.append('\n');
            for (Object item : list) {
                to.append(" ".repeat(indent)).append("- ");
                if (item instanceof Map<?, ?> map && !map.isEmpty()) map(map, indent + 2, to);
                else to.append(flat(item)).append('\n');
            }
        } else {
            to.append(' ').append(flat(value)).append('\n');
        }
    }

    private static boolean nested(Object item) {
        return item instanceof Map || item instanceof Collection;
    }

    private static String flat(Object value) {
        if (value instanceof Collection<?> list)
            return "[" + String.join(", ", list.stream().map(Outline::flat).toList()) + "]";
        return scalar(value);
    }

    private static final List<String> RESERVED = List.of("true", "false", "null", "yes", "no", "on", "off");

    private static String scalar(Object value) {
        String text = String.valueOf(value);
        boolean plain = text.matches("[\\p{L}_][\\p{L}\\p{N}_./+-]*( [\\p{L}\\p{N}_./+()-]+)*")
                && !RESERVED.contains(text.toLowerCase(java.util.Locale.ROOT));
        return value instanceof String && plain ? text : Json.line(value); // JSON is YAML
    }
}
