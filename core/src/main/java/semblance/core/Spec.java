package semblance.core;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An extension as users write it: its name and the parameters that differ from its defaults.
 *
 * @param name such as {@code gaussian-mixture}
 * @param parameters text by parameter name, in the order given
 */
public record Spec(String name, Map<String, String> parameters) {

    /** @throws IllegalArgumentException if the name is blank */
    public Spec {
        if (name.isBlank()) throw new IllegalArgumentException("expected a name, found '" + name + "'");
        parameters = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** An extension with its defaults. */
    public Spec(String name) {
        this(name, Map.of());
    }

    /**
     * Reads {@code name parameter=value ...}, separated by blanks.
     *
     * @throws IllegalArgumentException if a word after the first has no {@code =}, or a parameter is given twice
     */
    public static Spec parse(String text) {
        String[] words = text.strip().split("\\s+");
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int w = 1; w < words.length; w++) put(parameters, words[w]);
        return new Spec(words[0], parameters);
    }

    /**
     * Adds {@code parameter=value} to parameters.
     *
     * @throws IllegalArgumentException if there is no {@code =}, or the parameter is there already
     */
    public static void put(Map<String, String> parameters, String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 1) throw new IllegalArgumentException("expected parameter=value, found '" + assignment + "'");
        String name = assignment.substring(0, equals);
        if (parameters.put(name, assignment.substring(equals + 1)) != null)
            throw new IllegalArgumentException("parameter '" + name + "' is given twice");
    }
}
