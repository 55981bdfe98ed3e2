/**
 * The platform: finds plugins, runs trainers on threads, composes pipelines, saves and loads models, and holds the
 * contracts that every extension obeys.
 */
module semblance.core {
    requires transitive semblance.api;
    requires tools.jackson.core;

    exports semblance.core.artifact;
    exports semblance.core.data;
    exports semblance.core.engine;
    exports semblance.core.json;

    provides semblance.api.data.Engine with
            semblance.core.engine.LocalEngine;
}
