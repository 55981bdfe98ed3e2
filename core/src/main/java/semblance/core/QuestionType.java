package semblance.core;

import java.util.List;
import semblance.core.config.Parameter;

/**
 * Something that models of a type can be asked.
 *
 * @param help what the answer is, in a line
 */
public record QuestionType(String name, String help, List<Parameter> parameters) {}
