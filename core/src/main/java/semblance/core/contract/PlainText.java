package semblance.core.contract;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import semblance.api.Extension;

/** Parameters as plain text: enough to check an extension without the platform around it. */
final class PlainText {
    private PlainText() {}

    /** An extension with some parameters, named by their path, replaced. */
    static Extension configure(Extension defaults, Map<String, String> values) {
        Map<String, String> left = new LinkedHashMap<>(values);
        Record configured = replace("", (Record) defaults, left);
        if (!left.isEmpty()) throw new IllegalArgumentException("no parameters " + left.keySet() + " in " + defaults);
        return (Extension) configured;
    }

    private static Record replace(String path, Record defaults, Map<String, String> left) {
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        Object[] values = PlainData.values(defaults);
        for (int i = 0; i < values.length; i++) {
            String name = path + components[i].getName();
            String text = left.remove(name);
            if (text != null) values[i] = parse(name, components[i].getType(), text);
            else if (values[i] instanceof Record nested) values[i] = replace(name + ".", nested, left);
        }
        return PlainData.create(defaults.getClass(), values);
    }

    private static Object parse(String name, Class<?> type, String text) {
        if (type == double.class) return Double.valueOf(text);
        if (type == float.class) return Float.valueOf(text);
        if (type == int.class) return Integer.valueOf(text);
        if (type == long.class) return Long.valueOf(text);
        if (type == boolean.class) return Boolean.valueOf(text);
        if (type == String.class) return text;
        return Arrays.stream(type.isEnum() ? type.getEnumConstants() : new Object[0])
                .filter(constant -> ((Enum<?>) constant)
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-')
                        .equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " = '" + text + "' is not a " + type));
    }
}
