package semblance.core.config;

import java.util.List;

/** Parameters that an extension does not take: every problem that was found, not the first alone. */
public final class ParameterException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String[] problems;

    ParameterException(String extension, List<String> problems) {
        super(extension + ": " + String.join("; ", problems).replace("?; ", "? "));
        this.problems = problems.toArray(String[]::new);
    }

    /** Each problem in a line of its own, without the extension's name; at least one. */
    public List<String> problems() {
        return List.of(problems);
    }
}
