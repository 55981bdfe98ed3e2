package semblance.bayesiannetwork;

import java.util.List;

/**
 * What an exact answer takes, told before it is computed.
 *
 * @param width the number of columns of the largest clique, less one
 * @param entries the number of entries of all cliques' tables together
 * @param bytes the memory that they and what belongs to them take
 * @param largest the columns of the clique with the most entries
 * @param exact whether there is an exact answer at all: not if a level depends on a number that is not known and on which
 *     the answer depends
 */
public record Cost(int width, double entries, double bytes, List<String> largest, boolean exact) {}
