package semblance.bayesiannetwork.learning;

import java.util.Arrays;

/**
 * How often each configuration meets each level of other columns: the inner loop of learning. Columns are counted by the
 * pack, and up to four packs in one pass, each into a table of its own, so that no count waits for the one before it.
 */
final class Crossing {
    private static final int TOGETHER = 4;

    private final Rows rows;
    private final Configurations base;
    private final boolean whole;

    Crossing(Rows rows, Configurations base) {
        this.rows = rows;
        this.base = base;
        whole = rows.weights == null || rows.wholes != null;
    }

    /** Takes the counts of one column: as whole numbers where the weights are, else as sums. */
    interface Counts {
        /** @param table shape [configurations][levels], flat; not to be kept */
        void take(int column, int[] table);

        /** As the other, for weights that are not whole. */
        void take(int column, double[] table);
    }

    /** The weight of each configuration. */
    static double[] totals(Rows rows, Configurations base) {
        double[] totals = new double[base.count() + 1];
        int[] of = base.of();
        if (rows.weights == null) for (int configuration : of) totals[configuration]++;
        else for (int r = 0; r < of.length; r++) totals[of[r]] += rows.weights[r];
        return Arrays.copyOf(totals, base.count());
    }

    /**
     * Counts some columns.
     *
     * @param packs those to count by; without packs every column is counted by itself
     */
    void count(int[] columns, Packs packs, Counts to) {
        int[] asked = new int[packs.columns().length]; // how many columns of each pack
        for (int column : columns) if (whole && packs.of()[column] >= 0) asked[packs.of()[column]]++;
        int[][] sets = new int[columns.length][];
        byte[][] codes = new byte[columns.length][];
        int[] strides = new int[columns.length];
        int count = 0;
        for (int column : columns) {
            int pack = packs.of()[column];
            if (!whole || rows.bytes[column] == null) {
                single(column, to);
            } else if (pack < 0 || asked[pack] == 1) {
                sets[count] = new int[] {column};
                codes[count] = rows.bytes[column];
                strides[count++] = Packs.stride(rows, column);
            } else if (asked[pack] > 1) {
                sets[count] = packs.columns()[pack];
                codes[count] = packs.codes()[pack];
                strides[count++] = packs.states()[pack];
                asked[pack] = 0;
            }
        }
        boolean[] wanted = new boolean[rows.layout.size()];
        for (int column : columns) wanted[column] = true;
        together(sets, codes, strides, count, wanted, to);
    }

    private void together(int[][] sets, byte[][] codes, int[] strides, int count, boolean[] wanted, Counts to) {
        int[][] tables = new int[TOGETHER][0];
        for (int from = 0; from < count; from += TOGETHER) {
            int some = Math.min(TOGETHER, count - from);
            for (int t = 0; t < some; t++) {
                int cells = (base.count() + 1) * strides[from + t];
                if (tables[t].length < cells) tables[t] = new int[cells];
                else Arrays.fill(tables[t], 0, cells, 0);
            }
            if (some == TOGETHER) four(codes, strides, from, tables);
            else for (int t = 0; t < some; t++) one(codes[from + t], strides[from + t], tables[t]);
            for (int t = 0; t < some; t++)
                Packs.unpack(rows, sets[from + t], tables[t], base.count(), (column, table) -> {
                    if (wanted[column]) give(column, table, to);
                });
        }
    }

    /** The counts without those of missing cells. */
    private void give(int column, int[] table, Counts to) {
        int radix = rows.layout.radix()[column];
        if (!rows.gaps[column]) {
            to.take(column, table);
            return;
        }
        int[] known = new int[base.count() * radix];
        for (int b = 0; b < base.count(); b++) System.arraycopy(table, b * (radix + 1), known, b * radix, radix);
        to.take(column, known);
    }

    private void four(byte[][] codes, int[] s, int f, int[][] t) {
        byte[] a = codes[f];
        byte[] b = codes[f + 1];
        byte[] c = codes[f + 2];
        byte[] d = codes[f + 3];
        if (rows.wholes == null)
            four(base.of(), a, s[f], t[0], b, s[f + 1], t[1], c, s[f + 2], t[2], d, s[f + 3], t[3]);
        else four(base.of(), rows.wholes, a, s[f], t[0], b, s[f + 1], t[1], c, s[f + 2], t[2], d, s[f + 3], t[3]);
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

    private void one(byte[] codes, int stride, int[] table) {
        int[] of = base.of();
        int[] weights = rows.wholes;
        if (weights == null) for (int r = 0; r < of.length; r++) table[of[r] * stride + (codes[r] & 0xFF)]++;
        else for (int r = 0; r < of.length; r++) table[of[r] * stride + (codes[r] & 0xFF)] += weights[r];
    }

    /** Columns of many levels and weights that are not whole, which are rare. */
    private void single(int column, Counts to) {
        int[] of = base.of();
        int radix = rows.layout.radix()[column];
        if (whole) {
            int[] table = new int[(base.count() + 1) * radix];
            for (int r = 0; r < of.length; r++) {
                int code = rows.code(column, r);
                if (code < radix) table[of[r] * radix + code] += rows.wholes == null ? 1 : rows.wholes[r];
            }
            to.take(column, table);
        } else {
            double[] table = new double[(base.count() + 1) * radix];
            for (int r = 0; r < of.length; r++) {
                int code = rows.code(column, r);
                if (code < radix) table[of[r] * radix + code] += rows.weights[r];
            }
            to.take(column, table);
        }
    }
}
