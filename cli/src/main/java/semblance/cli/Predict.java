package semblance.cli;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import semblance.api.data.Dataset;
import semblance.core.Trained;

@CommandLine.Command(
        headerHeading = "Examples:%n",
        header = {
            "  semblance predict iris.smb examples/iris.csv -o predicted.csv",
            "  semblance predict faithful.smb examples/faithful.csv --column waiting",
            ""
        },
        customSynopsis = "semblance predict FILE DATA [-o OUT] [--column COLUMN] [OPTION ...]",
        description = {
            "%nPredicts a column of each row from the row's other cells: the value with its standard deviation, or the "
                    + "level with a probability for each level.%n"
        },
        sortOptions = false)
final class Predict implements Command {
    private final Cli cli;

    @Parameters(index = "0", paramLabel = "FILE", description = "The model file.")
    Path file;

    @Parameters(index = "1", paramLabel = "DATA", description = "The rows; - is standard input.")
    String data;

    @Option(names = "--column", paramLabel = "COLUMN", description = "What to predict. Default: the model's target.")
    String column = "";

    @Mixin
    final Results results = new Results();

    @Mixin
    final Input input = new Input();

    @Mixin
    final Threads threads = new Threads();

    @Mixin
    final Common common = new Common();

    Predict(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Exit run() throws IOException {
        try (Session session = new Session(cli.shell(), common, threads)) {
            Platform platform = session.platform();
            Trained model = Input.model(file, platform);
            if (!column.isEmpty()) Targeted.require(model.schema(), column, "--column");
            Dataset rows = input.read(data, model, cli, session);
            results.write(
                    Explain.as(Exit.USAGE, platform, () -> platform.predict(model, rows, column)),
                    cli,
                    common,
                    session);
        }
        return Exit.OK;
    }
}
