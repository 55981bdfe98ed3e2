package semblance.bayesiannetwork.exchange;

import java.io.IOException;

/**
 * Reads values in nested brackets, one level for each dimension of a table, the first outermost. Brackets that do not
 * nest may be left out, from the innermost on, as long as what is between those that are there has the right length.
 */
final class Nest {
    private final Page page;
    private final Tokens tokens;
    private final int[] sizes;

    /** @param sizes the length of each dimension; there are few, as each is one level of recursion */
    Nest(Page page, Tokens tokens, int[] sizes) {
        this.page = page;
        this.tokens = tokens;
        this.sizes = sizes;
    }

    /** Takes a value. */
    interface Leaf {
        void read() throws IOException;
    }

    /** Takes all values, and the brackets around them. */
    void read(Leaf leaf) throws IOException {
        read(0, leaf);
    }

    private void read(int dimension, Leaf leaf) throws IOException {
        Place place = tokens.place();
        tokens.expect("(", "before values");
        boolean groups = tokens.peek().is("(");
        if (groups && dimension >= sizes.length - 1)
            throw page.fault(tokens.place(), "values in " + sizes.length + " levels of brackets", "one level more");
        long wanted = 1;
        if (groups) wanted = sizes[dimension];
        else for (int d = dimension; d < sizes.length; d++) wanted *= sizes[d];
        long found = 0;
        while (!tokens.takes(")")) {
            if (found > 0) tokens.takes(",");
            if (found == wanted) throw tokens.expected("')' after " + wanted + (groups ? " groups" : " values"));
            if (groups) read(dimension + 1, leaf);
            else leaf.read();
            found++;
        }
        if (found < wanted)
            throw page.fault(
                    place, wanted + (groups ? " groups" : " values") + " in these brackets", String.valueOf(found));
    }
}
