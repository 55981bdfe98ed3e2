package semblance.cli;

import java.util.List;
import java.util.Optional;
import semblance.core.Spec;

/** Extensions as options name them. */
final class Specs {
    /** What standard streams hold, since they have no name to tell it by. */
    private static final Spec CSV = new Spec("csv");

    private Specs() {}

    /** {@code name parameter=value ...}. @throws Failure if it is not */
    static Spec of(String text) {
        try {
            return Spec.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Failure(Exit.USAGE, "'" + text + "': " + e.getMessage(), e);
        }
    }

    /** Several. */
    static List<Spec> of(List<String> texts) {
        return texts.stream().map(Specs::of).toList();
    }

    /** What reads or writes a location: what the user says, CSV for a standard stream, else told by the location. */
    static Optional<Spec> optional(String text, boolean standard) {
        if (text != null) return Optional.of(of(text));
        return standard ? Optional.of(CSV) : Optional.empty();
    }
}
