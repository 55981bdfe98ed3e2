/**
 * The platform: finds plugins, runs trainers on threads, composes pipelines, saves and loads models, and holds the
 * contracts that every extension obeys.
 */
module semblance.core {
    requires transitive semblance.api;

    exports semblance.core;
    exports semblance.core.config;
    exports semblance.core.engine;
    exports semblance.core.plugin;

    provides semblance.api.data.Engine with
            semblance.core.engine.LocalEngine;
}
