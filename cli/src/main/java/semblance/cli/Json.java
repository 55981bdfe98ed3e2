package semblance.cli;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import semblance.api.data.Kind;

/**
 * A tree of maps, collections, strings, numbers and booleans as JSON (RFC 8259). JSON has no infinities and no NaN:
 * they become {@code null}.
 */
final class Json {
    private Json() {}

    /** In several lines, indented by two blanks; what has no collection inside stays on one line. */
    static String pretty(Object tree) {
        StringBuilder text = new StringBuilder();
        write(tree, "\n", text);
        return text.toString();
    }

    /** In one line. */
    static String line(Object tree) {
        StringBuilder text = new StringBuilder();
        write(tree, "", text);
        return text.toString();
    }

    /** @param newline a line break and the indentation there; empty to stay on the line */
    private static void write(Object tree, String newline, StringBuilder to) {
        if (tree instanceof Map<?, ?> map) {
            String inside = newline.isEmpty() || map.isEmpty() ? "" : newline + "  ";
            to.append('{');
            for (Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator(); entries.hasNext(); ) {
                Map.Entry<?, ?> entry = entries.next();
                to.append(inside);
                quote(entry.getKey().toString(), to);
                to.append(": ");
                write(entry.getValue(), inside, to);
                if (entries.hasNext()) to.append(inside.isEmpty() ? ", " : ",");
            }
            to.append(inside.isEmpty() ? "" : newline).append('}');
        } else if (tree instanceof Collection<?> list) {
            boolean flat = list.stream().noneMatch(item -> item instanceof Map || item instanceof Collection);
            String inside = newline.isEmpty() || flat ? "" : newline + "  ";
            to.append('[');
            for (Iterator<?> items = list.iterator(); items.hasNext(); ) {
                to.append(inside);
                write(items.next(), inside, to);
                if (items.hasNext()) to.append(inside.isEmpty() ? ", " : ",");
            }
            to.append(inside.isEmpty() ? "" : newline).append(']');
        } else if (tree instanceof Double || tree instanceof Float) {
            double value = ((Number) tree).doubleValue();
            to.append(Double.isFinite(value) ? Kind.REAL.format(value) : "null");
        } else if (tree == null || tree instanceof Number || tree instanceof Boolean) {
            to.append(tree);
        } else {
            quote(tree.toString(), to);
        }
    }

    private static void quote(String text, StringBuilder to) {
        to.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> to.append('\\').append(c);
                case '\n' -> to.append("\\n");
                case '\r' -> to.append("\\r");
                case '\t' -> to.append("\\t");
                default -> {
                    if (c < ' ')
                        to.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    else to.append(c);
                }
            }
        }
        to.append('"');
    }
}
