package semblance.gaussianmixture;

import java.io.Serializable;

/**
 * What is known of the columns before any component is.
 *
 * @param rows the sum of the weights of the rows that have a known cell
 * @param means of the known cells, shape [d]
 * @param variances of the known cells, shape [d]
 * @param floors the least variances that a component may have: those of rounding to the column's resolution, so that
 *     repeated values do not send a likelihood to infinity; all 0 for no limit; shape [d]
 * @param covariance of the rows, shape [d][d]; of length 0 unless the prior needs it
 */
public record Overview(double rows, double[] means, double[] variances, double[] floors, double[][] covariance)
        implements Serializable {}
