package semblance.tensorflow;

/**
 * The plan of a graph. It is a record, all of whose components are part of what its text says: two plans of the same
 * text build the same graph, and one program serves both.
 *
 * <p>An operation is carried out by one thread, because one that is cut up for several gives other last bits on another
 * number of them; operations that do not wait for each other are carried out side by side. So a plan that has much to do
 * draws it in pieces, as many as the data tell.
 */
@FunctionalInterface
public interface Plan {
    /**
     * Rows whose number is a multiple of this are all treated alike, so that the bits of a row's result do not depend on its
     * place: loops over floats take 4 to 16 at once, products of matrices 6 or 8 rows, and the rest is left to slower code
     * that rounds otherwise. Rows that are fewer are filled up.
     */
    int ALIKE = 48;

    /** Draws the graph: its inputs, its weights, what can be fetched and how it is trained. */
    void draw(Net net);

    /**
     * Whether its operations are so large that it pays to carry them out side by side: handing a small one over to another
     * thread takes longer than the operation itself.
     */
    default boolean parallel() {
        return false;
    }
}
