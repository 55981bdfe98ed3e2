package semblance.bayesiannetwork;

import java.io.Serializable;

/**
 * A column, the columns it depends on directly, and how.
 *
 * @param parents the positions of the parents in the schema, distinct
 */
public record Node(int[] parents, Distribution distribution) implements Serializable {}
