package semblance.bayesiannetwork;

import semblance.api.data.Table;

/**
 * The most probable completion of some rows (Pearl 1988).
 *
 * @param rows the rows, all cells filled so that they are together as probable as can be; whole numbers rounded
 * @param logDensity the log density of each completed row before rounding, nats, shape [rows]
 */
public record Explanation(Table rows, double[] logDensity) {}
