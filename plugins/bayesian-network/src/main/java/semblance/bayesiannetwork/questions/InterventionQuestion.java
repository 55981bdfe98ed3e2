package semblance.bayesiannetwork.questions;

import java.util.List;
import semblance.api.Help;
import semblance.api.ask.Question;
import semblance.api.data.Dataset;
import semblance.api.model.Evidence;
import semblance.api.train.Run;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.bayesiannetwork.ConditionedNetwork;

/**
 * What is to be expected in every column once some are set from outside, which tells effects but nothing of causes (Pearl
 * 2000, section 3.2): arcs into what is set are cut. What a row knows is what is seen after that. The answer has the rows
 * of {@link MarginalsQuestion}. It is as good as the arcs are causal, which data alone do not tell.
 *
 * @param set what is set, such as {@code smoke=yes}
 * @param columns those asked for; all if empty
 */
@Help("what every column is likely to be once some are set from outside (Pearl's do), read causally")
public record InterventionQuestion(
        @Help("what is set, such as smoke=yes, at least one")
        List<String> set,

        @Help("the columns asked for; all if there are none")
        List<String> columns)
        implements Question<BayesianNetwork> {

    /** Nothing set yet, all columns. */
    public InterventionQuestion() {
        this(List.of(), List.of());
    }

    /** Takes names and settings as they are written, without blanks around them. */
    public InterventionQuestion {
        set = Cells.names(set);
        columns = Cells.names(columns);
    }

    @Override
    public String name() {
        return "intervention";
    }

    @Override
    public Dataset ask(BayesianNetwork model, Dataset rows, Run run) {
        if (set.isEmpty())
            throw new IllegalArgumentException(
                    "set must name what is set from outside, such as set=" + Settings.example(model.schema()));
        Evidence values = Settings.parse(set, model.schema());
        ConditionedNetwork changed = model.intervene(values);
        if (!model.exact()) run.warn(Posteriors.ESTIMATED);
        Posteriors posteriors = new Posteriors(model.schema(), Cells.positions(model.schema(), columns));
        return Answer.about(
                Cells.orNothing(rows, model.schema()), Posteriors.SCHEMA, posteriors.perRow(), (some, first) -> {
                    Cells.possible(changed, some, first);
                    return posteriors.of(changed.marginals(some), some.rows(), first);
                });
    }
}
