package semblance.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import semblance.core.config.Near;

/** Runs command lines: finds the verb, sets its options, and turns what goes wrong into a line and an exit code. */
final class Cli {
    private final Shell shell;

    Cli(Shell shell) {
        this.shell = shell;
    }

    Shell shell() {
        return shell;
    }

    /** Runs one command line and returns the process's exit code; prints all there is to say. */
    int run(String... arguments) {
        try {
            Exit exit = dispatch(arguments);
            shell.out().flush();
            return exit.code();
        } catch (Exception | OutOfMemoryError | LinkageError e) {
            return report(e, Arrays.asList(arguments).contains("--debug")).code();
        }
    }

    private Exit report(Throwable e, boolean debug) {
        Failure failure = Explain.failure(e);
        Exit exit = e instanceof CancellationException
                ? shell.interrupts().raised().orElse(failure.exit())
                : failure.exit();
        if (exit == Exit.PIPE) return exit;
        try {
            shell.out().flush();
        } catch (IOException gone) {
            failure.addSuppressed(gone);
        }
        for (String line : failure.lines()) shell.err().println("semblance: " + line.replace("'?; ", "'? "));
        if (debug) failure.printStackTrace(shell.err());
        shell.err().flush();
        return exit;
    }

    private Exit dispatch(String... arguments) throws IOException {
        if (arguments.length == 0) {
            Overview.lines().forEach(shell.err()::println);
            return Exit.USAGE;
        }
        String first = arguments[0];
        String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        if (first.equals("--help") || first.equals("-h") || first.equals("help") && rest.length == 0) {
            for (String line : Overview.lines()) shell.out().line(line);
            return Exit.OK;
        }
        if (first.equals("--version") || first.equals("-V")) {
            shell.out().line(Overview.version());
            return Exit.OK;
        }
        if (first.equals("help")) return execute(verb(rest[0]), "--help");
        return execute(verb(first), rest);
    }

    private static Verb verb(String word) {
        if (word.startsWith("-"))
            throw new Failure(Exit.USAGE, "the verb comes first, then '" + word + "'; see 'semblance --help'");
        return Verb.find(word)
                .orElseThrow(() -> new Failure(
                        Exit.USAGE,
                        "unknown verb '" + word + "'" + Near.hint(word, Verb.words()) + "; see 'semblance --help'"));
    }

    /**
     * Runs a verb.
     *
     * @throws Failure with the message for the user, if it fails
     */
    Exit execute(Verb verb, String... arguments) throws IOException {
        if (verb == Verb.PLUGIN && arguments.length > 0) {
            Optional<Command> command = PluginVerb.find(this, arguments[0]);
            if (command.isPresent()) {
                CommandLine line = configured(new CommandLine(command.get()), "semblance plugin " + arguments[0]);
                return execute(line, Arrays.copyOfRange(arguments, 1, arguments.length));
            }
        }
        return execute(line(verb), arguments);
    }

    private Exit execute(CommandLine whole, String... arguments) throws IOException {
        CommandLine line;
        try {
            List<CommandLine> lines = whole.parseArgs(arguments).asCommandLineList();
            line = lines.get(lines.size() - 1);
        } catch (CommandLine.ParameterException e) {
            String command = e.getCommandLine().getCommandSpec().qualifiedName();
            throw new Failure(Exit.USAGE, Usage.message(e, arguments) + "; see '" + command + " --help'", e);
        }
        if (line.isUsageHelpRequested()) {
            shell.out().line(line.getUsageMessage(Ansi.OFF).stripTrailing());
            return Exit.OK;
        }
        if (line.getCommand() instanceof Command command) return command.run();
        throw new Failure(
                Exit.USAGE,
                "expected one of " + String.join(", ", line.getSubcommands().keySet()) + " after '"
                        + line.getCommandSpec().qualifiedName() + "'");
    }

    /** The options and parameters of a verb. */
    CommandLine line(Verb verb) {
        return configured(verb.line(this), "semblance " + verb.word());
    }

    /** All verbs under one command, for the completion script. */
    CommandLine whole() {
        CommandLine all = new CommandLine(CommandLine.Model.CommandSpec.create().name("semblance"));
        for (Verb verb : Verb.values()) all.addSubcommand(verb.word(), verb.line(this));
        return configured(all, "semblance");
    }

    private static CommandLine configured(CommandLine line, String name) {
        line.getCommandSpec().name(name);
        return line.setExpandAtFiles(false)
                .setPosixClusteredShortOptionsAllowed(false)
                .setUsageHelpWidth(100)
                .setTrimQuotes(false);
    }
}
