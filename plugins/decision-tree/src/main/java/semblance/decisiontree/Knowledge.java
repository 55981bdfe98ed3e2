package semblance.decisiontree;

/**
 * What is known of one row.
 *
 * @param cells the cell of each column, -1 where it is not known; shape [columns]
 * @param soft what is known of the other columns
 */
record Knowledge(int[] cells, Soft[] soft) {
    /** Nothing but some cells. */
    static Knowledge of(Chain chain, int[] cells) {
        Soft[] soft = new Soft[cells.length];
        for (int column = 0; column < soft.length; column++) soft[column] = chain.laws[column].free;
        return new Knowledge(cells, soft);
    }

    /** Whether a column has evidence of any kind. */
    boolean about(int column) {
        return cells[column] >= 0 || soft[column].known();
    }

    /** The codes of the known cells, 0 elsewhere. */
    int[] codes(Chain chain) {
        int[] codes = new int[cells.length];
        for (int column = 0; column < codes.length; column++)
            if (cells[column] >= 0) codes[column] = chain.code(column, cells[column]);
        return codes;
    }
}
