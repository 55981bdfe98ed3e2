package semblance.bayesiannetwork.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads what is known of a graph, and refuses what contradicts itself. */
final class Knowledge {
    private final Layout layout;
    private final boolean numericParents;

    /** @param numericParents whether a categorical column may have numeric parents */
    Knowledge(Layout layout, boolean numericParents) {
        this.layout = layout;
        this.numericParents = numericParents;
    }

    /** @throws IllegalArgumentException if an arc names no column or cannot be, or there is a cycle */
    int[][] graph(String parameter, List<String> arcs) {
        int[][] parents = Graphs.empty(layout.size());
        for (String arc : arcs) {
            int[] ends = ends(parameter, arc);
            if (!possible(ends[0], ends[1]))
                throw new IllegalArgumentException(
                        parameter + " has " + arc + ", from a numeric to a categorical column;"
                                + " turn the arc, make the first column categorical, or set numericParents=logistic");
            if (!Sets.has(parents[ends[1]], ends[0])) parents[ends[1]] = Sets.with(parents[ends[1]], ends[0]);
        }
        List<Integer> cycle = Graphs.cycle(parents);
        if (!cycle.isEmpty())
            throw new IllegalArgumentException(parameter + " has the cycle "
                    + String.join(" -> ", cycle.stream().map(layout::name).toList())
                    + "; leave out or turn one of these arcs");
        return parents;
    }

    private boolean possible(int from, int to) {
        return numericParents || layout.numeric(to) || !layout.numeric(from);
    }

    private int[] ends(String parameter, String arc) {
        for (int at = arc.indexOf("->"); at >= 0; at = arc.indexOf("->", at + 1)) {
            List<String> names = layout.schema().names();
            int from = names.indexOf(arc.substring(0, at).strip());
            int to = names.indexOf(arc.substring(at + 2).strip());
            if (from >= 0 && to >= 0) {
                if (from == to)
                    throw new IllegalArgumentException(
                            parameter + " has " + arc + ", from a column to itself; leave it out");
                return new int[] {from, to};
            }
        }
        int at = arc.indexOf("->");
        String first = arc.substring(0, at).strip();
        String unknown =
                layout.schema().names().contains(first) ? arc.substring(at + 2).strip() : first;
        throw unknown(parameter, "the arc " + arc, unknown);
    }

    private IllegalArgumentException unknown(String parameter, String where, String name) {
        return new IllegalArgumentException(parameter + " has " + where + ", but there is no column '" + name
                + "'; the columns are " + String.join(", ", layout.schema().names()));
    }

    /** @throws IllegalArgumentException if the constraints name no column or contradict each other, saying which */
    Limits limits(List<String> required, List<String> forbidden, List<String> tiers, int maximumParents) {
        Limits free = Limits.of(layout, maximumParents, numericParents);
        long[][] allowed = free.allowed();
        int[][] must = graph("required", required);
        for (String arc : forbidden) {
            int[] ends = ends("forbidden", arc);
            if (Sets.has(must[ends[1]], ends[0]))
                throw new IllegalArgumentException(
                        "the arc " + arc + " is both required and forbidden; leave it out of one of the two");
            Graphs.clear(allowed[ends[1]], ends[0]);
        }
        int[] tier = tiers(tiers);
        for (int from = 0; from < tier.length; from++)
            for (int to = 0; to < tier.length; to++) {
                if (tier[from] < 0 || tier[to] < 0 || tier[from] <= tier[to]) continue;
                if (Sets.has(must[to], from))
                    throw new IllegalArgumentException("the arc " + layout.name(from) + "->" + layout.name(to)
                            + " is required, but tiers has '" + layout.name(from) + "' in a later tier than '"
                            + layout.name(to) + "'; change one of the two");
                Graphs.clear(allowed[to], from);
            }
        for (int node = 0; node < must.length; node++)
            if (must[node].length > maximumParents)
                throw new IllegalArgumentException("required gives '" + layout.name(node) + "' "
                        + must[node].length + " parents, but maximumParents is " + maximumParents
                        + "; raise it or leave out arcs");
        return new Limits(allowed, must, maximumParents);
    }

    /** The tier of each column, -1 if it is in none. */
    private int[] tiers(List<String> tiers) {
        int[] tier = new int[layout.size()];
        Arrays.fill(tier, -1);
        List<String> names = layout.schema().names();
        for (int t = 0; t < tiers.size(); t++)
            for (String name : columns(tiers.get(t))) {
                int column = names.indexOf(name);
                if (column < 0) throw unknown("tiers", "'" + tiers.get(t) + "'", name);
                if (tier[column] >= 0)
                    throw new IllegalArgumentException("tiers has '" + name + "' twice; leave it in one tier");
                tier[column] = t;
            }
        return tier;
    }

    /** The names between the bars; a name may have bars of its own if it is the tier's only one. */
    private List<String> columns(String tier) {
        if (layout.schema().names().contains(tier.strip())) return List.of(tier.strip());
        List<String> names = new ArrayList<>();
        for (String name : tier.split("\\|", -1)) names.add(name.strip());
        return names;
    }
}
