package semblance.api.model;

/**
 * Can be told part of the truth.
 *
 * @param <M> what it then is
 */
public interface Conditional<M extends Model> extends Model {

    /**
     * This model once the evidence is known: again over all columns of the schema. Its samples obey the evidence. Its
     * log density is that of the columns not known to be one value, so {@code log p(x | e) = log p(x, e) - log p(e)};
     * a row that contradicts the evidence has negative infinity.
     *
     * @throws IllegalArgumentException if the evidence does not fit the schema or has probability zero, saying which
     *     part of it
     */
    M given(Evidence evidence);
}
