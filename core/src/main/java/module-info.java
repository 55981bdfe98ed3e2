/**
 * The platform: finds plugins, runs trainers on threads, composes pipelines, saves and loads models, and holds the
 * contracts that every extension obeys.
 */
module semblance.core {
    requires transitive semblance.api;
    requires com.google.common; // for Guice, an automatic module that does not say what it needs
    requires com.google.guice;
    requires jakarta.inject;
    requires tools.jackson.core;
    requires static org.junit.jupiter.api; // for the one JUnit class that runs a contract

    exports semblance.core;
    exports semblance.core.answers;
    exports semblance.core.artifact;
    exports semblance.core.config;
    exports semblance.core.contract;
    exports semblance.core.data;
    exports semblance.core.engine;
    exports semblance.core.json;
    exports semblance.core.pipeline;
    exports semblance.core.plugin;
    exports semblance.core.training;

    opens semblance.core to
            com.google.guice;
    opens semblance.core.training to
            com.google.guice;

    provides semblance.api.data.Engine with
            semblance.core.engine.LocalEngine;
}
