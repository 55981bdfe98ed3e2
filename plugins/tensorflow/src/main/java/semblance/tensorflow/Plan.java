package semblance.tensorflow;

/**
 * The plan of a graph. It is a record, all of whose components are part of what its text says: two plans of the same
 * text build the same graph, and one program serves both.
 */
@FunctionalInterface
public interface Plan {
    /** Draws the graph: its inputs, its weights, what can be fetched and how it is trained. */
    void draw(Net net);
}
