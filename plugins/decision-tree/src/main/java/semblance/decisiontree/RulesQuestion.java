package semblance.decisiontree;

import java.util.List;
import semblance.api.Help;
import semblance.api.ask.Question;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;

/** The rules of a tree as rows, one for each leaf. It needs no rows. */
@Help("the rules of a tree, one for each leaf")
public record RulesQuestion(
        @Help("the column whose tree is asked; empty for the target, or the last column if there is none")
        String column)
        implements Question<TreeModel> {

    /** The target's tree. */
    public RulesQuestion() {
        this("");
    }

    @Override
    public String name() {
        return "rules";
    }

    /**
     * Columns {@code rule}, the {@code weight} of its rows, its {@code value}, and the {@code probability} of that level or
     * the {@code deviation} of the numbers.
     */
    @Override
    public Dataset ask(TreeModel model, Dataset rows, Run run) {
        Shape shape = Shape.of(model, column);
        List<Rule> rules = Rule.of(shape);
        boolean levels = shape.column() instanceof Column.Categorical;
        Schema schema = Schema.of(
                new Column.Text("rule"),
                new Column.Numeric("weight"),
                new Column.Text("value"),
                new Column.Numeric(levels ? "probability" : "deviation"));
        return Dataset.of(Table.of(
                schema,
                List.of(
                        rules.stream().map(Rule::text).toArray(String[]::new),
                        rules.stream().mapToDouble(Rule::weight).toArray(),
                        rules.stream().map(rule -> rule.leaf().value()).toArray(String[]::new),
                        rules.stream()
                                .mapToDouble(rule -> rule.leaf().certainty())
                                .toArray())));
    }
}
