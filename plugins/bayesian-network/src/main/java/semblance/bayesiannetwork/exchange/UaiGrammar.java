package semblance.bayesiannetwork.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import semblance.api.train.Run;
import semblance.bayesiannetwork.BayesianNetwork;

/**
 * Reads the UAI format: all sizes, then all families, each with its child last, then all tables in the same order, the
 * child fastest. Nothing is made as large as a size says before the file has brought as many numbers.
 */
final class UaiGrammar {
    private final Page page;
    private final Tokens tokens;
    private final Draft draft;
    private final List<Token> sizes = new ArrayList<>();
    private final List<Integer> states = new ArrayList<>();
    private final Set<Integer> children = new HashSet<>();

    UaiGrammar(Page page, double tolerance) throws IOException {
        this.page = page;
        tokens = new Tokens(page, Lexicon.UAI);
        draft = new Draft(page, tolerance);
    }

    /** A family and its table, as the file has them. */
    private record Family(Token name, int[] variables, List<Token> words) {}

    BayesianNetwork read(Run run) throws IOException {
        if (tokens.peek().is("MARKOV"))
            throw page.fault(
                    tokens.place(), "BAYES", "MARKOV; the factors of an undirected network are no distributions");
        tokens.expect("BAYES", "at the start");
        int variables = tokens.whole("the number of variables, at least 1", 1);
        for (int v = 0; v < variables; v++) {
            sizes.add(tokens.peek());
            states.add(tokens.whole("the number of states of variable " + v + ", at least 1", 1));
        }
        Token count = tokens.peek();
        if (tokens.whole("the number of functions, " + variables, 1) != variables)
            throw page.fault(count.place(), "as many functions as variables, " + variables, count.shown());
        List<Family> families = new ArrayList<>();
        for (int f = 0; f < variables; f++) families.add(family(f, variables));
        List<double[]> tables = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        for (Family family : families) {
            places.add(tokens.place());
            tables.add(table(family));
        }
        if (tokens.peek().kind() != Token.Kind.END) throw tokens.expected("the end of the file after the last table");
        // every variable is the child of one table, which has a number for each state, so as many levels can be made
        for (int v = 0; v < variables; v++) {
            Place place = sizes.get(v).place();
            List<Token> levels = IntStream.range(0, states.get(v))
                    .mapToObj(s -> new Token(Token.Kind.WORD, String.valueOf(s), place))
                    .toList();
            draft.declare(new Token(Token.Kind.WORD, UaiSource.NAME + v, place), levels);
        }
        for (int f = 0; f < variables; f++) define(families.get(f), tables.get(f), places.get(f));
        return draft.finish(tokens.place(), run);
    }

    private Family family(int function, int variables) throws IOException {
        int size = tokens.whole("the number of variables of function " + function + ", at least 1", 1);
        List<Integer> members = new ArrayList<>();
        List<Token> words = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Token word = tokens.peek();
            members.add(tokens.whole("a variable of function " + function, 0));
            if (members.get(i) >= variables)
                throw page.fault(word.place(), "a variable from 0 to " + (variables - 1), word.shown());
            words.add(new Token(Token.Kind.WORD, UaiSource.NAME + members.get(i), word.place()));
        }
        Token name = words.get(size - 1);
        if (!children.add(members.get(size - 1)))
            throw page.fault(name.place(), "variable " + name.text() + " is the last one of two functions");
        return new Family(name, members.stream().mapToInt(Integer::intValue).toArray(), words.subList(0, size - 1));
    }

    private Shape shape(Family family) {
        int last = family.variables.length - 1;
        return new Shape(
                IntStream.range(0, last)
                        .map(i -> states.get(family.variables[i]))
                        .toArray(),
                states.get(family.variables[last]));
    }

    private double[] table(Family family) throws IOException {
        long entries = shape(family).entries();
        Token size = tokens.peek();
        int said = tokens.whole("the number of entries of a table, " + entries, 1);
        if (said != entries)
            throw page.fault(
                    size.place(),
                    entries + " entries in the table of variable " + family.name.text(),
                    String.valueOf(said));
        Numbers values = new Numbers();
        for (int i = 0; i < said; i++)
            values.add(tokens.number("entry " + (i + 1) + " of " + said + " of the table of " + family.name.text()));
        return values.toArray();
    }

    private void define(Family family, double[] table, Place place) throws IOException {
        int last = family.variables.length - 1;
        int child = family.variables[last];
        int[] parents = IntStream.range(0, last).map(i -> family.variables[i]).toArray();
        draft.family(family.name, child, family.words, parents);
        draft.define(family.name, child, parents, draft.shape(child, parents, place), table, configuration -> place);
    }
}
