package semblance.bayesiannetwork.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.train.Run;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.bayesiannetwork.Node;
import semblance.bayesiannetwork.ProbabilityTable;

/** A network while it is read: what has been declared and defined so far, and where. Nothing leaves it half done. */
final class Draft {
    private static final int MOST_VARIABLES = 1 << 14;
    private static final int MOST_PARENTS = 256; // with states; more than 24 of them must have one state only
    private static final long MOST_ENTRIES = 1L << 25; // of all tables together: 256 MiB

    private final Page page;
    private final RowSums sums;
    private final List<Column> columns = new ArrayList<>();
    private final List<Place> declared = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private final Map<Integer, Map<String, Integer>> states = new HashMap<>(); // of variables with levels
    private final List<Node> nodes = new ArrayList<>(); // null until defined
    private final List<Place> defined = new ArrayList<>();
    private long entries;

    /** @param tolerance how far the sum of a row of probabilities may be from 1 */
    Draft(Page page, double tolerance) {
        this.page = page;
        sums = new RowSums(page, tolerance);
    }

    /** Declares a variable with levels. */
    void declare(Token name, List<Token> levels) throws IOException {
        Map<String, Integer> states = new HashMap<>();
        for (Token level : levels)
            if (states.put(level.text(), states.size()) != null)
                throw page.fault(
                        level.place(), "variable " + shown(name) + " has the state " + shown(level) + " twice");
        if (levels.isEmpty()) throw page.fault(name.place(), "variable " + shown(name) + " has no states");
        declare(
                name,
                new Column.Categorical(
                        name.text(), levels.stream().map(Token::text).toList(), false));
        this.states.put(columns.size() - 1, states);
    }

    /** Declares a variable of any type. */
    void declare(Token name, Column column) throws IOException {
        if (name.text().isBlank()) throw page.fault(name.place(), "the name of a variable", "an empty one");
        if (columns.size() == MOST_VARIABLES)
            throw page.fault(name.place(), "at most " + MOST_VARIABLES + " variables", "another");
        Integer other = positions.putIfAbsent(name.text(), columns.size());
        if (other != null)
            throw page.fault(
                    name.place(),
                    "variable " + shown(name) + " is declared twice, first in line "
                            + declared.get(other).line());
        columns.add(column);
        declared.add(name.place());
        nodes.add(null);
        defined.add(name.place());
    }

    /** The number of variables. */
    int size() {
        return columns.size();
    }

    /** A variable. */
    Column column(int position) {
        return columns.get(position);
    }

    /** The position of a variable that has been declared. */
    int find(Token name) throws IOException {
        Integer position = positions.get(name.text());
        if (position == null)
            throw page.fault(
                    name.place(),
                    "no variable " + shown(name) + " is declared"
                            + (columns.isEmpty() ? "" : "; the variables are " + Page.shown(names())));
        return position;
    }

    private List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** The position of a level of a variable. */
    int state(int variable, Token level) throws IOException {
        Integer state = states.get(variable).get(level.text());
        if (state == null)
            throw page.fault(
                    level.place(),
                    "variable '" + columns.get(variable).name() + "' has no state " + shown(level) + "; its states are "
                            + Page.shown(levels(variable)));
        return state;
    }

    /** The levels of a variable; none if it is numeric. */
    List<String> levels(int variable) {
        return columns.get(variable) instanceof Column.Categorical categorical ? categorical.levels() : List.of();
    }

    /** The shape of the table of a variable with levels, given parents with levels, if it may be that large. */
    Shape shape(int child, int[] parents, Place place) throws IOException {
        if (parents.length > MOST_PARENTS)
            throw page.fault(place, "at most " + MOST_PARENTS + " parents with states", String.valueOf(parents.length));
        int[] states = new int[parents.length];
        for (int p = 0; p < parents.length; p++) states[p] = levels(parents[p]).size();
        Shape shape = new Shape(states, Math.max(1, levels(child).size()));
        if (shape.entries() > Shape.MOST)
            throw page.fault(
                    place,
                    "the table of variable '" + columns.get(child).name() + "' would have "
                            + (shape.entries() == Long.MAX_VALUE ? "far" : shape.entries() + " entries,")
                            + " more than "
                            + Shape.MOST);
        entries += shape.entries();
        if (entries > MOST_ENTRIES)
            throw page.fault(place, "the tables would have more than " + MOST_ENTRIES + " entries together");
        return shape;
    }

    /** Checks the parents of a variable that is about to be defined. */
    void family(Token name, int child, List<Token> names, int[] parents) throws IOException {
        if (nodes.get(child) != null)
            throw page.fault(
                    name.place(),
                    "variable " + shown(name) + " is defined twice, first in line "
                            + defined.get(child).line());
        Set<Integer> seen = new HashSet<>(Set.of(child));
        for (int p = 0; p < parents.length; p++)
            if (!seen.add(parents[p]))
                throw page.fault(
                        names.get(p).place(),
                        "variable " + shown(name) + " has the parent " + shown(names.get(p))
                                + (parents[p] == child ? ", itself" : " twice"));
    }

    /**
     * Defines a variable by a table.
     *
     * @param values shape [configurations][states], flat, first parent slowest
     * @param place where each configuration is
     */
    void define(Token name, int child, int[] parents, Shape shape, double[] values, IntFunction<Place> place)
            throws IOException {
        sums.normalise(values, shape.states(), row -> words(child, parents, shape, row), place);
        define(name, child, new Node(parents, new ProbabilityTable(values)));
    }

    /** Defines a variable. */
    void define(Token name, int child, Node node) {
        nodes.set(child, node);
        defined.set(child, name.place());
    }

    /** What a message calls a row of a table. */
    String words(int child, int[] parents, Shape shape, int configuration) {
        String given = "";
        int[] states = shape.states(configuration);
        for (int p = 0; p < parents.length; p++)
            given += (p == 0 ? " given " : ", ") + columns.get(parents[p]).name() + "="
                    + levels(parents[p]).get(states[p]);
        return "the distribution of '" + columns.get(child).name() + "'" + given;
    }

    /** The network, if it is whole and has no cycle. */
    BayesianNetwork finish(Place end, Run run) throws IOException {
        if (columns.isEmpty()) throw page.fault(end, "at least one variable", "none");
        for (int v = 0; v < nodes.size(); v++)
            if (nodes.get(v) == null)
                throw page.fault(
                        declared.get(v),
                        "variable '" + columns.get(v).name() + "' is declared but has no probabilities");
        List<Integer> cycle = Cycle.find(nodes.stream().map(Node::parents).toList());
        if (!cycle.isEmpty())
            throw page.fault(
                    defined.get(cycle.get(0)),
                    "the arcs form a cycle, which no Bayesian network may have: "
                            + String.join(
                                    " -> ",
                                    cycle.stream()
                                            .map(v -> columns.get(v).name())
                                            .toList()));
        sums.report(run);
        return new BayesianNetwork(new Schema(columns, "", ""), nodes);
    }

    private static String shown(Token token) {
        return Page.shown(token.text());
    }
}
