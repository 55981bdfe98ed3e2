package semblance.core.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import semblance.api.Extension;

/** How a record component is written as text. */
sealed interface Shape {

    /** The shape of a component; an {@link IllegalStateException} if it has none, which is its author's fault. */
    static Shape of(RecordComponent component) {
        Class<?> type = component.getType();
        var scalar = Scalar.of(type);
        if (scalar.isPresent()) return new One(scalar.get());
        if (type == List.class
                && component.getGenericType() instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] instanceof Class<?> element) {
            var each = Scalar.of(element);
            if (each.isPresent()) return new Many(each.get(), element == Integer.class || element == Long.class);
        }
        if (type.isRecord()) return new Group();
        if (Extension.class.isAssignableFrom(type)) return new Choice(type.asSubclass(Extension.class));
        throw new IllegalStateException("component '" + component.getName() + "' of "
                + component.getDeclaringRecord().getName() + " has a type that cannot be written as text: "
                + component.getGenericType().getTypeName());
    }

    /** One value. */
    record One(Scalar scalar) implements Shape {
        Object parse(String text) {
            try {
                return scalar.parse().apply(scalar.verbatim() ? text : text.strip());
            } catch (IllegalArgumentException e) {
                throw wrong(scalar.expected(), text, scalar, text, e);
            }
        }
    }

    /**
     * Values with commas between them. In texts, {@code \,} is a comma and {@code \\} a backslash; a backslash alone
     * is the list of one empty text, and nothing is the empty list.
     *
     * @param ranges whether {@code 1..9} means all whole numbers between the two, both included
     */
    record Many(Scalar scalar, boolean ranges) implements Shape {
        private static final int LONGEST = 1_000_000;

        List<Object> parse(String text) {
            if (text.isEmpty()) return List.of();
            List<Object> values = new ArrayList<>();
            for (String element : scalar.verbatim() ? split(text) : List.of(text.split(",", -1))) {
                String value = scalar.verbatim() ? element : element.strip();
                try {
                    if (ranges && value.contains("..")) values.addAll(range(value));
                    else values.add(scalar.parse().apply(value));
                } catch (IllegalArgumentException e) {
                    throw wrong("a list of " + plural(), text, scalar, value, e);
                }
            }
            return values;
        }

        String format(List<?> values) {
            if (!scalar.verbatim()) return values.stream().map(scalar.format()).collect(Collectors.joining(","));
            if (values.equals(List.of(""))) return "\\";
            return values.stream()
                    .map(value -> value.toString().replace("\\", "\\\\").replace(",", "\\,"))
                    .collect(Collectors.joining(","));
        }

        private String plural() {
            return scalar.type().equals("choice") ? String.join(", ", scalar.choices()) : scalar.plural();
        }

        private List<Object> range(String text) {
            int dots = text.indexOf("..");
            long low = Long.parseLong(text.substring(0, dots).strip());
            long high = Long.parseLong(text.substring(dots + 2).strip());
            if (low > high || high - low >= LONGEST || high - low < 0) throw new IllegalArgumentException();
            return LongStream.rangeClosed(low, high)
                    .mapToObj(value -> scalar.parse().apply(Long.toString(value)))
                    .toList();
        }

        private static List<String> split(String text) {
            List<String> elements = new ArrayList<>();
            if (text.equals("\\")) return List.of("");
            StringBuilder element = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean escape = c == '\\' && i + 1 < text.length() && "\\,".indexOf(text.charAt(i + 1)) >= 0;
                if (escape) {
                    element.append(text.charAt(++i));
                } else if (c == ',') {
                    elements.add(element.toString());
                    element.setLength(0);
                } else {
                    element.append(c);
                }
            }
            elements.add(element.toString());
            return elements;
        }
    }

    /** A record, whose components are named after it. */
    record Group() implements Shape {}

    /** An extension, by name, whose components are named after it. */
    record Choice(Class<? extends Extension> kind) implements Shape {}

    private static IllegalArgumentException wrong(
            String expected, String text, Scalar scalar, String part, IllegalArgumentException e) {
        String range = e instanceof Scalar.OutOfRange ? e.getMessage() : expected;
        String got = part.equals(text) ? "" : " in '" + text + "'";
        return new IllegalArgumentException(
                "must be " + range + ", got '" + part + "'" + got + Near.hint(part, scalar.choices()));
    }
}
