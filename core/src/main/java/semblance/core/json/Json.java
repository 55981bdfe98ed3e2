package semblance.core.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/**
 * Trees of {@code Map} (with string keys, order kept), {@code List}, {@code String}, {@code Number}, {@code Boolean}
 * and null, to and from JSON (RFC 8259).
 *
 * <p>A double is written as the shortest decimal that reads back as the same value (Giulietti 2021), with the sign of a
 * zero, and reads back as a double: the same text on every Java version. JSON has no NaN and no infinities; they are
 * written as the strings {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}. A float is written as the equal
 * double.
 */
public final class Json {
    /** How deep arrays and objects may nest, for writing and for reading. */
    public static final int DEPTH = 400;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxNumberLength(400)
                    .maxNameLength(10_000)
                    .maxStringLength(10_000_000)
                    .maxTokenCount(8_000_000)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private Json() {}

    /**
     * A tree on one line.
     *
     * @throws IllegalArgumentException if it holds another kind of value or is deeper than {@link #DEPTH}
     */
    public static String compact(Object tree) {
        return text(tree, ObjectWriteContext.empty());
    }

    /**
     * A tree on indented lines, which end in a line feed on every system.
     *
     * @throws IllegalArgumentException if it holds another kind of value or is deeper than {@link #DEPTH}
     */
    public static String pretty(Object tree) {
        return text(tree, new Indented());
    }

    /**
     * Writes a tree on one line, as UTF-8, and leaves the stream open.
     *
     * @throws IllegalArgumentException if it holds another kind of value or is deeper than {@link #DEPTH}
     */
    public static void write(Object tree, OutputStream to) throws IOException {
        to.write(compact(tree).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Object tree, ObjectWriteContext context) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = FACTORY.createGenerator(context, bytes)) {
            write(tree, generator, 0);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void write(Object tree, JsonGenerator to, int depth) {
        if (depth > DEPTH) throw new IllegalArgumentException("nested deeper than " + DEPTH + " levels");
        if (tree == null) to.writeNull();
        else if (tree instanceof String text) to.writeString(text);
        else if (tree instanceof Boolean truth) to.writeBoolean(truth);
        else if (tree instanceof Double || tree instanceof Float) to.writeNumber(((Number) tree).doubleValue());
        else if (tree instanceof BigInteger number) to.writeNumber(number);
        else if (tree instanceof BigDecimal number) to.writeNumber(number);
        else if (tree instanceof Long || tree instanceof Integer || tree instanceof Short || tree instanceof Byte)
            to.writeNumber(((Number) tree).longValue());
        else if (tree instanceof Map<?, ?> map) {
            to.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                if (!(entry.getKey() instanceof String name))
                    throw new IllegalArgumentException("a name must be a string, got " + entry.getKey());
                to.writeName(name);
                write(entry.getValue(), to, depth + 1);
            }
            to.writeEndObject();
        } else if (tree instanceof Iterable<?> list) {
            to.writeStartArray();
            for (Object element : list) write(element, to, depth + 1);
            to.writeEndArray();
        } else throw new IllegalArgumentException(tree.getClass().getName() + " cannot be written as JSON");
    }

    /**
     * Reads one JSON text. Whole numbers become {@link Long}, or {@link BigInteger} where they are too large, all other
     * numbers {@link Double}; lists and maps cannot be changed.
     *
     * @param text UTF-8
     * @param name what messages call the text
     * @throws JsonException if it is not one JSON text, repeats a name in an object, or is beyond the bounds: depth
     *     {@link #DEPTH}, 10,000,000 characters a string, 8,000,000 tokens
     */
    public static Object read(byte[] text, String name) throws JsonException {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            try {
                JsonToken first = parser.nextToken();
                if (first == null) throw new JsonException(name + " is empty; expected JSON");
                Object tree = value(parser, first);
                if (parser.nextToken() == null) return tree;
            } catch (JacksonException e) {
                TokenStreamLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
                String what = e.getOriginalMessage().lines().findFirst().orElse("not JSON");
                throw new JsonException(name + ", " + where(at) + ": " + what.replaceAll(", from `[^`]*`", ""));
            }
            String at = where(parser.currentTokenLocation());
            throw new JsonException(name + ", " + at + ": expected the end of the text, found more");
        }
    }

    /** Reads one JSON text, as {@link #read(byte[], String)} does. */
    public static Object read(String text, String name) throws JsonException {
        return read(text.getBytes(StandardCharsets.UTF_8), name);
    }

    private static String where(TokenStreamLocation location) {
        return "line " + Math.max(1, location.getLineNr()) + ", column " + Math.max(1, location.getColumnNr());
    }

    private static Object value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                for (String name = parser.nextName(); name != null; name = parser.nextName())
                    map.put(name, value(parser, parser.nextToken()));
                yield Collections.unmodifiableMap(map);
            }
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken())
                    list.add(value(parser, next));
                yield Collections.unmodifiableList(list);
            }
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? parser.getBigIntegerValue()
                        : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> Double.parseDouble(parser.getString());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IllegalStateException("unexpected " + token);
        };
    }

    /** Asks for the layout of {@link #pretty}: short lists stay on a line of their own. */
    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"));
        }
    }
}
