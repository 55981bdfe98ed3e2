/**
 * Gaussian mixtures: {@link semblance.gaussianmixture.GaussianMixtureTrainer} learns a
 * {@link semblance.gaussianmixture.GaussianMixture}, in which each component is a Gaussian over the numeric columns times
 * a multinomial for each categorical column.
 *
 * <p>Letters used throughout: K components, d numeric columns, c categorical columns.
 */
package semblance.gaussianmixture;
