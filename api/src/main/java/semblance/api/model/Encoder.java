package semblance.api.model;

import semblance.api.data.Schema;
import semblance.api.data.Table;

/** Describes rows in other columns: responsibilities, latent variables, leaves. */
public interface Encoder extends Model {

    /** The columns of the codes. */
    Schema codes();

    /** The code of each row, columns {@link #codes()}. */
    Table encode(Table rows);
}
