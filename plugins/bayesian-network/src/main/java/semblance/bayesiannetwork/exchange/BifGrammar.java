package semblance.bayesiannetwork.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import semblance.api.train.Run;
import semblance.bayesiannetwork.BayesianNetwork;

/**
 * Reads the Interchange Format by recursive descent: a block for the network, one for each variable, and one for the
 * probabilities of each. Commas between words are optional, as is the bar before the parents.
 */
final class BifGrammar {
    private final Page page;
    private final Tokens tokens;
    private final Draft draft;

    BifGrammar(Page page, double tolerance) throws IOException {
        this.page = page;
        tokens = new Tokens(page, Lexicon.BIF);
        draft = new Draft(page, tolerance);
    }

    BayesianNetwork read(Run run) throws IOException {
        while (tokens.peek().kind() != Token.Kind.END) {
            if (tokens.takes("network")) network();
            else if (tokens.takes("variable")) variable();
            else if (tokens.takes("probability")) probability();
            else throw tokens.expected("'network', 'variable' or 'probability'");
        }
        return draft.finish(tokens.place(), run);
    }

    private void network() throws IOException {
        if (!tokens.peek().is("{")) tokens.name("the name of the network");
        tokens.expect("{", "after the name of the network");
        while (!tokens.takes("}")) property("in a network block");
    }

    private void property(String where) throws IOException {
        if (!tokens.takes("property")) throw tokens.expected("'property' or '}' " + where);
        tokens.rest("a property");
    }

    private void variable() throws IOException {
        Token name = tokens.name("the name of a variable");
        tokens.expect("{", "after the name of a variable");
        List<Token> levels = new ArrayList<>();
        boolean typed = false;
        while (!tokens.takes("}")) {
            if (tokens.peek().is("type") && !typed) {
                tokens.take();
                levels = type();
                typed = true;
            } else {
                property("in the block of variable " + Page.shown(name.text()));
            }
        }
        if (!typed) throw page.fault(name.place(), "variable " + Page.shown(name.text()) + " has no type");
        draft.declare(name, levels);
    }

    private List<Token> type() throws IOException {
        tokens.expect("discrete", "as the type of a variable, the only one of this format");
        tokens.expect("[", "before the number of states");
        Place place = tokens.place();
        int count = tokens.whole("the number of states, at least 1", 1);
        tokens.expect("]", "after the number of states");
        tokens.expect("{", "before the states");
        List<Token> levels = names("}", "a state");
        if (levels.size() != count)
            throw page.fault(place, "as many states as are listed, " + levels.size(), String.valueOf(count));
        tokens.takes(";");
        return levels;
    }

    /** Names with optional commas between them, up to a closing mark, which is taken. */
    private List<Token> names(String closing, String what) throws IOException {
        List<Token> names = new ArrayList<>();
        while (!tokens.takes(closing)) {
            if (!names.isEmpty()) tokens.takes(",");
            names.add(tokens.name(what + " or '" + closing + "'"));
        }
        return names;
    }

    private void probability() throws IOException {
        tokens.expect("(", "after 'probability'");
        Token name = tokens.name("the name of a variable");
        if (!tokens.takes("|")) tokens.takes(",");
        List<Token> names = names(")", "a parent");
        int child = draft.find(name);
        int[] parents = new int[names.size()];
        for (int p = 0; p < parents.length; p++) parents[p] = draft.find(names.get(p));
        draft.family(name, child, names, parents);
        Shape shape = draft.shape(child, parents, name.place());
        tokens.expect("{", "before the probabilities");
        BifTable table = new BifTable(page, tokens, draft, name, child, parents, shape);
        while (!tokens.takes("}")) {
            if (tokens.takes("table")) table.whole();
            else if (tokens.takes("default")) table.others();
            else if (tokens.takes("(")) table.row();
            else property("or 'table', 'default' or '(' in the block of probabilities");
        }
        draft.define(name, child, parents, shape, table.finish(), table::place);
    }
}
