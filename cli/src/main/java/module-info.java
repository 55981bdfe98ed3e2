/**
 * The command line: one small class for each verb, none of which knows how a model works. Everything it can do, it asks
 * of {@code semblance.core}; programs embed that module and not this one.
 */
module semblance.cli {
    requires info.picocli;
    requires jdk.unsupported; // sun.misc.Signal: Ctrl-C that saves the work first
    requires org.snakeyaml.engine;
    requires semblance.core;

    opens semblance.cli to
            info.picocli;

    provides System.LoggerFinder with
            semblance.cli.Notes;
}
