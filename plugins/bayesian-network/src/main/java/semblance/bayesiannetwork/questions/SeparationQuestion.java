package semblance.bayesiannetwork.questions;

import java.util.BitSet;
import java.util.List;
import semblance.api.Help;
import semblance.api.ask.Question;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.bayesiannetwork.Node;

/**
 * Whether the graph alone says that columns are independent once others are given (Pearl 1988, section 3.3); if it does
 * not, a shortest path that is not blocked. It is about no rows.
 *
 * @param from columns, at least one
 * @param to other columns, at least one
 * @param given columns that are known, none of the others
 */
@Help("whether the graph says that columns are independent once others are given, and a path if it does not")
public record SeparationQuestion(
        @Help("columns, at least one") List<String> from,
        @Help("other columns, at least one") List<String> to,
        @Help("columns that are known") List<String> given)
        implements Question<BayesianNetwork> {
    private static final Schema SCHEMA =
            Schema.of(new Column.Categorical("separated", "no", "yes"), new Column.Text("path"));

    /** No columns yet. */
    public SeparationQuestion() {
        this(List.of(), List.of(), List.of());
    }

    /** Takes names as they are written, without blanks around them. */
    public SeparationQuestion {
        from = Cells.names(from);
        to = Cells.names(to);
        given = Cells.names(given);
    }

    @Override
    public String name() {
        return "d-separation";
    }

    @Override
    public Dataset ask(BayesianNetwork model, Dataset rows, Run run) {
        BitSet start = positions("from", from, model.schema());
        BitSet end = positions("to", to, model.schema());
        BitSet known = positions("given", given, model.schema());
        if (start.isEmpty() || end.isEmpty())
            throw new IllegalArgumentException((start.isEmpty() ? "from" : "to") + " must name at least one column");
        apart(model.schema(), "from", start, "to", end);
        apart(model.schema(), "from", start, "given", known);
        apart(model.schema(), "to", end, "given", known);
        String path = ActivePath.find(
                model.nodes().stream().map(Node::parents).toArray(int[][]::new),
                model.schema().names(),
                start,
                end,
                known);
        return Dataset.of(Table.of(
                SCHEMA, List.of(new int[] {path.isEmpty() ? 1 : 0}, new String[] {path.isEmpty() ? null : path})));
    }

    private static BitSet positions(String parameter, List<String> names, Schema schema) {
        BitSet positions = new BitSet();
        for (String name : names)
            try {
                positions.set(schema.indexOf(name));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(parameter + ": " + e.getMessage(), e);
            }
        return positions;
    }

    private static void apart(Schema schema, String one, BitSet some, String other, BitSet others) {
        BitSet both = (BitSet) some.clone();
        both.and(others);
        if (!both.isEmpty())
            throw new IllegalArgumentException("column '" + schema.names().get(both.nextSetBit(0)) + "' is in both "
                    + one + " and " + other + "; name it once");
    }
}
