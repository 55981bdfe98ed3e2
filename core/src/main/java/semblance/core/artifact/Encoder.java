package semblance.core.artifact;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import semblance.core.json.Json;

/**
 * Turns a record of plain data into a tree for {@link Json} and arrays beside it. A component whose declared type does
 * not tell the class gets the class's name under {@link #TYPE}, an array becomes a reference under {@link #ARRAY}, with
 * the {@link #LENGTHS} of its inner arrays where they differ.
 */
final class Encoder {
    static final String TYPE = "@type";
    static final String CONSTANT = "@constant";
    static final String ARRAY = "@npy";
    static final String LENGTHS = "@lengths";

    private final Module module;
    private final String folder;
    private final Map<String, Content> arrays;

    /**
     * @param module the module whose records may be written
     * @param folder what the names of arrays start with
     * @param arrays where arrays are added, by name
     */
    Encoder(Module module, String folder, Map<String, Content> arrays) {
        this.module = module;
        this.folder = folder;
        this.arrays = arrays;
    }

    /**
     * @param type what the reader will know of the record's type
     * @throws IllegalArgumentException if something in the record is not plain data, naming it by its path
     */
    Object encode(Record value, Class<?> type, String path) {
        return encode(value, type, path, folder, 0);
    }

    private Object encode(Object value, Type type, String path, String name, int depth) {
        Class<?> raw = Types.raw(type);
        if (value == null) throw new IllegalArgumentException(path + " is null, which is not plain data");
        if (depth > Json.DEPTH - 20)
            throw new IllegalArgumentException(path + ": nested deeper than " + (Json.DEPTH - 20) + " levels");
        if (raw.isPrimitive() || raw == value.getClass()) {
            if (value instanceof Boolean || value instanceof String) return value;
            if (value instanceof Number number && number.getClass().getModule() == Object.class.getModule()) {
                if (number instanceof Double || number instanceof Float) return number.doubleValue();
                if (number instanceof Long
                        || number instanceof Integer
                        || number instanceof Short
                        || number instanceof Byte) return number.longValue();
            }
        }
        if (value instanceof Enum<?> constant) return constant(constant, raw, path);
        if (value.getClass().isArray()) {
            if (value.getClass() != raw) throw unclear(path, raw);
            return Npy.writes(Nested.leaf(raw)) ? primitives(value, path, name) : objects(value, path, name, depth);
        }
        if (value instanceof List<?> list && raw == List.class) {
            Type element = Types.argument(type, 0);
            List<Object> tree = new ArrayList<>(list.size());
            for (Object each : list)
                tree.add(encode(each, element, path + "[" + tree.size() + "]", name + "/" + tree.size(), depth + 1));
            return tree;
        }
        if (value instanceof Map<?, ?> map && raw == Map.class && Types.argument(type, 0) == String.class)
            return map(map, Types.argument(type, 1), path, name, depth);
        if (value instanceof Collection || value instanceof Map)
            throw new IllegalArgumentException(path + ": declared as " + type.getTypeName()
                    + ", which is not plain data; declare it as List<...> or Map<String, ...>");
        if (!(value instanceof Record) || !Types.plain(value.getClass(), module))
            throw new IllegalArgumentException(path + ": " + Types.refusal(value.getClass(), module));
        if (raw == Object.class) throw unclear(path, raw);
        return record(value, type, path, name, depth);
    }

    private static IllegalArgumentException unclear(String path, Class<?> raw) {
        return new IllegalArgumentException(
                path + ": declared as " + raw.getTypeName() + ", which does not tell how to read it back");
    }

    private Object constant(Enum<?> constant, Class<?> raw, String path) {
        Class<?> type = Types.enumOf(constant);
        if (!Types.plain(type, module)) throw new IllegalArgumentException(path + ": " + Types.refusal(type, module));
        if (raw == type) return constant.name();
        if (raw == Object.class) throw unclear(path, raw);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(TYPE, type.getName());
        tree.put(CONSTANT, constant.name());
        return tree;
    }

    private Object primitives(Object array, String path, String name) {
        if (Nested.depth(array.getClass()) > Nested.MAX_DEPTH)
            throw new IllegalArgumentException(path + ": more than " + Nested.MAX_DEPTH + " dimensions");
        Nested nested;
        try {
            nested = Nested.of(array);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(path + ": " + e.getMessage());
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(ARRAY, add(name, nested));
        if (!nested.lengths().isEmpty()) {
            List<String> lengths = new ArrayList<>();
            for (int[] each : nested.lengths())
                lengths.add(add(name + ".lengths" + (lengths.size() + 1), Nested.of(each)));
            tree.put(LENGTHS, lengths);
        }
        return tree;
    }

    /** Adds an entry under a name that any zip tool takes, and that no other entry has. */
    private String add(String name, Content content) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < Math.min(name.length(), Zip.MAX_NAME / 2); i++) {
            char c = name.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '/';
            safe.append(plain || c == '.' && i > 0 && name.charAt(i - 1) != '.' || c == '_' ? c : '-');
        }
        String unique = safe + ".npy";
        for (int i = 2; arrays.containsKey(unique); i++) unique = safe + "-" + i + ".npy";
        arrays.put(unique, content);
        return unique;
    }

    private Object objects(Object array, String path, String name, int depth) {
        Class<?> element = array.getClass().componentType();
        List<Object> tree = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            Object each = Array.get(array, i);
            boolean missing = each == null && element == String.class; // a missing text cell
            tree.add(missing ? null : encode(each, element, path + "[" + i + "]", name + "/" + i, depth + 1));
        }
        return tree;
    }

    /** The order of a map means nothing, and may differ from run to run; so keys are sorted. */
    private Object map(Map<?, ?> map, Type type, String path, String name, int depth) {
        Map<String, Object> sorted = new TreeMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) sorted.put((String) entry.getKey(), entry.getValue());
        Map<String, Object> tree = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : sorted.entrySet()) {
            String key = entry.getKey();
            String inner = name + "/" + (key.isEmpty() ? "-" : key.replace('/', '-'));
            tree.put(key, encode(entry.getValue(), type, path + "[" + key + "]", inner, depth + 1));
        }
        return tree;
    }

    private Object record(Object record, Type type, String path, String name, int depth) {
        Class<?> raw = record.getClass();
        boolean told = Types.raw(type) == raw;
        Map<String, Object> tree = new LinkedHashMap<>();
        if (!told) tree.put(TYPE, raw.getName());
        for (RecordComponent component : raw.getRecordComponents()) {
            String inner = component.getName();
            Type declared = Types.of(component, told ? type : raw);
            Object value = read(component, record, path);
            tree.put(inner, encode(value, declared, path + "." + inner, name + "/" + inner, depth + 1));
        }
        return tree;
    }

    private static Object read(RecordComponent component, Object record, String path) {
        try {
            return component.getAccessor().invoke(record);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    path + "." + component.getName() + " cannot be read: " + e.getCause(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e); // the class is public and its package exported
        }
    }
}
