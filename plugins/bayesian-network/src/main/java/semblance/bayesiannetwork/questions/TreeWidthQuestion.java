package semblance.bayesiannetwork.questions;

import java.util.List;
import semblance.api.Help;
import semblance.api.ask.Question;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Kind;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.bayesiannetwork.Cost;

/**
 * What exact answers will take before one is asked for: the width of the junction tree that would be built, the entries
 * of its tables, the memory for them, and the columns of its largest clique. It is about no rows.
 *
 * @param known columns that will be known, which makes answers cheaper
 */
@Help("what exact answers take: tree width, table entries and memory, told before anything is computed")
public record TreeWidthQuestion(
        @Help("columns that will be known") List<String> known) implements Question<BayesianNetwork> {
    private static final Schema SCHEMA = Schema.of(
            new Column.Numeric("width", Kind.INTEGER),
            new Column.Numeric("entries"),
            new Column.Numeric("bytes"),
            new Column.Text("largest"),
            new Column.Categorical("exact", "no", "yes"));

    /** Nothing known. */
    public TreeWidthQuestion() {
        this(List.of());
    }

    /** Takes names as they are written, without blanks around them. */
    public TreeWidthQuestion {
        known = Cells.names(known);
    }

    @Override
    public String name() {
        return "tree-width";
    }

    @Override
    public Dataset ask(BayesianNetwork model, Dataset rows, Run run) {
        Cells.positions(model.schema(), known); // names a column that is not there
        Cost cost = model.cost(known);
        return Dataset.of(Table.of(
                SCHEMA,
                List.of(
                        new double[] {cost.width()},
                        new double[] {cost.entries()},
                        new double[] {cost.bytes()},
                        new String[] {String.join(" ", cost.largest())},
                        new int[] {cost.exact() ? 1 : 0})));
    }
}
