package semblance.core.contract;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import semblance.api.ask.Question;
import semblance.api.data.Dataset;
import semblance.api.data.Table;
import semblance.api.model.Model;
import semblance.api.train.Run;
import semblance.api.train.Seed;

/** What a question promises, tried on the model of the surroundings. */
final class QuestionContract {
    private final Question<Model> question;
    private final Surroundings around;

    private QuestionContract(Question<Model> question, Surroundings around) {
        this.question = question;
        this.around = around;
    }

    @SuppressWarnings("unchecked") // who gives a model gives one that the question is for
    static List<Check> of(Question<?> question, Surroundings around) {
        QuestionContract contract = new QuestionContract((Question<Model>) question, around);
        return List.of(
                new Check("equal questions, rows and seeds have equal answers", contract::repeats),
                new Check("pieces of work done in any order give the same answer", contract::disorder),
                new Check("asking leaves the rows as they were", contract::leavesRows),
                new Check("without rows there is an answer, or a reason why not", contract::withoutRows),
                new Check("a failure to read the rows passes through", contract::failures));
    }

    private Model model() {
        return around.model().orElseThrow(() -> new NotApplicable("there is no model to ask; override model()"));
    }

    private Table rows() {
        return around.rows().orElseThrow(() -> new NotApplicable("there are no rows to ask about; override rows()"));
    }

    private Table ask(Dataset rows, Run run) {
        return DataSourceContract.all(question.ask(model(), rows, run));
    }

    private void repeats() {
        Law.REPRODUCIBLE.demandSame(
                "the same answer a second time",
                ask(Dataset.of(rows()), Run.of(Subject.SEED)),
                ask(Dataset.of(rows()), Run.of(Subject.SEED)));
    }

    private void disorder() {
        Law.REPRODUCIBLE.demandSame(
                "the same answer whatever piece is done first",
                ask(Dataset.of(rows()), Run.of(Subject.SEED)),
                ask(Dataset.of(rows()), backwards()));
    }

    /** A run that does the last piece first. */
    static Run backwards() {
        return new Run() {
            @Override
            public Seed seed() {
                return new Seed(Subject.SEED);
            }

            @Override
            public <R> List<R> map(int pieces, IntFunction<R> work) {
                Object[] results = new Object[pieces];
                for (int piece = pieces - 1; piece >= 0; piece--) results[piece] = work.apply(piece);
                return IntStream.range(0, pieces)
                        .mapToObj(piece -> {
                            @SuppressWarnings("unchecked") // work makes nothing else
                            R result = (R) results[piece];
                            return result;
                        })
                        .toList();
            }
        };
    }

    private void leavesRows() {
        Table rows = rows().slice(0, rows().rows());
        Table before = rows.slice(0, rows.rows());
        ask(LearningChecks.whole(rows), Run.of(Subject.SEED));
        Law.UNCHANGED.demandSame("rows that are not changed by asking about them", before, rows);
    }

    private void withoutRows() {
        try {
            ask(Dataset.of(rows().slice(0, 0)), Run.of(Subject.SEED));
        } catch (IllegalArgumentException e) {
            Law.REFUSAL.demand(
                    e.getMessage() != null && e.getMessage().contains("rows"), "a reason that speaks of rows", e);
        }
    }

    private void failures() {
        var failure =
                new java.io.UncheckedIOException("row 7 of rows.csv", new java.io.IOException("the disk is on fire"));
        try {
            ask(Views.failing(rows(), failure), Run.of(Subject.SEED));
        } catch (RuntimeException e) {
            boolean passed = Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause)
                    .anyMatch(cause -> cause == failure);
            Law.FAULTS.demand(passed, "the failure to read the rows", e);
            return;
        }
        throw new NotApplicable("it does not look at the rows");
    }
}
