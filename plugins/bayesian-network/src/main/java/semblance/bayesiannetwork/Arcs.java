package semblance.bayesiannetwork;

import java.io.Serializable;
import java.util.List;
import semblance.api.Help;

/** What is known of the graph beforehand. An arc is written as {@code smoke->lung}. */
@Help("what is known of the graph beforehand")
public record Arcs(
        @Help("arcs that the graph must have, such as smoke->lung")
        List<String> required,

        @Help("arcs that it must not have, such as lung->smoke")
        List<String> forbidden,

        @Help("tiers of columns with | between them, such as age|sex,smoke,lung: arcs lead to the same or a later tier")
        List<String> tiers,

        @Help("most parents of a column, at least 0") int maximumParents)
        implements Serializable {

    /** Nothing is known; up to 12 parents. */
    public Arcs() {
        this(List.of(), List.of(), List.of(), 12);
    }

    /** @throws IllegalArgumentException if an arc is not written as one or the limit is negative, naming the parameter */
    public Arcs {
        required = arcs("required", required);
        forbidden = arcs("forbidden", forbidden);
        tiers = List.copyOf(tiers);
        if (maximumParents < 0)
            throw new IllegalArgumentException("maximumParents must be at least 0, got " + maximumParents);
    }

    static List<String> arcs(String parameter, List<String> arcs) {
        for (String arc : arcs)
            if (!arc.contains("->"))
                throw new IllegalArgumentException(
                        parameter + " must hold arcs such as smoke->lung, got '" + arc + "'");
        return List.copyOf(arcs);
    }

    /** Whether any arc is required, forbidden or tiered. */
    boolean any() {
        return !(required.isEmpty() && forbidden.isEmpty() && tiers.isEmpty());
    }
}
