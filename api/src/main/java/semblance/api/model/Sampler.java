package semblance.api.model;

import java.util.random.RandomGenerator;
import semblance.api.data.Table;

/** Draws new rows. */
public interface Sampler extends Model {

    /** Draws {@code n} independent rows without missing cells; equal generators give equal rows. */
    Table sample(int n, RandomGenerator random);
}
