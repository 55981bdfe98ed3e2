package semblance.bayesiannetwork.questions;

import java.util.List;
import semblance.api.Help;
import semblance.api.ask.Question;
import semblance.api.data.Dataset;
import semblance.api.train.Run;
import semblance.bayesiannetwork.BayesianNetwork;

/**
 * What is to be expected in every column given what each row knows: one propagation for each row. Without rows, what is
 * to be expected of a row of which nothing is known. For each row and column the answer has a row for each level with its
 * probability, or one for a number with its mean and standard deviation.
 *
 * @param columns those asked for; all if empty
 */
@Help("what every column is likely to be, given what each row knows: probabilities, means and standard deviations")
public record MarginalsQuestion(
        @Help("the columns asked for; all if there are none")
        List<String> columns) implements Question<BayesianNetwork> {

    /** All columns. */
    public MarginalsQuestion() {
        this(List.of());
    }

    /** Takes names as they are written, without blanks around them. */
    public MarginalsQuestion {
        columns = Cells.names(columns);
    }

    @Override
    public String name() {
        return "marginals";
    }

    @Override
    public Dataset ask(BayesianNetwork model, Dataset rows, Run run) {
        if (!model.exact()) run.warn(Posteriors.ESTIMATED);
        Posteriors posteriors = new Posteriors(model.schema(), Cells.positions(model.schema(), columns));
        return Answer.about(
                Cells.orNothing(rows, model.schema()), Posteriors.SCHEMA, posteriors.perRow(), (some, first) -> {
                    Cells.possible(model, some, first);
                    return posteriors.of(model.marginals(some), some.rows(), first);
                });
    }
}
