package semblance.core.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import semblance.api.data.Kind;

/**
 * One value as text.
 *
 * @param type what it is, in words: {@code whole number}
 * @param plural several of it: {@code whole numbers}
 * @param expected what a wrong text should have been: {@code a whole number}
 * @param choices all texts, if they are few
 * @param parse from text without blanks around it; an IllegalArgumentException means that it is something else
 * @param format to text that {@code parse} reads back as an equal value
 */
record Scalar(
        String type,
        String plural,
        String expected,
        List<String> choices,
        Function<String, Object> parse,
        Function<Object, String> format) {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    /** How values of a class are written; empty if they are not one value. */
    static Optional<Scalar> of(Class<?> type) {
        if (type == int.class || type == Integer.class)
            return Optional.of(whole(Integer::valueOf, Integer.MIN_VALUE, Integer.MAX_VALUE));
        if (type == long.class || type == Long.class)
            return Optional.of(whole(Long::valueOf, Long.MIN_VALUE, Long.MAX_VALUE));
        if (type == double.class || type == Double.class)
            return Optional.of(
                    new Scalar("number", "numbers", "a number", List.of(), Scalar::number, Scalar::formatNumber));
        if (type == boolean.class || type == Boolean.class) return Optional.of(truth());
        if (type == String.class)
            return Optional.of(new Scalar("text", "texts", "text", List.of(), text -> text, Object::toString));
        return type.isEnum() ? Optional.of(choice(type)) : Optional.empty();
    }

    /** Whether blanks around the text mean something. */
    boolean verbatim() {
        return type.equals("text");
    }

    private static Scalar whole(Function<String, Object> parse, long least, long most) {
        Function<String, Object> ranged = text -> {
            try {
                return parse.apply(text);
            } catch (NumberFormatException e) {
                if (!text.matches("[+-]?\\d+")) throw e;
                throw new OutOfRange("a whole number from " + least + " to " + most);
            }
        };
        return new Scalar("whole number", "whole numbers", "a whole number", List.of(), ranged, Object::toString);
    }

    private static Scalar truth() {
        List<String> choices = List.of("true", "false");
        return new Scalar(
                "true or false",
                "true or false",
                "true or false",
                choices,
                text -> {
                    String lower = text.toLowerCase(Locale.ROOT);
                    if (choices.contains(lower)) return Boolean.valueOf(lower);
                    throw new IllegalArgumentException();
                },
                Object::toString);
    }

    private static Scalar choice(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        List<String> choices = Arrays.stream(constants)
                .map(constant -> dashed(((Enum<?>) constant).name()))
                .toList();
        String expected = "one of " + String.join(", ", choices);
        Function<String, Object> parse = text -> {
            int index = choices.indexOf(dashed(text));
            if (index < 0) throw new IllegalArgumentException();
            return constants[index];
        };
        return new Scalar("choice", "choices", expected, choices, parse, value -> dashed(((Enum<?>) value).name()));
    }

    private static String dashed(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Decimal notation, and the two words that records write for the ends of the line. */
    private static Object number(String text) {
        if (NUMBER.matcher(text).matches()) return Double.valueOf(text);
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "infinity", "inf", "+infinity", "+inf" -> Double.POSITIVE_INFINITY;
            case "-infinity", "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> throw new IllegalArgumentException();
        };
    }

    private static String formatNumber(Object value) {
        double number = (Double) value;
        boolean plain = Double.isFinite(number) && (number != 0 || 1 / number > 0);
        return plain ? Kind.REAL.format(number) : Double.toString(number);
    }

    /** A whole number that the type cannot hold. */
    static final class OutOfRange extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        OutOfRange(String expected) {
            super(expected);
        }
    }
}
