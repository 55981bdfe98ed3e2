package semblance.decisiontree.growing;

import java.util.Arrays;

/**
 * Columns of two codes and without missing cells, such as a level in a column of its own: one bit of a word for each row. What
 * the words of a node's rows have in common tells at once in which of these columns they do not differ.
 *
 * @param bits the bit of each column, or -1; shape [columns of the cuts]
 * @param words shape [rows]; of length 0 if there are too few such columns
 * @param masks the bit of each column alone, or 0; shape [columns of the cuts]
 * @param share how many bits a row has for each of all columns, on average
 */
record Flags(int[] bits, long[] words, long[] masks, double share) {
    private static final int FEW = 8; // columns for which words do not pay

    static Flags of(Cuts cuts, Codes codes, int[] columns) {
        int[] bits = new int[cuts.size()];
        Arrays.fill(bits, -1);
        long[] words = new long[codes.rows()];
        long[] masks = new long[cuts.size()];
        double share = 0;
        int count = 0;
        for (int column : columns) {
            if (count == Long.SIZE || cuts.codes(column) != 2 || !cuts.ordered()[column]) continue;
            if (gaps(codes, column)) continue;
            int set = 0;
            for (int r = 0; r < words.length; r++) {
                int bit = codes.at(column, r) - 1;
                words[r] |= (long) bit << count;
                set += bit;
            }
            share += (double) set / Math.max(1, words.length) / columns.length;
            masks[column] = 1L << count;
            bits[column] = count++;
        }
        if (count >= FEW) return new Flags(bits, words, masks, share);
        Arrays.fill(bits, -1);
        return new Flags(bits, new long[0], new long[cuts.size()], 0);
    }

    private static boolean gaps(Codes codes, int column) {
        for (int r = 0; r < codes.rows(); r++) if (codes.at(column, r) == 0) return true;
        return false;
    }
}
