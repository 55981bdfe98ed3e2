package semblance.core.config;

import java.util.List;

/**
 * One parameter of an extension, for help and completion.
 *
 * @param name the component's name, after the names of the records around it: {@code training.epochs}
 * @param type what it takes, in words: {@code whole number}, {@code list of numbers}, {@code optimizer}
 * @param defaultValue its default as text
 * @param choices all texts that it takes, in order; empty where they are not few
 * @param help one line of its meaning; empty if the author gave none
 */
public record Parameter(String name, String type, String defaultValue, List<String> choices, String help) {
    /** Copies the choices. */
    public Parameter {
        choices = List.copyOf(choices);
    }
}
