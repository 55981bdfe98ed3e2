package semblance.bayesiannetwork.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The parts of a graph that hang together, and a picture of them all. */
final class Parts {
    private static final double GAP = 26; // pixels between parts
    private static final double LANDSCAPE = 1.6; // how much wider than high a picture of many parts should be

    private Parts() {}

    /** The vertices of each part in ascending order; larger parts first, equally large ones by their first vertex. */
    static List<int[]> of(int[][] parents) {
        int[] root = IntStream.range(0, parents.length).toArray();
        for (int v = 0; v < parents.length; v++) for (int parent : parents[v]) root[find(root, v)] = find(root, parent);
        List<List<Integer>> parts = new ArrayList<>();
        int[] place = new int[parents.length];
        Arrays.fill(place, -1);
        for (int v = 0; v < parents.length; v++) {
            int of = find(root, v);
            if (place[of] < 0) {
                place[of] = parts.size();
                parts.add(new ArrayList<>());
            }
            parts.get(place[of]).add(v);
        }
        return parts.stream()
                .sorted(Comparator.comparing(part -> -part.size()))
                .map(part -> part.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private static int find(int[] root, int vertex) {
        while (root[vertex] != vertex) {
            root[vertex] = root[root[vertex]];
            vertex = root[vertex];
        }
        return vertex;
    }

    /** Puts pictures of parts side by side, in rows as wide as the widest part or as a page of their area. */
    static Drawing together(List<int[]> members, List<Drawing> parts, int[][] parents) {
        double margins = 2 * Drawing.MARGIN;
        double area = 0;
        double widest = 0;
        for (Drawing part : parts) {
            area += (part.width() - margins + GAP) * (part.height() - margins + GAP);
            widest = Math.max(widest, part.width());
        }
        double page = Math.max(widest, Math.sqrt(LANDSCAPE * area));
        Drawing.Box[] boxes = new Drawing.Box[parents.length];
        List<List<Drawing.Arc>> into = new ArrayList<>(); // by child
        for (int v = 0; v < parents.length; v++) into.add(new ArrayList<>());
        double x = 0;
        double y = 0;
        double row = 0; // the height of the parts side by side
        double width = 0;
        for (int p = 0; p < parts.size(); p++) {
            Drawing part = parts.get(p);
            if (x > 0 && x + part.width() > page) {
                x = 0;
                y += row + GAP;
                row = 0;
            }
            int[] names = members.get(p);
            for (int v = 0; v < names.length; v++)
                boxes[names[v]] = part.boxes().get(v).moved(x, y);
            for (Drawing.Arc arc : part.arcs())
                into.get(names[arc.to()]).add(arc.moved(names[arc.from()], names[arc.to()], x, y));
            width = Math.max(width, x + part.width());
            x += part.width() - margins + GAP;
            row = Math.max(row, part.height() - margins);
        }
        return new Drawing(
                Math.max(width, margins),
                y + row + margins,
                List.of(boxes),
                into.stream().flatMap(List::stream).toList());
    }
}
