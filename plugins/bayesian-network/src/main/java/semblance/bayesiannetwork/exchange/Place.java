package semblance.bayesiannetwork.exchange;

/**
 * A place in a text.
 *
 * @param line from 1
 * @param column of the character in its line, from 1
 */
record Place(int line, int column) {}
