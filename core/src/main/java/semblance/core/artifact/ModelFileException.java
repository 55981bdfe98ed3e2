package semblance.core.artifact;

import java.io.IOException;

/** A model file is missing, truncated, altered, foreign or newer; one line that names it and says what to do. */
public final class ModelFileException extends IOException {
    private static final long serialVersionUID = 1;

    /** @param message the file, what was found and what to do */
    public ModelFileException(String message) {
        super(message);
    }

    ModelFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
