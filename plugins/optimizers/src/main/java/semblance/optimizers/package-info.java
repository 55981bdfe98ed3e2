/**
 * Update rules of gradient descent, each after the paper that it cites, and schedules of their steps.
 *
 * <p>A rule runs on every parameter of a network after every batch, so it touches arrays as seldom as it can: whatever
 * the number of the step alone decides is worked out first, on single numbers. For the same reason rules remember sums
 * where papers have averages, {@code beta m + g} for {@code beta m + (1 - beta) g}, which differ by a constant factor.
 */
package semblance.optimizers;
