package semblance.core.contract;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import semblance.api.data.Dataset;
import semblance.api.data.Table;
import semblance.api.model.Model;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.core.engine.LocalEngine;

/** What learning promises, whatever is learned. */
final class LearningChecks {
    private final Subject subject;

    private LearningChecks(Subject subject) {
        this.subject = subject;
    }

    static List<Check> of(Subject subject) {
        LearningChecks checks = new LearningChecks(subject);
        return List.of(
                new Check("it learns from at least one example", checks::learns),
                new Check("it refuses an example only with a reason", checks::refuses),
                new Check("equal seeds give equal models", checks::equalSeeds),
                new Check("learning leaves the rows as they were", checks::leavesRows),
                new Check("learning leaves the trainer as it was", checks::leavesTrainer),
                new Check("any number of threads gives the same bytes", checks::threads),
                new Check("pieces of work done in any order give the same bytes", checks::disorder),
                new Check("statistics that travel as bytes give the same bytes", checks::ships),
                new Check("the model is plain data", checks::plainData),
                new Check("the model describes the columns of the rows", checks::keepsSchema),
                new Check("the model survives being saved and loaded", checks::roundTrip),
                new Check("a failure to read the rows passes through", checks::failures),
                new Check("being stopped passes through", checks::stops),
                new Check("what it reports are numbers with names", checks::reports));
    }

    private void learns() {
        if (subject.fits().isEmpty()) {
            Example first = subject.examples.get(0);
            throw Law.REFUSAL.broken(
                    "at least one of the examples to be learned from",
                    subject.outcome(first).failure().get(0));
        }
    }

    private void refuses() {
        for (Example example : subject.examples)
            for (RuntimeException failure : subject.outcome(example).failure()) {
                if (!(failure instanceof IllegalArgumentException refusal))
                    throw Law.REFUSAL
                            .broken("a model, or an IllegalArgumentException that says why not", failure)
                            .on(example.name());
                Subject.demandReason(refusal, example.rows().schema(), Law.REFUSAL);
            }
    }

    private void equalSeeds() throws Exception {
        subject.each(fit -> Law.REPRODUCIBLE.demandSame(
                "equal models from equal rows and seeds", fit.model(), subject.fit(fit.rows())));
    }

    private void leavesRows() throws Exception {
        subject.each(fit -> {
            Table rows = fit.rows().slice(0, fit.rows().rows());
            Table before = rows.slice(0, rows.rows());
            subject.learn(whole(rows), Run.of(Subject.SEED));
            Law.UNCHANGED.demandSame("rows that are not changed by learning from them", before, rows);
        });
    }

    /** A dataset that hands out its rows themselves, not a copy: what is done to them shows. */
    static Dataset whole(Table rows) {
        return new Dataset() {
            @Override
            public semblance.api.data.Schema schema() {
                return rows.schema();
            }

            @Override
            public int partitions() {
                return 1;
            }

            @Override
            public java.util.stream.Stream<Table> partition(int index) {
                return java.util.stream.Stream.of(rows);
            }
        };
    }

    private void leavesTrainer() throws Exception {
        Object before = PlainData.copy(subject.trainer);
        subject.each(fit -> subject.fit(fit.rows()));
        Law.MEMORY.demandSame("a trainer that learning does not change", before, subject.trainer);
    }

    private void threads() throws Exception {
        subject.each(this::isFew, "rows", fit -> {
            Dataset many = Dataset.of(Views.many(fit.rows()));
            Model expected = subject.learn(many, Run.of(Subject.SEED));
            for (int threads : new int[] {1, 2, 3, 8})
                Law.REPRODUCIBLE.demandSame(
                        "the same bytes on " + threads + " threads as without an engine",
                        expected,
                        subject.learn(new LocalEngine(threads).bind(many), Run.of(Subject.SEED)));
        });
    }

    private void disorder() throws Exception {
        subject.each(
                this::isFew,
                "rows",
                fit -> Law.REPRODUCIBLE.demandSame(
                        "the same bytes whatever piece of work is done first",
                        fit.model(),
                        subject.learn(Dataset.of(fit.rows()), QuestionContract.backwards())));
    }

