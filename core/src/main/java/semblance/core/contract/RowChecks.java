package semblance.core.contract;

import java.util.List;
import semblance.api.data.Column;
import semblance.api.data.Table;
import semblance.api.model.Model;
import semblance.api.model.Sampler;
import semblance.api.train.Run;
import semblance.api.train.Seed;

/** What order, grouping and weights of rows must and must not do to a model. */
final class RowChecks {
    /** Sums in another order differ in the last bits; an iteration may carry that a few digits up. */
    private static final double ROUNDING = 1e-6;

    private static final int DRAWS = 2000;

    private final Subject subject;

    private RowChecks(Subject subject) {
        this.subject = subject;
    }

    static List<Check> of(Subject subject) {
        RowChecks checks = new RowChecks(subject);
        return List.of(
                new Check("the order of the rows changes nothing beyond rounding", checks::order),
                new Check("how rows are grouped changes nothing beyond rounding", checks::grouping),
                new Check("a row of weight 2 is worth two, one of weight 0 none", checks::weights),
                new Check("weights of 1 are no weights", checks::ones));
    }

    private void order() throws Exception {
        subject.each(fit -> alike(Law.ROW_ORDER, "of the same rows in another order", fit, fit.model(), shuffled(fit)));
    }

    private Model shuffled(Subject.Fit fit) {
        return subject.fit(Views.shuffled(fit.rows()));
    }

    private void grouping() throws Exception {
        subject.each(fit -> alike(
                Law.MERGING,
                "of the same rows in other partitions",
                fit,
                fit.model(),
                subject.learn(Views.cut(fit.rows(), 64, 13), Run.of(Subject.SEED))));
    }

    private void weights() throws Exception {
        subject.each(fit -> {
            Table rows = Rows.unweighted(fit.rows());
            alike(
                    Law.ROW_WEIGHT,
                    "of weighted and of repeated rows",
                    fit,
                    subject.fit(Views.weighted(rows)),
                    subject.fit(Views.repeated(rows)));
        });
    }

    private void ones() throws Exception {
        subject.each(fit -> {
            Table rows = Rows.unweighted(fit.rows());
            double[] ones = new double[rows.rows()];
            java.util.Arrays.fill(ones, 1);
            alike(
                    Law.COUNTING,
                    "of rows without weights and with weights of 1",
                    fit,
                    subject.fit(rows),
                    subject.fit(rows.withWeights(ones)));
        });
    }

    /** Demands that two models answer alike or, if they answer nothing that compares, that their samples look alike. */
    private static void alike(Law law, String what, Subject.Fit fit, Model left, Model right) {
        boolean compared = false;
        for (Question question : Question.of(left)) {
            if (!question.comparable()) continue;
            Question other = Question.of(right).stream()
                    .filter(candidate -> candidate.name().equals(question.name()))
                    .findFirst()
                    .orElseThrow(() -> law.broken("'" + question.name() + "' in the models " + what, "it in one only"));
            law.demandNear(
                    "the same '" + question.name() + "' in the models " + what,
                    question.ask().apply(fit.rows()),
                    other.ask().apply(fit.rows()),
                    ROUNDING);
            compared = true;
        }
        if (!compared && left instanceof Sampler a && right instanceof Sampler b) {
            Table draws = a.sample(DRAWS, new Seed(3).random());
            Table others = b.sample(DRAWS, new Seed(3).random());
            for (int c = 0; c < draws.schema().columns().size(); c++)
                if (!(draws.schema().columns().get(c) instanceof Column.Text)) moments(law, what, draws, others, c);
            compared = true;
        }
        if (!compared) throw new NotApplicable("its models neither score, predict nor sample");
    }

    /** Means of draws within 6 standard errors: as good as certain for equal distributions, whatever the seed. */
    private static void moments(Law law, String what, Table draws, Table others, int column) {
        Moments a = Moments.of(Rows.numbers(draws)[column]);
        Moments b = Moments.of(Rows.numbers(others)[column]);
        double bound = 6 * Math.hypot(a.deviation(), b.deviation()) / Math.sqrt(a.count())
                + ROUNDING * (1 + Math.abs(a.mean()));
        law.demand(
                Math.abs(a.mean() - b.mean()) <= bound,
                "the same mean of '" + draws.schema().names().get(column) + "' in samples " + what,
                a.mean() + " and " + b.mean());
    }
}
