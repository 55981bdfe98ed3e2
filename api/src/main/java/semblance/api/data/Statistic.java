package semblance.api.data;

import java.io.Serializable;
import java.util.function.Supplier;

/**
 * What one pass over the rows adds up to: the only mutable thing a model author writes. Merging must not depend on how
 * the rows were grouped, up to rounding; rows count as often as {@link Table#weights()} says. That is what lets the same
 * training code run on threads or on a cluster, which is also why a statistic is {@link Serializable}.
 *
 * @param <S> the implementing type itself
 */
public interface Statistic<S extends Statistic<S>> extends Serializable {

    /** Adds every row of a table. */
    void add(Table rows);

    /** Adds what another statistic, of the same {@link Zero}, has seen; the other one is not used afterwards. */
    void merge(S other);

    /** Makes empty statistics, wherever the rows are; it captures serializable values only. */
    interface Zero<S> extends Supplier<S>, Serializable {}
}
