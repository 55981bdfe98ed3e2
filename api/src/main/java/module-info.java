/**
 * Everything a plugin author sees: data ({@link semblance.api.data}), models and what they can do
 * ({@link semblance.api.model}), how they are learned ({@link semblance.api.train}), asked ({@link semblance.api.ask}) and
 * exchanged ({@link semblance.api.exchange}), and gradient descent ({@link semblance.api.optimize}) over {@code java.base}.
 *
 * <p>Throughout, logarithms are natural and log densities are in nats; the density of a numeric column is with
 * respect to length (Lebesgue measure), that of a categorical column with respect to counting. An
 * {@link IllegalArgumentException} is the caller's fault, an {@link IllegalStateException} a fault in the code that
 * throws it, and an {@link java.io.IOException} the world's. Nothing here is ever {@code null}, but for a missing
 * text cell.
 */
module semblance.api {
    exports semblance.api;
    exports semblance.api.ask;
    exports semblance.api.data;
    exports semblance.api.exchange;
    exports semblance.api.model;
    exports semblance.api.optimize;
    exports semblance.api.train;
}
