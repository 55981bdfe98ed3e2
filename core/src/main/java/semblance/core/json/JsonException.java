package semblance.core.json;

import java.io.IOException;

/** A text is not the JSON that is read here; the message names the text, line and column (from 1) and the fault. */
public final class JsonException extends IOException {
    private static final long serialVersionUID = 1;

    JsonException(String message) {
        super(message);
    }
}
