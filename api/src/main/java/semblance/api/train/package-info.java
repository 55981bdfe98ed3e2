/** How models are learned, and how data are prepared for that. */
package semblance.api.train;
