package semblance.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import semblance.api.data.Dataset;
import semblance.core.Spec;

/** Where rows go: standard output unless the user names a file. */
final class Results {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "The file to write; default: standard output, as CSV, or with --json as JSON.")
    String output = "-";

    @Option(
            names = "--sink",
            paramLabel = "SINK",
            description = "How to write, such as 'csv separator=;'; default: told by the file's name.")
    String sink;

    /** Whether results go to standard output. */
    boolean standard() {
        return output.equals("-");
    }

    /** Writes rows that are made while they are written; with {@code --json}, either they or a summary are JSON. */
    void write(Dataset rows, Cli cli, Common common, Session session) throws IOException {
        if (common.json && standard()) {
            Explain.as(Exit.FAILURE, session.platform(), () -> {
                JsonRows.write(rows, cli.shell().out(), session.watch());
                return null;
            });
            return;
        }
        Tap<RowCount> counted = new Tap<>(rows, RowCount::new);
        write(counted, cli, session);
        long count = counted.total().rows();
        if (common.json) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("rows", count);
            tree.put("columns", rows.schema().names());
            tree.put("output", output);
            cli.shell().out().line(Json.pretty(tree));
        } else if (!standard()) {
            session.progress().note("wrote " + output + ": " + count + (count == 1 ? " row" : " rows"));
        }
    }

    /** Writes rows as they are. */
    void write(Dataset rows, Cli cli, Session session) throws IOException {
        if (!standard() && !folder(output)) check(output);
        Optional<Spec> how = Specs.optional(sink, standard());
        Explain.as(Exit.FAILURE, session.platform(), () -> {
            session.platform().write(rows, output, how, cli.shell().out(), session.watch());
            return null;
        });
    }

    /** Whether the user means a folder to fill with files; one that must not hold any is told by whoever writes it. */
    private static boolean folder(String output) {
        return output.endsWith("/") && output.length() > 1;
    }

    /**
     * Looks at a file's place before anything is computed for it; an address of another kind is the sink's concern.
     *
     * @throws Failure if no file can be there
     */
    static void check(String output) {
        if (output.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) return;
        Path file = Path.of(output).toAbsolutePath();
        if (Files.isDirectory(file)) throw new Failure(Exit.USAGE, "cannot write '" + output + "': it is a folder");
        if (!Files.isDirectory(file.getParent()))
            throw new Failure(
                    Exit.USAGE, "cannot write '" + output + "': there is no folder '" + file.getParent() + "'");
    }
}
