package semblance.randomforest;

import java.util.ArrayList;
import java.util.List;
import semblance.api.Help;
import semblance.api.ask.Question;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;

/** How important each column is to a forest: one row for each, the most important first. It needs no rows. */
@Help("how important each column is")
public record ImportanceQuestion() implements Question<ForestModel> {

    @Override
    public String name() {
        return "forest-importance";
    }

    /** Columns {@code column}, {@code impurity} and, if it was asked for in learning, {@code permutation}. */
    @Override
    public Dataset ask(ForestModel model, Dataset rows, Run run) {
        Forest forest = model.forest();
        List<ColumnImportance> impurity = forest.impurityImportance();
        List<ColumnImportance> permutation = forest.permutationImportance();
        if (impurity.isEmpty())
            throw new IllegalArgumentException("the forest was learned with importance=none, and importance can be told"
                    + " while it is learned only; learn it with importance=impurity or permutation, whatever the rows");
        List<ColumnImportance> order = permutation.isEmpty() ? impurity : permutation;
        List<Column> columns = new ArrayList<>(List.of(new Column.Text("column"), new Column.Numeric("impurity")));
        List<java.io.Serializable> arrays = new ArrayList<>();
        arrays.add(order.stream().map(ColumnImportance::column).toArray(String[]::new));
        arrays.add(in(order, impurity));
        if (!permutation.isEmpty()) {
            columns.add(new Column.Numeric("permutation"));
            arrays.add(in(order, permutation));
        }
        return Dataset.of(Table.of(new Schema(columns, "", ""), arrays));
    }

    private static double[] in(List<ColumnImportance> order, List<ColumnImportance> importance) {
        return order.stream()
                .mapToDouble(each -> importance.stream()
                        .filter(some -> some.column().equals(each.column()))
                        .findFirst()
                        .orElseThrow()
                        .importance())
                .toArray();
    }
}
