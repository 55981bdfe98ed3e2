package semblance.core.artifact;

import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns what {@link Encoder} made back into a record, through canonical constructors, so that their checks run. */
final class Decoder {

    /** Finds arrays by the name of their entry. */
    @FunctionalInterface
    interface Entries {
        /** Reads an array of a type; each entry once. */
        Object read(String name, Class<?> type, List<int[]> lengths) throws IOException;
    }

    private final Module module;
    private final Entries arrays;

    Decoder(Module module, Entries arrays) {
        this.module = module;
        this.arrays = arrays;
    }

    /**
     * @param type a record, or an interface that the record in the tree implements
     * @throws IOException if the tree does not fit, with the path of the component and what was expected and found
     */
    Object decode(Object tree, Type type, String path) throws IOException {
        Class<?> raw = Types.raw(type);
        if (raw == boolean.class || raw == Boolean.class) return as(Boolean.class, tree, "true or false", path);
        if (raw == String.class) return as(String.class, tree, "a text", path);
        if (raw.isPrimitive() || Number.class.isAssignableFrom(raw)) return number(tree, raw, path);
        if (raw.isEnum() && tree instanceof String) return constant(tree, raw, path);
        if (raw.isArray()) return array(tree, raw, path);
        if (raw == List.class) {
            List<Object> list = new ArrayList<>();
            for (Object each : as(List.class, tree, "a list", path))
                list.add(decode(each, Types.argument(type, 0), path + "[" + list.size() + "]"));
            return Collections.unmodifiableList(list);
        }
        if (raw == Map.class && Types.argument(type, 0) == String.class) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (Map.Entry<String, Object> entry : object(tree, path).entrySet())
                map.put(
                        entry.getKey(),
                        decode(entry.getValue(), Types.argument(type, 1), path + "[" + entry.getKey() + "]"));
            return Collections.unmodifiableMap(map);
        }
        return record(object(tree, path), type, path);
    }

    private Object record(Map<String, Object> tree, Type type, String path) throws IOException {
        Class<?> declared = Types.raw(type);
        Class<?> raw = declared;
        if (tree.get(Encoder.TYPE) instanceof String name) {
            raw = declared == Object.class ? null : Types.find(name, declared, module);
            if (raw == null)
                throw new IOException(path + ": expected " + declared.getTypeName() + " of its module, found " + name);
            if (raw.isEnum()) return constant(tree.get(Encoder.CONSTANT), raw, path);
        }
        if (!raw.isRecord() || !Types.plain(raw, module))
            throw new IOException(path + ": " + Types.refusal(raw, module));
        RecordComponent[] components = raw.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            String name = components[i].getName();
            if (!tree.containsKey(name)) throw new IOException(path + "." + name + " is missing");
            values[i] =
                    decode(tree.get(name), Types.of(components[i], raw == declared ? type : raw), path + "." + name);
        }
        for (String name : tree.keySet())
            if (!name.equals(Encoder.TYPE)
                    && Arrays.stream(components).noneMatch(c -> c.getName().equals(name)))
                throw new IOException(path + ": " + raw.getTypeName() + " has no component '" + name + "'");
        return construct(raw, components, values, path);
    }

    private static Object construct(Class<?> raw, RecordComponent[] components, Object[] values, String path)
            throws IOException {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = raw.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) throw error;
            String why = e.getCause().getMessage();
            throw new IOException(path + ": " + (why == null ? e.getCause() : why), e.getCause());
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new IOException(path + ": " + raw.getTypeName() + " cannot be constructed: " + e.getMessage(), e);
        }
    }

    private static <T> T as(Class<T> type, Object tree, String expected, String path) throws IOException {
        if (type.isInstance(tree)) return type.cast(tree);
        throw unexpected(expected, tree, path);
    }

    private static IOException unexpected(String expected, Object tree, String path) {
        String found = String.valueOf(tree);
        return new IOException(path + ": expected " + expected + ", found "
                + (found.length() > 40 ? found.substring(0, 40) + "..." : found));
    }

    @SuppressWarnings("unchecked") // every map of a JSON tree has string keys
    private static Map<String, Object> object(Object tree, String path) throws IOException {
        return as(Map.class, tree, "named components", path);
    }

    private static Object constant(Object tree, Class<?> raw, String path) throws IOException {
        for (Object constant : raw.getEnumConstants())
            if (((Enum<?>) constant).name().equals(tree)) return constant;
        throw unexpected("one of " + Arrays.toString(raw.getEnumConstants()), tree, path);
    }

    private static Object number(Object tree, Class<?> raw, String path) throws IOException {
        if (raw == double.class || raw == Double.class || raw == float.class || raw == Float.class) {
            boolean single = raw == float.class || raw == Float.class;
            double value;
            if (tree instanceof Number number) value = number.doubleValue();
            else if ("NaN".equals(tree)) value = Double.NaN;
            else if ("Infinity".equals(tree)) value = Double.POSITIVE_INFINITY;
            else if ("-Infinity".equals(tree)) value = Double.NEGATIVE_INFINITY;
            else throw unexpected("a number", tree, path);
            return single ? (Object) (float) value : (Object) value;
        }
        long value = as(Long.class, tree, "a whole number", path);
        if (raw == long.class || raw == Long.class) return value;
        if ((raw == int.class || raw == Integer.class) && value == (int) value) return (int) value;
        if ((raw == short.class || raw == Short.class) && value == (short) value) return (short) value;
        if ((raw == byte.class || raw == Byte.class) && value == (byte) value) return (byte) value;
        throw unexpected("a value of type " + raw.getTypeName(), tree, path);
    }

    private Object array(Object tree, Class<?> raw, String path) throws IOException {
        if (!Npy.writes(Nested.leaf(raw))) {
            List<?> list = as(List.class, tree, "a list", path);
            Object array = Array.newInstance(raw.componentType(), list.size());
            for (int i = 0; i < list.size(); i++)
                if (list.get(i) != null || raw.componentType() != String.class)
                    Array.set(array, i, decode(list.get(i), raw.componentType(), path + "[" + i + "]"));
            return array;
        }
        Map<String, Object> reference = object(tree, path);
        List<int[]> lengths = new ArrayList<>();
        if (reference.containsKey(Encoder.LENGTHS))
            for (Object name : as(List.class, reference.get(Encoder.LENGTHS), "a list", path))
                lengths.add((int[]) array(String.valueOf(name), int[].class, List.of(), path));
        String name = as(String.class, reference.get(Encoder.ARRAY), "the name of an array", path);
        return array(name, raw, lengths, path);
    }

    private Object array(String name, Class<?> type, List<int[]> lengths, String path) throws IOException {
        try {
            return arrays.read(name, type, lengths);
        } catch (IOException e) {
            throw new IOException(path + ", array " + name + ": " + e.getMessage(), e);
        }
    }
}
