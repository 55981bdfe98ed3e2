package semblance.bayesiannetwork.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import semblance.api.data.Column;
import semblance.api.data.Kind;
import semblance.api.train.Run;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.bayesiannetwork.Node;

/**
 * Reads Hugin NET by recursive descent: nodes and potentials, either after a block {@code net} or inside a
 * {@code class}. Attributes that say nothing of the distribution are skipped.
 */
final class HuginGrammar {
    private static final Set<String> OTHERS = Set.of("decision", "utility", "function", "instance");

    private final Page page;
    private final Tokens tokens;
    private final Draft draft;
    private final Map<String, Integer> nodes = new HashMap<>();

    HuginGrammar(Page page) throws IOException {
        this.page = page;
        tokens = new Tokens(page, Lexicon.HUGIN);
        draft = new Draft(page, Double.POSITIVE_INFINITY);
    }

    BayesianNetwork read(Run run) throws IOException {
        if (tokens.takes("class")) {
            tokens.name("the name of the class");
            tokens.expect("{", "after the name of the class");
            while (!tokens.takes("}")) if (!block()) attribute("in a class");
        } else if (tokens.takes("net")) {
            tokens.expect("{", "after 'net'");
            while (!tokens.takes("}")) attribute("in the block 'net'");
            while (tokens.peek().kind() != Token.Kind.END)
                if (!block()) throw tokens.expected("'node', 'continuous node' or 'potential'");
        } else {
            throw tokens.expected("'net' or 'class' at the start");
        }
        if (tokens.peek().kind() != Token.Kind.END) throw tokens.expected("the end of the file after the class");
        return draft.finish(tokens.place(), run);
    }

    /** Reads a node or a potential, if one is to come. */
    private boolean block() throws IOException {
        Token first = tokens.peek();
        if (first.kind() == Token.Kind.WORD && OTHERS.contains(first.text()))
            throw page.fault(first.place(), "chance nodes, the only ones that a network has", first.shown());
        if (tokens.takes("discrete")) {
            tokens.expect("node", "after 'discrete'");
            node(false);
        } else if (tokens.takes("continuous")) {
            tokens.expect("node", "after 'continuous'");
            node(true);
        } else if (tokens.takes("node")) {
            node(false);
        } else if (tokens.takes("potential")) {
            potential();
        } else {
            return false;
        }
        return true;
    }

    private void attribute(String where) throws IOException {
        Token name = tokens.name("an attribute or '}' " + where);
        tokens.expect("=", "after the name of an attribute");
        tokens.rest("attribute " + Page.shown(name.text()));
    }

    private void node(boolean continuous) throws IOException {
        Token name = tokens.name("the name of a node");
        tokens.expect("{", "after the name of a node");
        List<Token> states = new ArrayList<>();
        Token column = name;
        Kind kind = Kind.REAL;
        while (!tokens.takes("}")) {
            Token attribute = tokens.peek();
            if (attribute.is(HuginSink.COLUMN)) column = text();
            else if (attribute.is(HuginSink.KIND)) kind = kind(text());
            else if (attribute.is("states")) states = states();
            else attribute("in a node");
        }
        if (nodes.putIfAbsent(name.text(), draft.size()) != null)
            throw page.fault(name.place(), "node " + Page.shown(name.text()) + " is declared twice");
        Token named = new Token(column.kind(), column.text(), name.place());
        if (continuous) draft.declare(named, new Column.Numeric(column.text(), kind));
        else draft.declare(named, states);
    }

    private Token text() throws IOException {
        tokens.take();
        tokens.expect("=", "after the name of an attribute");
        Token text = tokens.name("text");
        tokens.expect(";", "after an attribute");
        return text;
    }

    private Kind kind(Token text) throws IOException {
        for (Kind kind : Kind.values()) if (HuginSink.word(kind).equals(text.text())) return kind;
        throw page.fault(
                text.place(), "a kind of number", Page.shown(text.text().toLowerCase(Locale.ROOT)));
    }

    private List<Token> states() throws IOException {
        tokens.take();
        tokens.expect("=", "after 'states'");
        tokens.expect("(", "before the states");
        List<Token> states = new ArrayList<>();
        while (!tokens.takes(")")) states.add(tokens.name("a state or ')'"));
        tokens.expect(";", "after the states");
        return states;
    }

    private int find(Token name) throws IOException {
        Integer position = nodes.get(name.text());
        if (position == null)
            throw page.fault(name.place(), "no node " + Page.shown(name.text()) + " is declared before this");
        return position;
    }

    private void potential() throws IOException {
        tokens.expect("(", "after 'potential'");
        Token name = tokens.name("the name of a node");
        List<Token> names = new ArrayList<>();
        if (tokens.takes("|")) while (!tokens.peek().is(")")) names.add(tokens.name("a parent or ')'"));
        tokens.expect(")", "after the node and its parents");
        int child = find(name);
        int[] parents = new int[names.size()];
        for (int p = 0; p < parents.length; p++) parents[p] = find(names.get(p));
        draft.family(name, child, names, parents);
        tokens.expect("{", "before the data");
        boolean data = false;
        while (!tokens.takes("}")) {
            if (!data && tokens.takes("data")) {
                tokens.expect("=", "after 'data'");
                if (draft.column(child) instanceof Column.Numeric) gaussian(name, child, parents);
                else table(name, child, names, parents);
                tokens.expect(";", "after the data");
                data = true;
            } else {
                attribute("or 'data' once in a potential");
            }
        }
        if (!data) throw page.fault(name.place(), "the potential of " + Page.shown(name.text()) + " has no data");
    }

    private void table(Token name, int child, List<Token> names, int[] parents) throws IOException {
        for (int p = 0; p < parents.length; p++)
            if (draft.column(parents[p]) instanceof Column.Numeric)
                throw page.fault(
                        names.get(p).place(),
                        "parents with states of " + Page.shown(name.text()) + ", which has states",
                        "the numeric " + Page.shown(names.get(p).text()));
        Place place = tokens.place();
        Shape shape = draft.shape(child, parents, place);
        int[] sizes = Arrays.copyOf(shape.parents(), parents.length + 1);
        sizes[parents.length] = shape.states();
        Numbers values = new Numbers();
        new Nest(page, tokens, sizes).read(() -> values.add(tokens.number("a probability or ')'")));
        draft.define(name, child, parents, shape, values.toArray(), configuration -> place);
    }

    private void gaussian(Token name, int child, int[] parents) throws IOException {
        int[] discrete = Arrays.stream(parents)
                .filter(p -> draft.column(p) instanceof Column.Categorical)
                .toArray();
        int[] numeric = Arrays.stream(parents)
                .filter(p -> draft.column(p) instanceof Column.Numeric)
                .toArray();
        Shape shape = draft.shape(child, discrete, tokens.place());
        HuginNormals normals = new HuginNormals(page, tokens, this::find, numeric);
        if (tokens.peek().is("(")) new Nest(page, tokens, shape.parents()).read(normals::read);
        else if (discrete.length == 0) normals.read();
        else throw tokens.expected("'(' before a normal for each configuration");
        draft.define(name, child, new Node(parents, normals.distribution()));
    }
}
