package semblance.bayesiannetwork.exchange;

import java.io.IOException;
import semblance.bayesiannetwork.ConditionalGaussian;

/** Reads normal distributions, such as {@code normal ( 1.5 + 2 * weight - height, 0.25 )}: a mean and a variance. */
final class HuginNormals {
    private final Page page;
    private final Tokens tokens;
    private final Finder finder;
    private final int[] parents;
    private final Numbers coefficients = new Numbers();
    private final Numbers variances = new Numbers();

    /** Gives the position of a node that has been declared. */
    interface Finder {
        int find(Token name) throws IOException;
    }

    /** @param parents the positions of the numeric parents, in their order */
    HuginNormals(Page page, Tokens tokens, Finder finder, int[] parents) {
        this.page = page;
        this.tokens = tokens;
        this.finder = finder;
        this.parents = parents;
    }

    /** Takes one distribution. */
    void read() throws IOException {
        tokens.expect("normal", "before the mean and variance of a continuous node");
        tokens.expect("(", "before a mean");
        Place start = tokens.place();
        double[] mean = new double[1 + parents.length];
        boolean negative = false;
        if (tokens.takes("-")) negative = true;
        else tokens.takes("+");
        term(mean, negative);
        while (!tokens.takes(",")) {
            if (tokens.takes("-")) term(mean, true);
            else if (tokens.takes("+")) term(mean, false);
            else throw tokens.expected("'+', '-' or ',' after a term of the mean");
        }
        for (double coefficient : mean) {
            if (!Double.isFinite(coefficient))
                throw page.fault(start, "a mean whose terms add up to finite numbers", "more");
            coefficients.add(coefficient);
        }
        Place place = tokens.place();
        double variance = tokens.number("a variance");
        if (!(variance > 0)) throw page.fault(place, "a variance above 0", String.valueOf(variance));
        variances.add(variance);
        tokens.expect(")", "after a variance");
    }

    /** Takes a number, a parent, or the product of both, and adds it to the mean. */
    private void term(double[] mean, boolean negative) throws IOException {
        double factor = negative ? -1 : 1;
        Token first = tokens.peek();
        if (number(first)) {
            factor *= tokens.number("a number");
            if (tokens.takes("*")) mean[parent()] += factor;
            else mean[0] += factor;
        } else {
            int parent = parent();
            if (tokens.takes("*")) factor *= tokens.number("a number");
            mean[parent] += factor;
        }
    }

    private static boolean number(Token token) {
        if (token.is("-")) return true;
        return token.kind() == Token.Kind.WORD
                && !Character.isLetter(token.text().charAt(0))
                && token.text().charAt(0) != '_';
    }

    private int parent() throws IOException {
        Token name = tokens.name("a number or a numeric parent");
        int position = finder.find(name);
        for (int p = 0; p < parents.length; p++) if (parents[p] == position) return 1 + p;
        throw page.fault(name.place(), Page.shown(name.text()) + " is no numeric parent of this node");
    }

    /** All that were taken. */
    ConditionalGaussian distribution() {
        return new ConditionalGaussian(coefficients.toArray(), variances.toArray());
    }
}
