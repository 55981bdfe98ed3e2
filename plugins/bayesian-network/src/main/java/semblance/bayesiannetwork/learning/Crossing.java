package semblance.bayesiannetwork.learning;

import java.util.Arrays;

/**
 * How often each configuration meets each level of other columns: the inner loop of learning. Up to four columns are
 * counted in one pass, each into a table of its own, so that no count waits for the one before it.
 */
final class Crossing {
    private static final int TOGETHER = 4;

    private final Rows rows;
    private final Configurations base;

    Crossing(Rows rows, Configurations base) {
        this.rows = rows;
        this.base = base;
    }

    /** Takes the counts of one column: as whole numbers where the weights are, else as sums. */
    interface Counts {
        /**
         * @param which the position of the column among those asked for
         * @param table shape [configurations][levels], flat; not to be kept
         */
        void take(int which, int[] table);

        /** As the other, for weights that are not whole. */
        void take(int which, double[] table);
    }

    /** The weight of each configuration. */
    static double[] totals(Rows rows, Configurations base) {
        double[] totals = new double[base.count() + 1];
        int[] of = base.of();
        if (rows.weights == null) for (int configuration : of) totals[configuration]++;
        else for (int r = 0; r < of.length; r++) totals[of[r]] += rows.weights[r];
        return Arrays.copyOf(totals, base.count());
    }

    void count(int[] columns, Counts to) {
        int[][] tables = new int[TOGETHER][];
        int[] bytes = new int[columns.length]; // positions of columns that can be counted together
        int some = 0;
        boolean whole = rows.weights == null || rows.wholes != null;
        for (int i = 0; i < columns.length; i++) {
            if (whole && rows.bytes[columns[i]] != null) bytes[some++] = i;
            else single(columns[i], i, whole, to);
        }
        for (int from = 0; from < some; from += TOGETHER) {
            int together = Math.min(TOGETHER, some - from);
            for (int t = 0; t < together; t++) {
                int cells = (base.count() + 1) * (rows.layout.radix()[columns[bytes[from + t]]] + 1);
                if (tables[t] == null || tables[t].length < cells) tables[t] = new int[cells];
                else Arrays.fill(tables[t], 0, cells, 0);
            }
            if (together == TOGETHER) four(columns, bytes, from, tables);
            else for (int t = 0; t < together; t++) one(columns[bytes[from + t]], tables[t]);
            for (int t = 0; t < together; t++) give(columns[bytes[from + t]], bytes[from + t], tables[t], to);
        }
    }

    /** The counts without those of missing cells. */
    private void give(int column, int which, int[] table, Counts to) {
        int radix = rows.layout.radix()[column];
        if (rows.gaps[column])
            for (int b = 1; b < base.count(); b++) System.arraycopy(table, b * (radix + 1), table, b * radix, radix);
        to.take(which, table);
    }

    private int stride(int column) {
        return rows.layout.radix()[column] + (rows.gaps[column] ? 1 : 0);
    }

    private void four(int[] columns, int[] positions, int from, int[][] tables) {
        int a = columns[positions[from]];
        int b = columns[positions[from + 1]];
        int c = columns[positions[from + 2]];
        int d = columns[positions[from + 3]];
        int[] weights = rows.wholes;
        if (weights == null)
            four(
                    base.of(),
                    rows.bytes[a],
                    stride(a),
                    tables[0],
                    rows.bytes[b],
                    stride(b),
                    tables[1],
                    rows.bytes[c],
                    stride(c),
                    tables[2],
                    rows.bytes[d],
                    stride(d),
                    tables[3]);
        else
            four(
                    base.of(),
                    weights,
                    rows.bytes[a],
                    stride(a),
                    tables[0],
                    rows.bytes[b],
                    stride(b),
                    tables[1],
                    rows.bytes[c],
                    stride(c),
                    tables[2],
                    rows.bytes[d],
                    stride(d),
                    tables[3]);
    }

    private static void four(
            int[] of,
            byte[] a,
            int sa,
            int[] ta,
            byte[] b,
            int sb,
            int[] tb,
            byte[] c,
            int sc,
            int[] tc,
            byte[] d,
            int sd,
            int[] td) {
        for (int r = 0; r < of.length; r++) {
            int base = of[r];
            ta[base * sa + (a[r] & 0xFF)]++;
            tb[base * sb + (b[r] & 0xFF)]++;
            tc[base * sc + (c[r] & 0xFF)]++;
            td[base * sd + (d[r] & 0xFF)]++;
        }
    }

    private static void four(
            int[] of,
            int[] weights,
            byte[] a,
            int sa,
            int[] ta,
            byte[] b,
            int sb,
            int[] tb,
            byte[] c,
            int sc,
            int[] tc,
            byte[] d,
            int sd,
            int[] td) {
        for (int r = 0; r < of.length; r++) {
            int base = of[r];
            int weight = weights[r];
            ta[base * sa + (a[r] & 0xFF)] += weight;
            tb[base * sb + (b[r] & 0xFF)] += weight;
            tc[base * sc + (c[r] & 0xFF)] += weight;
            td[base * sd + (d[r] & 0xFF)] += weight;
        }
    }

    private void one(int column, int[] table) {
        int[] of = base.of();
        byte[] codes = rows.bytes[column];
        int stride = stride(column);
        if (rows.wholes == null) for (int r = 0; r < of.length; r++) table[of[r] * stride + (codes[r] & 0xFF)]++;
        else for (int r = 0; r < of.length; r++) table[of[r] * stride + (codes[r] & 0xFF)] += rows.wholes[r];
    }

    /** Columns of many levels and weights that are not whole, which are rare. */
    private void single(int column, int which, boolean whole, Counts to) {
        int[] of = base.of();
        int radix = rows.layout.radix()[column];
        if (whole) {
            int[] table = new int[(base.count() + 1) * radix];
            for (int r = 0; r < of.length; r++) {
                int code = rows.code(column, r);
                if (code < radix) table[of[r] * radix + code] += rows.wholes == null ? 1 : rows.wholes[r];
            }
            to.take(which, table);
        } else {
            double[] table = new double[(base.count() + 1) * radix];
            for (int r = 0; r < of.length; r++) {
                int code = rows.code(column, r);
                if (code < radix) table[of[r] * radix + code] += rows.weights[r];
            }
            to.take(which, table);
        }
    }
}
