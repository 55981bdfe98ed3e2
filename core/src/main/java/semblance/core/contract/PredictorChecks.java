package semblance.core.contract;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import semblance.api.data.Column;
import semblance.api.data.Table;
import semblance.api.model.Prediction;
import semblance.api.model.Predictor;

/** What a model that predicts columns promises. */
final class PredictorChecks {
    /** A sum of a few probabilities; float arithmetic is good enough. */
    private static final double SUM = 1e-6;

    private final Subject subject;

    private PredictorChecks(Subject subject) {
        this.subject = subject;
    }

    static List<Check> of(Subject subject) {
        PredictorChecks checks = new PredictorChecks(subject);
        return List.of(
                new Check(
                        "it can predict at least one column, the target first", () -> checks.each(checks::predictable)),
                new Check(
                        "predictions are numbers or probabilities that sum to one",
                        () -> checks.each((predictor, fit, column) -> demandValid(predictor, fit.rows(), column))),
                new Check(
                        "rows without a known cell are predicted too",
                        () -> checks.each((predictor, fit, column) ->
                                demandValid(predictor, Rows.blank(fit.schema(), 3), column))),
                new Check("rows with any one cell missing are predicted too", () -> checks.each(checks::oneMissing)),
                new Check(
                        "what rows hold in the predicted column is not looked at",
                        () -> checks.each(checks::notLookedAt)),
                new Check("predicting an unknown column is refused by its name", () -> checks.each(checks::unknown)));
    }

    @FunctionalInterface
    private interface Look {
        void at(Predictor predictor, Subject.Fit fit, String column);
    }

    private void each(Look look) throws Exception {
        subject.each(fit -> fit.model() instanceof Predictor, "a model that predicts", fit -> {
            Predictor predictor = (Predictor) fit.model();
            Law.PREDICTABLE.demand(!predictor.predictable().isEmpty(), "at least one predictable column", "none");
            for (String column : predictor.predictable()) look.at(predictor, fit, column);
        });
    }

    private void predictable(Predictor predictor, Subject.Fit fit, String column) {
        List<String> predictable = predictor.predictable();
        Law.PREDICTABLE.demand(
                fit.schema().names().containsAll(predictable),
                "predictable columns among " + fit.schema().names(),
                predictable);
        Law.PREDICTABLE.demand(
                new HashSet<>(predictable).size() == predictable.size(), "each column once", predictable);
        String target = fit.schema().target();
        Law.PREDICTABLE.demand(
                target.isEmpty() || predictable.get(0).equals(target),
                "the target '" + target + "' first",
                predictable);
    }

    /** Demands a prediction with the shape and range that its type has. */
    static void demandValid(Predictor predictor, Table rows, String name) {
        Prediction prediction = predictor.predict(rows, name);
        Column column = rows.schema().column(name);
        Law.PREDICTION.demandSame("a prediction of the column asked for", column, prediction.column());
        if (prediction instanceof Prediction.Numbers numbers) {
            Law.NUMBERS.demand(
                    numbers.means().length == rows.rows() && numbers.deviations().length == rows.rows(),
                    rows.rows() + " means and deviations",
                    numbers.means().length + " and " + numbers.deviations().length);
            for (int r = 0; r < rows.rows(); r++)
                if (!Double.isFinite(numbers.means()[r]) || numbers.deviations()[r] < 0)
                    throw Law.NUMBERS.broken(
                            "a finite mean and a deviation of at least 0 for '" + name + "'",
                            numbers.means()[r] + " +- " + numbers.deviations()[r] + " for row " + (r + 1));
        } else demandProbabilities((Prediction.Levels) prediction, rows.rows(), name);
    }

    private static void demandProbabilities(Prediction.Levels prediction, int rows, String name) {
        double[][] probabilities = prediction.probabilities();
        int levels = prediction.column().levels().size();
        Law.LEVELS.demand(
                probabilities.length == levels && Arrays.stream(probabilities).allMatch(p -> p.length == rows),
                "probabilities of the shape [" + levels + "][" + rows + "]",
                Arrays.stream(probabilities).map(p -> p.length).toList());
        for (int r = 0; r < rows; r++) {
            double sum = 0;
            for (double[] probability : probabilities) {
                if (!(probability[r] >= 0 && probability[r] <= 1))
                    throw Law.LEVELS.broken(
                            "probabilities of '" + name + "' in 0..1", probability[r] + " for row " + (r + 1));
                sum += probability[r];
            }
            if (!Law.near(sum, 1, SUM))
                throw Law.LEVELS.broken("probabilities of '" + name + "' that sum to 1", sum + " for row " + (r + 1));
        }
    }

    private void oneMissing(Predictor predictor, Subject.Fit fit, String column) {
        for (int c = 0; c < fit.schema().columns().size(); c++)
            demandValid(predictor, Rows.without(fit.rows().slice(0, 20), c), column);
    }

    private void notLookedAt(Predictor predictor, Subject.Fit fit, String column) {
        int c = fit.schema().indexOf(column);
        Law.NOT_LOOKED_AT.demandSame(
                "the same prediction of '" + column + "' whether its cells are missing or not",
                Question.numbers(predictor.predict(Rows.without(fit.rows(), c), column)),
                Question.numbers(predictor.predict(fit.rows(), column)));
    }

    private void unknown(Predictor predictor, Subject.Fit fit, String column) {
        Law.UNPREDICTABLE.demandRefusal(
                "predicting 'nobody'", List.of("nobody"), () -> predictor.predict(fit.rows(), "nobody"));
    }
}
