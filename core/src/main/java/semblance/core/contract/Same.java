package semblance.core.contract;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import semblance.api.data.Table;

/**
 * Whether two values hold the same bytes: records component by component, arrays and lists element by element, maps in
 * their order, floating-point numbers by their bits (all NaN are one).
 */
public final class Same {
    private Same() {}

    /** Where two values first differ and how, such as {@code means[2]: 1.0 is not 1.5}; empty if nowhere. */
    public static Optional<String> difference(Object left, Object right) {
        return Optional.ofNullable(difference("", left, right));
    }

    private static String difference(String path, Object left, Object right) {
        if (left == right) return null;
        if (left == null || right == null) return differ(path, left, right);
        if (left instanceof Table a && right instanceof Table b) return tables(path, a, b);
        if (left instanceof List<?> a && right instanceof List<?> b)
            return arrays(path, a.toArray(), b.toArray(), a.size(), b.size());
        if (left instanceof Map<?, ?> a && right instanceof Map<?, ?> b) return maps(path, a, b);
        if (left instanceof Set<?> a && right instanceof Set<?> b)
            return a.equals(b) ? null : differ(path, left, right);
        if (left instanceof Optional<?> a && right instanceof Optional<?> b)
            return difference(path, a.orElse(null), b.orElse(null));
        if (left.getClass() != right.getClass()) return differ(path, left.getClass(), right.getClass());
        if (left.getClass().isArray()) return arrays(path, left, right, Array.getLength(left), Array.getLength(right));
        if (left instanceof Record) return records(path, left, right);
        return left.equals(right) ? null : differ(path, left, right); // boxed floats are equal by their bits
    }

    private static String tables(String path, Table left, Table right) {
        String schema = difference(path + ".schema", left.schema(), right.schema());
        if (schema != null) return schema;
        for (int c = 0; c < left.schema().columns().size(); c++) {
            String cells =
                    difference(path + "." + left.schema().columns().get(c).name(), left.array(c), right.array(c));
            if (cells != null) return cells;
        }
        return difference(path + ".weights", left.weights(), right.weights());
    }

    private static String arrays(String path, Object left, Object right, int length, int other) {
        if (length != other) return differ(path + ".length", length, other);
        if (left instanceof double[] a && right instanceof double[] b) {
            int at = java.util.Arrays.mismatch(a, b);
            return at < 0 ? null : differ(path + "[" + at + "]", a[at], b[at]);
        }
        for (int i = 0; i < length; i++) {
            String inside = difference(path + "[" + i + "]", Array.get(left, i), Array.get(right, i));
            if (inside != null) return inside;
        }
        return null;
    }

    private static String maps(String path, Map<?, ?> left, Map<?, ?> right) {
        if (left.size() != right.size()) return differ(path + ".size", left.size(), right.size());
        Iterator<? extends Map.Entry<?, ?>> others = right.entrySet().iterator();
        for (Map.Entry<?, ?> entry : left.entrySet()) {
            Map.Entry<?, ?> other = others.next();
            String key = difference(path + ".key", entry.getKey(), other.getKey());
            String value = difference(path + "[" + entry.getKey() + "]", entry.getValue(), other.getValue());
            if (key != null || value != null) return key != null ? key : value;
        }
        return null;
    }

    private static String records(String path, Object left, Object right) {
        for (RecordComponent component : left.getClass().getRecordComponents()) {
            String inside = difference(
                    path.isEmpty() ? component.getName() : path + "." + component.getName(),
                    PlainData.get(left, component),
                    PlainData.get(right, component));
            if (inside != null) return inside;
        }
        return null;
    }

    private static String differ(String path, Object left, Object right) {
        return (path.isEmpty() ? "" : path + ": ") + left + " is not " + right;
    }
}
