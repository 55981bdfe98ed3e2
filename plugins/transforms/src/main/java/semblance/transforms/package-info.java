/**
 * Transforms of numeric columns that can be undone ({@link semblance.transforms.Standardise},
 * {@link semblance.transforms.MinMax}), and a choice of rows ({@link semblance.transforms.DropMissing}).
 */
package semblance.transforms;
