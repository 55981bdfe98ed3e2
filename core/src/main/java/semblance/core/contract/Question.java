package semblance.core.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import semblance.api.data.Table;
import semblance.api.model.Decoder;
import semblance.api.model.Density;
import semblance.api.model.Encoder;
import semblance.api.model.Imputer;
import semblance.api.model.Model;
import semblance.api.model.Prediction;
import semblance.api.model.Predictor;

/**
 * Something a model can be asked about rows, whose answer for one row does not depend on the others.
 *
 * @param name the capability, and the column where there is one
 * @param comparable whether two models of one distribution answer alike: the order of codes, for one, is free
 * @param ask the answer as numbers, shape [][rows or a multiple of rows]
 */
record Question(String name, boolean comparable, Function<Table, double[][]> ask) {

    /** All questions that a model answers. */
    static List<Question> of(Model model) {
        List<Question> questions = new ArrayList<>();
        if (model instanceof Density density)
            questions.add(new Question("logDensity", true, rows -> new double[][] {density.logDensity(rows)}));
        if (model instanceof Predictor predictor)
            for (String column : predictor.predictable())
                questions.add(
                        new Question("predict " + column, true, rows -> numbers(predictor.predict(rows, column))));
        if (model instanceof Imputer imputer)
            questions.add(new Question("impute", false, rows -> Rows.numbers(imputer.impute(rows))));
        if (model instanceof Encoder encoder)
            questions.add(new Question("encode", false, rows -> Rows.numbers(encoder.encode(rows))));
        if (model instanceof Decoder decoder)
            questions.add(new Question("decode", false, rows -> Rows.numbers(decoder.decode(decoder.encode(rows)))));
        return questions;
    }

    /** The numbers of a prediction: means and deviations, or probabilities [levels][rows]. */
    static double[][] numbers(Prediction prediction) {
        return prediction instanceof Prediction.Numbers numbers
                ? new double[][] {numbers.means(), numbers.deviations()}
                : ((Prediction.Levels) prediction).probabilities();
    }
}
