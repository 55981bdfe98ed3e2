/** Runs trainers: transforms first, then states with checkpoints, watched and stoppable. */
package semblance.core.training;
