package semblance.csv;

/** Takes the cells of one column, one for each row. */
interface Cells {
    /** Takes nothing. */
    Cells NONE = (text, from, to, quoted) -> {};

    /**
     * Takes the cell of the next row.
     *
     * @param text holds the cell from {@code from} (inclusive) to {@code to} (exclusive); to be copied, not kept
     * @param quoted whether the cell was in quotes, which are gone here
     * @throws BadCell if the column cannot have this cell
     */
    void add(char[] text, int from, int to, boolean quoted);

    /** The first place that is not blank, or {@code to}. */
    static int skip(char[] text, int from, int to) {
        while (from < to && text[from] <= ' ') from++;
        return from;
    }

    /** The place after the last that is not blank, or {@code from}. */
    static int trim(char[] text, int from, int to) {
        while (from < to && text[to - 1] <= ' ') to--;
        return to;
    }
}
