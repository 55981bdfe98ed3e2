package semblance.core.artifact;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One thing that training left behind.
 *
 * @param kind what it is: {@code transform}, {@code model}, {@code state} or {@link #IMPORT}
 * @param name the name of the extension that made it
 * @param parameters the extension's parameters as text; their order means nothing
 * @param plugin the plugin that the extension came from
 * @param version the plugin's version
 * @param content the fitted transform, the model or the trainer's state: plain data
 */
public record Part(
        String kind, String name, Map<String, String> parameters, String plugin, String version, Record content) {

    /** A model that was not learned but read from another program's file. */
    public static final String IMPORT = "import";

    /** Copies the parameters. */
    public Part {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }
}
