package semblance.core.artifact;

/** Finds the code that a part of a file needs. */
@FunctionalInterface
public interface Modules {

    /**
     * The module whose records may be read for this part.
     *
     * @throws IllegalArgumentException if its plugin is not installed; the message says which and what to do
     */
    Module of(Manifest.Description part);

    /** Whatever the part, this module. */
    static Modules only(Module module) {
        return part -> module;
    }
}
