package semblance.bayesiannetwork.questions;

import java.util.ArrayList;
import java.util.List;
import semblance.api.Help;
import semblance.api.ask.Question;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.bayesiannetwork.picture.ArcStrengths;

/**
 * The arcs of a network and how strong each is: the mutual information of child and parent given the child's other
 * parents, in nats, which is the log likelihood that a row loses on average without the arc. Exact between levels; within
 * a few hundredths where numbers take part; missing where it is not known. It is about no rows.
 */
@Help("the arcs, and how strong each is: mutual information in nats given the other parents")
public record ArcsQuestion() implements Question<BayesianNetwork> {
    private static final Schema SCHEMA =
            Schema.of(new Column.Text("from"), new Column.Text("to"), new Column.Numeric("strength"));

    @Override
    public String name() {
        return "arcs";
    }

    @Override
    public Dataset ask(BayesianNetwork model, Dataset rows, Run run) {
        List<String> names = model.schema().names();
        List<String> from = new ArrayList<>();
        List<String> to = new ArrayList<>();
        for (int v = 0; v < names.size(); v++)
            for (int parent : model.nodes().get(v).parents()) {
                from.add(names.get(parent));
                to.add(names.get(v));
            }
        return Dataset.of(Table.of(
                SCHEMA, List.of(from.toArray(String[]::new), to.toArray(String[]::new), ArcStrengths.of(model, run))));
    }
}
