package semblance.cli;

import java.io.IOException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

@CommandLine.Command(
        headerHeading = "Examples:%n",
        header = {"  source <(semblance completion)", ""},
        customSynopsis = "semblance completion [OPTION ...]",
        description = {
            "%nPrints a script that completes verbs and options in bash, and in zsh after "
                    + "'autoload -U bashcompinit; bashcompinit'.%n"
        },
        sortOptions = false)
final class Completion implements Command {
    private final Cli cli;

    @Mixin
    final Common common = new Common();

    Completion(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Exit run() throws IOException {
        cli.shell().out().line(AutoComplete.bash("semblance", cli.whole()).stripTrailing());
        return Exit.OK;
    }
}
