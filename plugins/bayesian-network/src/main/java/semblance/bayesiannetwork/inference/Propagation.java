package semblance.bayesiannetwork.inference;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Tables on the cliques of a junction tree, and messages between them (Jensen, Lauritzen and Olesen 1990). Filled with the
 * product of all factors and evidence, {@link #collect} gives its sum, and then {@link #distribute} makes every table
 * the joint distribution of its clique. It is used again for row after row and never by two threads.
 */
final class Propagation {
    /** Smaller sums may have lost digits. */
    private static final double LEAST = 1e-200;

    /** After so many messages, each at most 1, a table is brought back to size. */
    private static final int OFTEN = 8;

    final JunctionTree tree;
    final double[][] tables;
    private final double[][] messages;
    private final double[][] updates;
    private final boolean[] informed;
    private final int[] received; // how many messages
    private final int[] path; // from a clique to one that is informed

    Propagation(JunctionTree tree) {
        this.tree = tree;
        int n = tree.cliques.length;
        tables = new double[n][];
        messages = new double[n][];
        updates = new double[n][];
        informed = new boolean[n];
        received = new int[n];
        path = new int[n];
        for (int c = 0; c < n; c++) {
            tables[c] = new double[tree.entries[c]];
            messages[c] = new double[tree.shared[c]];
            updates[c] = new double[tree.shared[c]];
        }
    }

    /**
     * Sends messages to the root, whose table then sums to 1.
     *
     * @return the log of the sum of the product of all tables; NaN if a sum is so small that digits may be lost
     */
    double collect() {
        Arrays.fill(received, 0);
        double log = 0;
        for (int c = tables.length - 1; c > 0; c--) {
            double[] message = messages[c];
            double[] table = tables[c];
            int block = table.length / message.length;
            double total = 0;
            double most = 0;
            for (int s = 0, e = 0; s < message.length; s++) {
                double sum = 0;
                for (int end = e + block; e < end; e++) sum += table[e];
                message[s] = sum;
                total += sum;
                most = Math.max(most, sum);
            }
            if (!(total > LEAST)) return Double.NaN;
            log += Math.log(message.length == 1 ? total : most);
            if (message.length > 1) log += send(c, 1 / most);
            informed[c] = false;
        }
        double[] root = tables[0];
        double total = 0;
        for (double entry : root) total += entry;
        if (!(total > LEAST)) return Double.NaN;
        scale(root, 1 / total);
        informed[0] = true;
        return log + Math.log(total);
    }

    /** Multiplies the parent by a message; the log of what the parent was divided by. */
    private double send(int c, double factor) {
        double[] scaled = updates[c];
        for (int s = 0; s < scaled.length; s++) scaled[s] = messages[c][s] * factor;
        double[] table = tables[tree.parent[c]];
        int[] of = tree.of[c];
        for (int e = 0; e < table.length; e++) table[e] *= scaled[of[e]];
        if (++received[tree.parent[c]] % OFTEN > 0) return 0;
        double most = 0;
        for (double entry : table) most = Math.max(most, entry);
        if (!(most > 0)) return 0;
        scale(table, 1 / most);
        return Math.log(most);
    }

    private static void scale(double[] table, double factor) {
        for (int e = 0; e < table.length; e++) table[e] *= factor;
    }

    /** Makes every table the distribution of its clique. */
    void distribute() {
        for (int c = 1; c < tables.length; c++) if (!informed[c]) inform(c);
    }

    /** Makes the table of one clique its distribution. */
    void distribute(int clique) {
        int depth = 0;
        for (int c = clique; !informed[c]; c = tree.parent[c]) path[depth++] = c;
        while (depth > 0) inform(path[--depth]);
    }

    private void inform(int c) {
        double[] update = updates[c];
        double[] above = tables[tree.parent[c]];
        if (update.length == 1) update[0] = 1;
        else {
            Arrays.fill(update, 0);
            int[] of = tree.of[c];
            for (int e = 0; e < above.length; e++) update[of[e]] += above[e];
        }
        double[] table = tables[c];
        int block = table.length / update.length;
        for (int s = 0, e = 0; s < update.length; s++) {
            double factor = messages[c][s] > 0 ? update[s] / messages[c][s] : 0;
            for (int end = e + block; e < end; e++) table[e] *= factor;
        }
        informed[c] = true;
    }

    /** The distribution of a variable, from its home clique, which must have been informed. */
    void marginal(int variable, double[] into) {
        int clique = tree.home[variable];
        double[] table = tables[clique];
        int states = tree.sizes[variable];
        int stride = tree.stride[variable];
        double total = 0;
        for (int s = 0; s < states; s++) {
            double sum = 0;
            for (int from = s * stride; from < table.length; from += states * stride)
                for (int e = from; e < from + stride; e++) sum += table[e];
            into[s] = sum;
            total += sum;
        }
        for (int s = 0; s < states; s++) into[s] = total > 0 ? into[s] / total : 0;
    }

    /** Sets all entries of a clique to 0 in which a variable is in another state. */
    void observe(int variable, int state) {
        int clique = tree.home[variable];
        double[] table = tables[clique];
        int states = tree.sizes[variable];
        int stride = tree.stride[variable];
        for (int from = 0; from < table.length; from += states * stride) {
            Arrays.fill(table, from, from + state * stride, 0);
            Arrays.fill(table, from + (state + 1) * stride, from + states * stride, 0);
        }
    }

    /** Draws all variables, after {@link #collect} and before anything else. */
    void draw(int[] states, RandomGenerator random) {
        for (int c = 0; c < tables.length; c++) {
            int from = firstEntry(c, states);
            int block = tables[c].length / tree.shared[c];
            read(c, from + Family.choose(tables[c], from, block, random), states);
        }
    }

    /** The first entry of a clique that agrees with the states of what it shares with its parent. */
    private int firstEntry(int c, int[] states) {
        int entry = 0;
        int left = tree.shared[c];
        for (int i = 0; left > 1; i++) {
            int v = tree.cliques[c][i];
            entry = entry * tree.sizes[v] + states[v];
            left /= tree.sizes[v];
        }
        return entry * (tables[c].length / tree.shared[c]);
    }

    private void read(int c, int entry, int[] states) {
        int left = entry;
        for (int i = tree.cliques[c].length - 1; i >= 0; i--) {
            int v = tree.cliques[c][i];
            states[v] = left % tree.sizes[v];
            left /= tree.sizes[v];
        }
    }

    /**
     * Sends the largest entries to the root, of tables that hold logs (Dawid 1992): afterwards the product of the tables is
     * what it was but for the factor returned, and no part of a table that a message was made of is without an entry of 0,
     * the largest there is.
     */
    double collectLargest() {
        double log = 0;
        for (int c = tables.length - 1; c >= 0; c--) {
            double[] table = tables[c];
            double[] message = messages[c];
            int block = table.length / message.length;
            for (int s = 0; s < message.length; s++) {
                double most = Double.NEGATIVE_INFINITY;
                for (int e = s * block; e < (s + 1) * block; e++) most = Math.max(most, table[e]);
                message[s] = most;
                for (int e = s * block; e < (s + 1) * block && most > Double.NEGATIVE_INFINITY; e++) table[e] -= most;
            }
            if (message.length == 1) log += message[0];
            else {
                double[] above = tables[tree.parent[c]];
                int[] of = tree.of[c];
                for (int e = 0; e < above.length; e++) above[e] += message[of[e]];
            }
        }
        return log;
    }

    /** The most probable states, after {@link #collectLargest}; the first of equals. */
    void mostProbable(int[] states) {
        for (int c = 0; c < tables.length; c++) {
            int from = firstEntry(c, states);
            int best = from;
            for (int e = from; e < from + tables[c].length / tree.shared[c]; e++)
                if (tables[c][e] > tables[c][best]) best = e;
            read(c, best, states);
        }
    }
}
