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
import semblance.bayesiannetwork.WeightedMarginals;

/**
 * Marginals by likelihood weighting (Fung and Chang 1990; Shachter and Peot 1990), for networks too wide for exact ones.
 * The answer has the rows of {@link MarginalsQuestion} and with each how many unweighted draws the weighted ones are
 * worth (Kong, Liu and Wong 1994): a probability p is off by about the root of p (1 - p) over that number.
 *
 * @param draws how many draws to weigh for each row
 * @param columns those asked for; all if empty
 */
@Help("marginals by weighted draws, for networks too wide for exact ones, and how many draws these are worth")
public record LikelihoodWeightingQuestion(
        @Help("draws for each row, at least 1") int draws,

        @Help("the columns asked for; all if there are none")
        List<String> columns)
        implements Question<BayesianNetwork> {
    private static final Schema SCHEMA = new Schema(
            IntStream.rangeClosed(0, Posteriors.SCHEMA.columns().size())
                    .mapToObj(c -> c < Posteriors.SCHEMA.columns().size()
                            ? Posteriors.SCHEMA.columns().get(c)
                            : new Column.Numeric("effectiveSampleSize"))
                    .toList(),
            "",
            "");

    /** Enough draws for two digits of what is not rare; all columns. */
    public LikelihoodWeightingQuestion() {
        this(20_000, List.of());
    }

    /** @throws IllegalArgumentException if there is no draw */
    public LikelihoodWeightingQuestion {
        if (draws < 1) throw new IllegalArgumentException("draws must be at least 1, got " + draws);
        columns = Cells.names(columns);
    }

    @Override
    public String name() {
        return "likelihood-weighting";
    }

    @Override
    public Dataset ask(BayesianNetwork model, Dataset rows, Run run) {
        Posteriors posteriors = new Posteriors(model.schema(), Cells.positions(model.schema(), columns));
        return Answer.about(Cells.orNothing(rows, model.schema()), SCHEMA, posteriors.perRow(), (some, first) -> {
            // the same draws for equal rows, so that they have equal answers
            List<WeightedMarginals> each =
                    run.map(some.rows(), r -> model.weighted(some.slice(r, r + 1), draws, run.seed()));
            List<Table> answers = new ArrayList<>();
            for (int r = 0; r < each.size(); r++) answers.add(one(posteriors, each.get(r), first + r));
            return together(answers);
        });
    }

    private Table one(Posteriors posteriors, WeightedMarginals weighted, long row) {
        double effective = weighted.effectiveSampleSize()[0];
        if (effective == 0)
            throw new IllegalArgumentException("row " + row + ": none of " + draws
                    + " draws agrees with what the row knows, which is impossible or nearly so; give less of it, or more"
                    + " draws");
        Table answer = posteriors.of(weighted.marginals(), 1, row);
        List<Serializable> columns = new ArrayList<>();
        for (int c = 0; c < answer.schema().columns().size(); c++) columns.add(answer.array(c));
        columns.add(Cells.filled(answer.rows(), effective));
        return Table.of(SCHEMA, columns);
    }

    private static Table together(List<Table> answers) {
        int rows = answers.stream().mapToInt(Table::rows).sum();
        List<Serializable> columns = new ArrayList<>();
        for (int c = 0; c < SCHEMA.columns().size(); c++) {
            Serializable all = SCHEMA.columns().get(c) instanceof Column.Text ? new String[rows] : new double[rows];
            int at = 0;
            for (Table answer : answers) {
                System.arraycopy(answer.array(c), 0, all, at, answer.rows());
                at += answer.rows();
            }
            columns.add(all);
        }
        return Table.of(SCHEMA, columns);
    }
}
