package semblance.bayesiannetwork;

/**
 * What is to be expected in every column of some rows, given what the rows know; by column and row. What a row knows is
 * certain.
 *
 * @param probabilities shape [columns][levels][rows]; of numeric columns [0][]
 * @param means shape [columns][rows]; of categorical columns [0]
 * @param deviations the standard deviations, shape [columns][rows]; of categorical columns [0]
 */
public record Marginals(double[][][] probabilities, double[][] means, double[][] deviations) {}
