package semblance.bayesiannetwork.questions;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import semblance.api.Help;
import semblance.api.ask.Question;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.bayesiannetwork.Explanation;

/**
 * The most probable completion of each row: its missing cells filled so that the row as a whole is as probable as can be
 * (Pearl 1988, section 5.3), which is not the same as each cell on its own. Without rows, the most probable row of all.
 * The answer has the model's columns and the log probability of the completed row, in nats.
 */
@Help("each row filled so that it is as probable as can be as a whole, and its log probability")
public record MostProbableQuestion() implements Question<BayesianNetwork> {
    private static final String LOG = "logProbability";

    @Override
    public String name() {
        return "most-probable";
    }

    @Override
    public Dataset ask(BayesianNetwork model, Dataset rows, Run run) {
        List<Column> columns = new ArrayList<>(model.schema().columns());
        String log = LOG;
        while (model.schema().names().contains(log)) log += "_";
        columns.add(new Column.Numeric(log));
        Schema schema = new Schema(columns, "", "");
        return Answer.about(Cells.orNothing(rows, model.schema()), schema, 1, (some, first) -> {
            Cells.possible(model, some, first);
            return filled(model.mostProbable(some), schema);
        });
    }

    private static Table filled(Explanation explanation, Schema schema) {
        List<Serializable> arrays =
                new ArrayList<>(IntStream.range(0, schema.columns().size() - 1)
                        .mapToObj(explanation.rows()::array)
                        .toList());
        arrays.add(explanation.logDensity());
        return Table.of(schema, arrays);
    }
}
