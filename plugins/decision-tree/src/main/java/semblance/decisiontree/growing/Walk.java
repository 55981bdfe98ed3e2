package semblance.decisiontree.growing;

/** Rows on their way from the roots of trees to their leaves, a block of rows after the other. */
interface Walk {
    /** The number of all rows. */
    int rows();

    /** Calls back with the first row of each block and the number of its rows. */
    void blocks(Visit visit);

    /** The leaves of the rows of the present block in one tree, written from a place on. */
    void leaves(int root, int size, int[] found, int at);

    /** Receives blocks. */
    interface Visit {
        /** Some rows, which {@link Walk#leaves} is now about. */
        void block(int from, int size);
    }
}
