/** Fitted transforms and a model as one model with the same capabilities. */
package semblance.core.pipeline;
