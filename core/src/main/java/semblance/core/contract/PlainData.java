package semblance.core.contract;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import semblance.core.artifact.Homes;

/** Records and what they may hold, taken apart and put together through their public members alone. */
final class PlainData {
    private PlainData() {}

    /** The value of a component. */
    static Object get(Object record, RecordComponent component) {
        try {
            component.getAccessor().trySetAccessible();
            return component.getAccessor().invoke(record);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("reading '" + component.getName() + "' failed", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(record.getClass() + " is not public in an exported package", e);
        }
    }

    /** The values of all components, in order. */
    static Object[] values(Record record) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .map(component -> get(record, component))
                .toArray();
    }

    /** A record of the same class with other values; what its constructor throws is thrown as it is. */
    static <T extends Record> T create(Class<T> type, Object[] values) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            constructor.trySetAccessible();
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) throw failure;
            if (e.getCause() instanceof Error failure) throw failure;
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " is not a public record in an exported package", e);
        }
    }

    /** A deep copy that shares nothing but strings and the like, put together by the records' own constructors. */
    static <T> T copy(T value) {
        @SuppressWarnings("unchecked") // every branch returns a value of the class it was given, lists and maps apart
        T copy = (T) copyOf(value);
        return copy;
    }

    private static Object copyOf(Object value) {
        if (value instanceof Record record) {
            Object[] values = values(record);
            Arrays.setAll(values, i -> copyOf(values[i]));
            return create(record.getClass(), values);
        }
        if (value instanceof List<?> list)
            return list.stream().map(PlainData::copyOf).toList();
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, element) -> copy.put(copyOf(key), copyOf(element)));
            return copy;
        }
        if (value == null || !value.getClass().isArray()) return value;
        Object copy = Array.newInstance(value.getClass().componentType(), Array.getLength(value));
        for (int i = 0; i < Array.getLength(value); i++) Array.set(copy, i, copyOf(Array.get(value, i)));
        return copy;
    }

    /**
     * What keeps a value from being plain data: the path to it and what it is; empty if nothing does.
     *
     * @param home the module whose records are allowed, besides those of the api
     */
    static String flaw(String path, Object value, Module home) {
        if (value == null) return path + " is null";
        Class<?> type = value.getClass();
        if (value instanceof Number
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Character) return "";
        if (value instanceof Enum<?> constant) return place(path, constant.getDeclaringClass(), home);
        if (value instanceof Record record) {
            String place = place(path, type, home);
            if (!place.isEmpty()) return place;
            return Arrays.stream(type.getRecordComponents())
                    .map(component -> flaw(path + "." + component.getName(), get(record, component), home))
                    .filter(flaw -> !flaw.isEmpty())
                    .findFirst()
                    .orElse("");
        }
        if (value instanceof List<?> list) return flaw(path, list.toArray(), home);
        if (value instanceof Map<?, ?> map)
            return flaw(path, map.keySet().toArray(), home)
                    + flaw(path, map.values().toArray(), home);
        if (!type.isArray()) return path + " is of " + type + ", which is not plain data";
        if (type.componentType().isPrimitive()) return "";
        return IntStream.range(0, Array.getLength(value))
                .mapToObj(i -> flaw(path + "[" + i + "]", Array.get(value, i), home))
                .filter(flaw -> !flaw.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String place(String path, Class<?> type, Module home) {
        if (!open(type)) return path + " is of " + type + ", which is not public in an exported package";
        Module module = type.getModule();
        return Homes.of(home, module)
                ? ""
                : path + " is of " + type
                        + ", which is neither of its own module nor of a plugin it requires nor of the api";
    }

    /** Whether a class and all classes around it are public, in an exported package. */
    static boolean open(Class<?> type) {
        for (Class<?> outer = type; outer != null; outer = outer.getEnclosingClass())
            if (!Modifier.isPublic(outer.getModifiers())) return false;
        return type.getModule().isExported(type.getPackageName());
    }
}
