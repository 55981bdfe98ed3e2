package semblance.vae;

import java.io.Serializable;
import semblance.api.Help;
import semblance.tensorflow.Clipping;

/** How long, on how many rows at once and how carefully a network is trained. */
@Help("course of training")
public record Training(
        @Help("passes over the rows at most, at least 1") int epochs,
        @Help("rows in a batch, at least 1") int batch,

        @Help("share of the rows that is not trained on but tells when to stop, at least 0 and below 1")
        double holdout,

        @Help("epochs without a better bound of the held-out rows before training stops, at least 1")
        int patience,

        @Help("what is done to large gradients: none, value, norm or global-norm")
        Clipping clipping,

        @Help("limit of gradients, above 0") double limit,

        @Help("factor of the weights in their gradients, at least 0")
        double decay,

        @Help("share of the old in the moving average of weights, at least 0 and below 1; 0 for no average")
        double average,

        @Help("megabytes of rows that are kept in memory, at least 1; more are streamed")
        int memory)
        implements Serializable {
    /** More rows than any machine has memory for. */
    private static final int MOST = 1_000_000;

    /** @throws IllegalArgumentException if a parameter is out of its range, naming it */
    public Training {
        Check.atLeast("epochs", epochs, 1);
        Check.within("batch", batch, 1, MOST);
        Check.share("holdout", holdout);
        Check.atLeast("patience", patience, 1);
        Check.above("limit", limit, 0);
        Check.atLeast("decay", decay, 0);
        Check.share("average", average);
        Check.atLeast("memory", memory, 1);
    }
}
