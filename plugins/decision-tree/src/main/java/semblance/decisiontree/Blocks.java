package semblance.decisiontree;

/**
 * Cells of one column, in groups that some tests cannot tell apart: intervals of cells, or any sets of them.
 *
 * @param count how many groups there are
 * @param bounds where each interval begins, and the number of cells; of length 0 for sets
 * @param of the group of each cell; of length 0 for intervals
 */
record Blocks(int count, int[] bounds, int[] of) {

    /** All cells in one. */
    static Blocks all(int cells) {
        return new Blocks(1, new int[] {0, cells}, new int[0]);
    }

    boolean intervals() {
        return bounds.length > 0;
    }

    /** Some cell of a group. */
    int some(int block) {
        if (intervals()) return bounds[block];
        int cell = 0;
        while (of[cell] != block) cell++;
        return cell;
    }
}
