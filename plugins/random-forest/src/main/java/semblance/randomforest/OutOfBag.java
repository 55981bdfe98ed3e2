package semblance.randomforest;

import java.io.Serializable;

/**
 * How well rows are predicted by the trees that were not grown from them (Breiman 2001, section 3.1).
 *
 * @param rows the weight of the rows that this is about: those that some tree was not grown from; 0 if nothing is known
 * @param error for levels the share of rows for which another level is the most probable, for numbers the root of the mean
 *     squared error
 * @param score for levels the share of rows predicted right, for numbers the share of the variance that is explained
 * @param logLoss for levels the mean of minus the log probability of the right level, at least 1e-15, nats; 0 for numbers
 */
public record OutOfBag(double rows, double error, double score, double logLoss) implements Serializable {
    static final OutOfBag UNKNOWN = new OutOfBag(0, 0, 0, 0);
}
