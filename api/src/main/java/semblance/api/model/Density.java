package semblance.api.model;

import semblance.api.data.Table;

/** Says how likely rows are. */
public interface Density extends Model {

    /**
     * The log density of each row, in nats, shape [rows]; missing cells are integrated out, so a row without any known
     * cell has log density 0, and an impossible row has negative infinity. Never NaN.
     */
    double[] logDensity(Table rows);
}
