package semblance.cli;

import java.util.Optional;
import picocli.CommandLine.Option;
import semblance.api.data.Dataset;
import semblance.core.Spec;
import semblance.core.Trained;

/** How rows are read. */
final class Input {
    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            description = "How to read DATA, such as 'csv separator=;'; default: told by the file's name.")
    String source;

    /** Reads rows of which the user may know something. */
    Dataset read(String location, SchemaFile known, Cli cli, Platform platform) {
        Optional<Spec> how = Specs.optional(source, location.equals("-"));
        Dataset rows = Explain.as(
                Exit.DATA,
                platform,
                () -> platform.read(
                        location,
                        how,
                        Optional.of(known.expected()),
                        cli.shell().in()));
        for (String column : known.without()) Targeted.require(rows.schema(), column, "--without");
        if (known.without().contains(known.target()))
            throw new Failure(Exit.USAGE, "column '" + known.target() + "' cannot be the target and left out");
        Dataset kept = known.without().isEmpty() ? rows : platform.without(rows, known.without());
        return Targeted.of(kept, known.target());
    }

    /** Reads rows for a model. */
    Dataset read(String location, Trained model, Cli cli, Session session) {
        Optional<Spec> how = Specs.optional(source, location.equals("-"));
        return Explain.as(Exit.DATA, session.platform(), () -> session.platform()
                .read(location, how, model, cli.shell().in(), session.watch()));
    }

    /** What messages call a location. */
    static String name(String location) {
        return location.equals("-") ? "standard input" : location;
    }

    /** Loads a model. */
    static Trained model(java.nio.file.Path file, Platform platform) {
        return Explain.as(Exit.MODEL_FILE, platform, () -> platform.load(file));
    }
}
