package semblance.bayesiannetwork.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names of letters, digits and underscores, for formats that know no others. */
final class Identifiers {
    private static final String IDENTIFIER = "[A-Za-z_][A-Za-z0-9_]*";
    private static final Set<String> WORDS = Set.of(
            "class",
            "net",
            "node",
            "discrete",
            "continuous",
            "decision",
            "utility",
            "function",
            "instance",
            "potential",
            "normal",
            "data",
            "states");

    private Identifiers() {}

    /** A distinct identifier for each name: itself where it is one, else one that looks like it. */
    static List<String> of(List<String> names) {
        Set<String> taken = new HashSet<>(WORDS);
        for (String name : names) if (name.matches(IDENTIFIER) && !WORDS.contains(name)) taken.add(name);
        List<String> identifiers = new ArrayList<>();
        for (String name : names) {
            String identifier = name;
            if (!name.matches(IDENTIFIER) || WORDS.contains(name)) {
                String like = name.replaceAll("[^A-Za-z0-9_]", "_");
                if (!like.matches(IDENTIFIER)) like = "_" + like;
                identifier = like;
                for (int i = 2; !taken.add(identifier); i++) identifier = like + "_" + i;
            }
            identifiers.add(identifier);
        }
        return identifiers;
    }
}
