package semblance.core;

import java.util.List;
import semblance.core.config.Parameter;

/**
 * An installed model type.
 *
 * @param plugin the plugin it comes from, and {@code version} that plugin's
 * @param help what it is, in a line
 * @param capabilities what its models can do, in the words of {@link Capabilities}
 * @param questions what its models can be asked beyond that
 * @param formats the names of what writes its models for others
 */
public record ModelType(
        String name,
        String plugin,
        String version,
        String help,
        List<String> capabilities,
        List<Parameter> parameters,
        List<QuestionType> questions,
        List<String> formats) {}
