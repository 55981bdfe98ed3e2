package semblance.api.model;

import java.util.random.RandomGenerator;
import semblance.api.data.Table;

/** Fills missing cells and leaves all others as they are. */
public interface Imputer extends Model {

    /** Fills each missing cell with its expected value or most probable level, given the row's known cells. */
    Table impute(Table rows);

    /** Fills the missing cells of each row with one joint draw given its known cells (Rubin 1987); equal generators
     * give equal rows. */
    Table impute(Table rows, RandomGenerator random);
}
