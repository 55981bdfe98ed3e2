package semblance.bayesiannetwork.inference;

import java.util.Arrays;
import java.util.List;

/**
 * Cliques joined to a tree (Lauritzen and Spiegelhalter 1988), with everything that messages need to know of positions.
 * The variables of a clique stand in the order: those it shares with its parent, then the others; the first varies slowest.
 * So what one message sums lies side by side in the child. Immutable.
 */
final class JunctionTree {
    /** The number of states of each variable. */
    final int[] sizes;
    /** The variables of each clique, the root first, parents before children. */
    final int[][] cliques;
    /** The parent of each clique; -1 for the root. */
    final int[] parent;
    /** The number of entries of each clique. */
    final int[] entries;
    /** The number of entries of what each clique shares with its parent; 1 for the root. */
    final int[] shared;
    /** The shared entry that each entry of the parent belongs to; empty if there is but one. */
    final int[][] of;
    /** The smallest clique that a variable is in. */
    final int[] home;
    /** How far apart entries of its home clique are whose states of a variable are neighbours. */
    final int[] stride;

    /** @param root a variable that the root is to have, or -1 */
    JunctionTree(int[] sizes, Elimination elimination, int root) {
        this.sizes = sizes;
        Elimination.Cliques found = elimination.cliques;
        int n = found.variables().size();
        int[] order = new int[n];
        int[] above = rooted(found, start(found.variables(), root), order);
        int[] rank = new int[n];
        for (int i = 0; i < n; i++) rank[order[i]] = i;
        cliques = new int[n][];
        parent = new int[n];
        entries = new int[n];
        shared = new int[n];
        of = new int[n][];
        home = new int[sizes.length];
        Arrays.fill(home, -1);
        for (int i = 0; i < n; i++) {
            int[] variables = found.variables().get(order[i]);
            parent[i] = above[order[i]] < 0 ? -1 : rank[above[order[i]]];
            int[] common = parent[i] < 0 ? new int[0] : common(variables, cliques[parent[i]]);
            cliques[i] = Arrays.copyOf(common, variables.length);
            int k = common.length;
            for (int v : variables) if (indexOf(common, v) < 0) cliques[i][k++] = v;
            entries[i] = product(cliques[i]);
            shared[i] = product(common);
            of[i] = shared[i] == 1 ? new int[0] : project(cliques[parent[i]], common);
            for (int v : variables) if (home[v] < 0 || entries[i] < entries[home[v]]) home[v] = i;
        }
        stride = new int[sizes.length];
        for (int v = 0; v < sizes.length; v++) stride[v] = stride(cliques[home[v]], v);
    }

    private int start(List<int[]> variables, int root) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < variables.size() && root >= 0; c++) {
            double size = 1;
            for (int v : variables.get(c)) size *= sizes[v];
            if (indexOf(variables.get(c), root) >= 0 && size < least) {
                best = c;
                least = size;
            }
        }
        return best;
    }

    /** The parents once a clique is the root, and an order from there; trees apart hang on the root too. */
    private static int[] rooted(Elimination.Cliques found, int root, int[] order) {
        int n = order.length;
        int[] above = found.parent().clone();
        int below = -1; // turn the path from the new root upwards around
        for (int c = root; n > 0 && c >= 0; ) {
            int next = above[c];
            above[c] = below;
            below = c;
            c = next;
        }
        int[] children = new int[n + 1];
        for (int c = 0; c < n; c++) {
            if (above[c] < 0 && c != root) above[c] = root;
            if (above[c] >= 0) children[above[c] + 1]++;
        }
        for (int c = 0; c < n; c++) children[c + 1] += children[c];
        int[] child = new int[n];
        int[] at = Arrays.copyOf(children, n);
        for (int c = 0; c < n; c++) if (above[c] >= 0) child[at[above[c]]++] = c;
        int end = 0;
        if (n > 0) order[end++] = root;
        for (int i = 0; i < end; i++)
            for (int k = children[order[i]]; k < children[order[i] + 1]; k++) order[end++] = child[k];
        return above;
    }

    private static int[] common(int[] ascending, int[] other) {
        return Arrays.stream(ascending).filter(v -> indexOf(other, v) >= 0).toArray();
    }

    static int indexOf(int[] variables, int variable) {
        for (int i = 0; i < variables.length; i++) if (variables[i] == variable) return i;
        return -1;
    }

    int product(int[] variables) {
        int product = 1;
        for (int v : variables) product *= sizes[v];
        return product;
    }

    /** For each entry of a table over some variables, the entry of a table over a part of them. */
    int[] project(int[] variables, int[] part) {
        int[] steps = new int[variables.length];
        int step = 1;
        for (int i = part.length - 1; i >= 0; i--) {
            steps[indexOf(variables, part[i])] = step;
            step *= sizes[part[i]];
        }
        int[] entry = new int[product(variables)];
        int block = 1; // filled from the fastest variable on: each copies what is there, shifted by its step
        for (int i = variables.length - 1; i >= 0; i--) {
            int states = sizes[variables[i]];
            for (int s = 1; s < states; s++)
                for (int e = 0; e < block; e++) entry[s * block + e] = entry[e] + s * steps[i];
            block *= states;
        }
        return entry;
    }

    private int stride(int[] clique, int variable) {
        int stride = 1;
        for (int i = clique.length - 1; clique[i] != variable; i--) stride *= sizes[clique[i]];
        return stride;
    }

    /** The smallest clique that has all of some variables. */
    int cover(int[] variables) {
        int best = variables.length == 0 ? 0 : -1;
        for (int c = 0; c < cliques.length && variables.length > 0; c++) {
            if (best >= 0 && entries[c] >= entries[best]) continue;
            boolean all = true;
            for (int v : variables) all &= indexOf(cliques[c], v) >= 0;
            if (all) best = c;
        }
        return best;
    }
}
