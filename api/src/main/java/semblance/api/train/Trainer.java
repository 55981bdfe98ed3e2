package semblance.api.train;

import semblance.api.Extension;
import semblance.api.data.Dataset;
import semblance.api.model.Model;

/**
 * Learns a model from rows. Its hyper-parameters are the components of its record.
 *
 * @param <M> the model; the capabilities that this type implements are what the trainer promises
 */
public interface Trainer<M extends Model> extends Extension {

    /**
     * Learns a model. Equal trainers, data and seeds give equal models, on any engine; the order of the rows changes
     * nothing beyond rounding, and a row of weight 2 is worth two equal rows.
     *
     * @throws IllegalArgumentException if the data cannot be learned from, saying which column and why
     * @throws java.util.concurrent.CancellationException if the user asked to stop
     */
    M fit(Dataset data, Run run);
}
