package semblance.bayesiannetwork.exchange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Looks for a way round in a graph. */
final class Cycle {
    private Cycle() {}

    /**
     * The vertices of a cycle in the direction of its arcs, the first again at the end; empty if there is none.
     *
     * @param parents those of each vertex
     */
    static List<Integer> find(List<int[]> parents) {
        int size = parents.size();
        int[] left = new int[size]; // parents that are not yet known to be free of cycles
        List<List<Integer>> children = new ArrayList<>();
        for (int v = 0; v < size; v++) children.add(new ArrayList<>());
        for (int v = 0; v < size; v++) {
            left[v] = parents.get(v).length;
            for (int parent : parents.get(v)) children.get(parent).add(v);
        }
        int[] free = new int[size];
        int known = 0;
        for (int v = 0; v < size; v++) if (left[v] == 0) free[known++] = v;
        for (int i = 0; i < known; i++)
            for (int child : children.get(free[i])) if (--left[child] == 0) free[known++] = child;
        if (known == size) return List.of();
        // every vertex that is left has a parent that is left, so going up must come round
        int vertex = 0;
        while (left[vertex] == 0) vertex++;
        List<Integer> path = new ArrayList<>();
        boolean[] seen = new boolean[size];
        while (!seen[vertex]) {
            seen[vertex] = true;
            path.add(vertex);
            for (int parent : parents.get(vertex))
                if (left[parent] > 0) {
                    vertex = parent;
                    break;
                }
        }
        List<Integer> cycle = new ArrayList<>(path.subList(path.indexOf(vertex), path.size()));
        cycle.add(vertex);
        Collections.reverse(cycle);
        return cycle;
    }
}
