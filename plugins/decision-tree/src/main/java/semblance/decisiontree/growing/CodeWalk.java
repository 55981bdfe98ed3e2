package semblance.decisiontree.growing;

/**
 * Rows on their way from the root of each tree to a leaf. All rows of a block go through one tree before the next, so
 * that the tree stays in a processor's cache; four rows go side by side, so that none waits for the memory alone.
 */
final class CodeWalk implements Walk {
    private static final int CODES = 1 << 17; // of a block: they should stay in a processor's cache, and be many rows
    private final long[] nodes;
    private final int[] sets;
    private final int columns;
    private final int most; // rows of a block
    private final Codes rows;
    private final char[] block; // the codes of each row, one row after the other

    CodeWalk(Trees trees, Codes rows) {
        nodes = trees.nodes();
        sets = trees.sets();
        this.rows = rows;
        columns = rows.columns();
        most = Math.max(4, Math.min(rows.rows(), CODES / Math.max(1, columns)));
        block = new char[most * columns];
    }

    @Override
    public int rows() {
        return rows.rows();
    }

    @Override
    public void blocks(Visit visit) {
        for (int from = 0; from < rows.rows(); from += most) {
            int size = Math.min(most, rows.rows() - from);
            for (int c = 0; c < columns; c++) {
                byte[] bytes = rows.bytes(c);
                char[] chars = rows.chars(c);
                if (bytes.length > 0)
                    for (int r = 0; r < size; r++) block[r * columns + c] = (char) (bytes[from + r] & 0xFF);
                else for (int r = 0; r < size; r++) block[r * columns + c] = chars[from + r];
            }
            visit.block(from, size);
        }
    }

    @Override
    public void leaves(int root, int size, int[] found, int at) {
        int r = 0;
        for (; r + 3 < size; r += 4) {
            int a = root;
            int b = root;
            int c = root;
            int d = root;
            int first = r * columns;
            long wordA = nodes[a];
            long wordB = wordA;
            long wordC = wordA;
            long wordD = wordA;
            while ((wordA & wordB & wordC & wordD) >= 0) {
                a = next(a, wordA, first);
                b = next(b, wordB, first + columns);
                c = next(c, wordC, first + 2 * columns);
                d = next(d, wordD, first + 3 * columns);
                wordA = nodes[a];
                wordB = nodes[b];
                wordC = nodes[c];
                wordD = nodes[d];
            }
            found[at + r] = (int) wordA;
            found[at + r + 1] = (int) wordB;
            found[at + r + 2] = (int) wordC;
            found[at + r + 3] = (int) wordD;
        }
        for (; r < size; r++) {
            int node = root;
            while (nodes[node] >= 0) node = next(node, nodes[node], r * columns);
            found[at + r] = (int) nodes[node];
        }
    }

    /** The child that a row goes to, or the node itself if it is a leaf. */
    private int next(int node, long word, int row) {
        if ((word & Trees.SET) != 0) return word < 0 ? node : inSet(node, word, row);
        int code = block[row + ((int) (word >>> 48) & 0x1FFF)];
        int most = (int) (word >>> 32) & 0xFFFF;
        int leastLess = (int) (word >>> 61) & 1 ^ 1; // 1 if missing cells, of code 0, go right
        int right =
                (most - code | code - leastLess) >> 31; // all bits if the code is too large or that of a missing cell
        int leaf = (int) (word >> 63);
        return node + ((1 & ~right | (int) word & right) & ~leaf);
    }

    private int inSet(int node, long word, int row) {
        int at = (int) word;
        int code = block[row + ((int) (word >>> 48) & 0x1FFF)];
        return (sets[at + 2 + (code >> 5)] >>> code & 1) != 0 ? node + 1 : node + sets[at];
    }
}
