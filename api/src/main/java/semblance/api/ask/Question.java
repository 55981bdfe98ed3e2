package semblance.api.ask;

import semblance.api.Extension;
import semblance.api.data.Dataset;
import semblance.api.model.Model;
import semblance.api.train.Run;

/**
 * A question that models of one family can answer beyond the capabilities that all share, such as what each column adds
 * to a prediction. What it is about beside the rows are the components of its record.
 *
 * @param <M> the models that can be asked
 */
public interface Question<M extends Model> extends Extension {

    /**
     * The answer, in rows of its own columns; equal questions, models, rows and seeds have equal answers.
     *
     * @param rows what it is about, with the model's columns; without partitions if it is about no rows
     * @throws IllegalArgumentException if there is no answer, or none without rows, saying why
     */
    Dataset ask(M model, Dataset rows, Run run);
}