    private void ships() throws Exception {
        subject.each(this::isFew, "rows", fit -> {
            Dataset many = Dataset.of(Views.many(fit.rows()));
            Law.SERIAL.demandSame(
                    "the same bytes if statistics travel as without an engine",
                    subject.learn(many, Run.of(Subject.SEED)),
                    subject.learn(new Shipping(many), Run.of(Subject.SEED)));
        });
    }

    /** Two examples tell what all would, in less time. */
    private boolean isFew(Subject.Fit fit) {
        List<Subject.Fit> fits = subject.fits();
        int index = fits.indexOf(fit);
        return index == 0 || index == fits.size() / 2;
    }

    private void plainData() throws Exception {
        subject.each(fit -> {
            Model model = fit.model();
            Law.PLAIN_DATA.demand(model instanceof Record, "a record as model", model.getClass());
            String flaw = PlainData.flaw("the model", model, model.getClass().getModule());
            Law.PLAIN_DATA.demand(flaw.isEmpty(), "a model of plain data", flaw);
        });
    }

    private void keepsSchema() throws Exception {
        subject.each(fit -> {
            Law.SCHEMA.demandSame(
                    "a model of the columns it was learned from",
                    fit.schema().columns(),
                    fit.model().schema().columns());
            Law.SCHEMA.demandSame(
                    "a model with the target of the rows",
                    fit.schema().target(),
                    fit.model().schema().target());
        });
    }

    private void roundTrip() throws Exception {
        subject.each(fit -> {
            Record loaded = subject.around.roundTrip((Record) fit.model());
            Law.SAVED.demandSame("the same model once saved and loaded", fit.model(), loaded);
            for (Question question : Question.of(fit.model())) {
                Question again = Question.of((Model) loaded).stream()
                        .filter(other -> other.name().equals(question.name()))
                        .findFirst()
                        .orElseThrow(() -> Law.SAVED.broken("'" + question.name() + "' of a loaded model", "none"));
                Law.SAVED.demandSame(
                        "the same answer to '" + question.name() + "' once saved and loaded",
                        question.ask().apply(fit.rows()),
                        again.ask().apply(fit.rows()));
            }
        });
    }

    private void failures() throws Exception {
        subject.each(fit -> {
            var failure = new UncheckedIOException("row 7 of rows.csv", new java.io.IOException("the disk is on fire"));
            try {
                subject.learn(Views.failing(fit.rows(), failure), Run.of(Subject.SEED));
            } catch (RuntimeException e) {
                Law.FAULTS.demand(e == failure, "the very failure that reading the rows had", e);
                return;
            }
            throw Law.FAULTS.broken("the failure that reading the rows had", "a model");
        });
    }

    private void stops() throws Exception {
        subject.each(fit -> {
            if (reports(fit.rows()).isEmpty()) throw new NotApplicable("it reports nothing, so nothing can stop it");
            CancellationException stop = new CancellationException("stopped by the user");
            try {
                subject.learn(fit.example().data(), stopping(stop));
            } catch (RuntimeException e) {
                Law.STOPPING.demand(e == stop, "the CancellationException of Run.report as it is", e);
                return;
            }
            throw Law.STOPPING.broken("the CancellationException of Run.report", "a model");
        });
    }

    private static Run stopping(CancellationException stop) {
        return new Run() {
            @Override
            public Seed seed() {
                return new Seed(Subject.SEED);
            }

            @Override
            public void report(String metric, long step, double value) {
                throw stop;
            }
        };
    }

    private record Report(String metric, long step, double value) {}

    private List<Report> reports(Table rows) {
        List<Report> reports = new ArrayList<>();
        Run run = new Run() {
            @Override
            public Seed seed() {
                return new Seed(Subject.SEED);
            }

            @Override
            public void report(String metric, long step, double value) {
                reports.add(new Report(metric, step, value));
            }
        };
        subject.learn(Dataset.of(rows), run);
        return reports;
    }

    private void reports() throws Exception {
        subject.each(fit -> {
            List<Report> reports = reports(fit.rows());
            if (reports.isEmpty()) throw new NotApplicable("it reports nothing");
            for (Report report : reports)
                Law.REPORTS.demand(
                        !report.metric().isBlank() && !Double.isNaN(report.value()) && report.step() >= 0,
                        "a named number and a step from 0",
                        report);
        });
    }
}
