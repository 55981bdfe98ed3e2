package semblance.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import semblance.api.data.Dataset;
import semblance.core.Trained;

@CommandLine.Command(
        headerHeading = "Examples:%n",
        header = {
            "  semblance impute faithful.smb gaps.csv -o filled.csv",
            "  semblance impute faithful.smb gaps.csv -o draws.csv --draws 5 --seed 7",
            ""
        },
        customSynopsis = "semblance impute FILE DATA [-o OUT] [--draws N] [OPTION ...]",
        description = {
            "%nFills missing cells with their expected value or most probable level given the row's known cells, and "
                    + "leaves all others as they are. With --draws, fills them with draws instead, as multiple "
                    + "imputation needs.%n"
        },
        sortOptions = false)
final class Impute implements Command {
    private final Cli cli;

    @Parameters(index = "0", paramLabel = "FILE", description = "The model file.")
    Path file;

    @Parameters(index = "1", paramLabel = "DATA", description = "The rows; - is standard input.")
    String data;

    @Option(
            names = "--draws",
            paramLabel = "N",
            description = "How many filled copies of each row to draw; several are numbered in a column 'draw'.")
    Integer draws;

    @Option(names = "--seed", paramLabel = "N", description = "Where the randomness of draws comes from. Default: 1.")
    long seed = 1;

    @Mixin
    final Results results = new Results();

    @Mixin
    final Input input = new Input();

    @Mixin
    final Threads threads = new Threads();

    @Mixin
    final Common common = new Common();

    Impute(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Exit run() throws IOException {
        if (draws != null && draws < 1) throw new Failure(Exit.USAGE, "--draws must be at least 1, got " + draws);
        OptionalInt count = draws == null ? OptionalInt.empty() : OptionalInt.of(draws);
        try (Session session = new Session(cli.shell(), common, threads)) {
            Platform platform = session.platform();
            Trained model = Input.model(file, platform);
            Dataset rows = input.read(data, model, cli, session);
            results.write(
                    Explain.as(Exit.USAGE, platform, () -> platform.impute(model, rows, count, seed)),
                    cli,
                    common,
                    session);
        }
        return Exit.OK;
    }
}
