package semblance.cli;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import semblance.api.data.Dataset;
import semblance.api.model.Evidence;
import semblance.core.Trained;

@CommandLine.Command(
        headerHeading = "Examples:%n",
        header = {
            "  semblance sample faithful.smb -n 5",
            "  semblance sample faithful.smb -n 1000 -o synthetic.csv --given 'waiting=80..90'",
            "  semblance sample iris.smb -n 10 --given 'species=setosa|virginica,petal_length=..4' --json",
            ""
        },
        customSynopsis = "semblance sample FILE -n ROWS [-o OUT] [--given EVIDENCE] [--seed N] [OPTION ...]",
        description = "%nDraws new rows from a model.%n",
        sortOptions = false)
final class Sample implements Command {
    private final Cli cli;

    @Parameters(index = "0", paramLabel = "FILE", description = "The model file.")
    Path file;

    @Option(
            names = {"-n", "--rows"},
            required = true,
            paramLabel = "ROWS",
            description = "How many rows to draw.")
    long rows;

    @Option(
            names = "--given",
            paramLabel = "EVIDENCE",
            description = "What is known of the rows: column=value, column=low..high, column=this|that, separated by "
                    + "commas; values with such signs in quotes.")
    String given = "";

    @Option(names = "--seed", paramLabel = "N", description = "Where all randomness comes from. Default: 1.")
    long seed = 1;

    @Mixin
    final Results results = new Results();

    @Mixin
    final Threads threads = new Threads();

    @Mixin
    final Common common = new Common();

    Sample(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Exit run() throws IOException {
        if (rows < 0) throw new Failure(Exit.USAGE, "--rows must be at least 0, got " + rows);
        try (Session session = new Session(cli.shell(), common, threads)) {
            Platform platform = session.platform();
            Trained model = Input.model(file, platform);
            Dataset drawn = Explain.as(Exit.USAGE, platform, () -> {
                Evidence evidence = given.isBlank() ? Evidence.of() : platform.evidence(given, model.schema());
                return platform.sample(model, rows, evidence, seed);
            });
            results.write(drawn, cli, common, session);
        }
        return Exit.OK;
    }
}
