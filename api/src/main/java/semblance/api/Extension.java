package semblance.api;

import java.io.Serializable;

/**
 * Something a plugin adds to the platform: a trainer, a transform, a source or sink of rows or models, a question,
 * an engine, an optimizer, a schedule.
 *
 * <p>An extension is a public record in an exported package, announced with {@code provides} in
 * {@code module-info.java}. Its components are its parameters, its no-argument constructor holds their defaults, and
 * its compact constructor rejects bad values with an {@link IllegalArgumentException} that names the parameter, what
 * was expected and what was found: {@code margin must be at least 0, got -1.0}. A component may be a number, a
 * boolean, a string, an enum, a list of these, another record or another extension. Two extensions are equal if they
 * do the same.
 *
 * <p>It is {@link Serializable} so that an engine may ship work to other machines; files never hold serialised objects.
 */
public interface Extension extends Serializable {

    /** The name users type: lower-case words with dashes, unique among the extensions of one kind. */
    String name();
}
