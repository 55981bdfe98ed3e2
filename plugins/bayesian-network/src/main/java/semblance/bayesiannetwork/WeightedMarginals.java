package semblance.bayesiannetwork;

/**
 * What is to be expected in every column of some rows, estimated from weighted draws.
 *
 * @param logDensity the log density of what each row knows, estimated, nats, shape [rows]
 * @param effectiveSampleSize how many draws from the right distribution each row's draws are worth (Kong 1992), at most as
 *     many as were made; estimates err by about one over its root, shape [rows]. If it is 0 no draw agreed with the row, and
 *     its marginals are 0 too
 */
public record WeightedMarginals(Marginals marginals, double[] logDensity, double[] effectiveSampleSize) {}
