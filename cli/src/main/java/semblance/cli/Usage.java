package semblance.cli;

import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import semblance.core.config.Near;

/** Says in one line what is wrong with the words of a command. */
final class Usage {
    private Usage() {}

    static String message(ParameterException e, String... words) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        if (e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            String word = unmatched.getUnmatched().get(0);
            return "unexpected '" + word + "'"
                    + Near.hint(word, e.getCommandLine().getSubcommands().keySet());
        }
        // A misspelled option makes its value look like something else, so it is looked for first.
        for (String word : words) {
            String name = word.split("=", 2)[0];
            boolean option = name.startsWith("--") ? name.length() > 2 : name.matches("-[A-Za-z]");
            if (option && !command.optionsMap().containsKey(name))
                return "unknown option '" + name + "'"
                        + Near.hint(name, command.optionsMap().keySet());
        }
        if (e instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty())
            return "missing " + missing.getMissing().stream().map(Usage::label).collect(Collectors.joining(", "));
        String message = e.getMessage();
        if (e.getArgSpec() != null && e.getValue() != null && e.getMessage().startsWith("Invalid value")) {
            ArgSpec argument = e.getArgSpec();
            String type = argument.typeInfo().getClassName();
            message = label(argument) + ": '" + e.getValue() + "' is not "
                    + (type.endsWith("nt") || type.endsWith("ong") ? "a whole number" : "allowed here");
        }
        return Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }

    private static String label(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName() + " " + option.paramLabel()
                : argument.paramLabel();
    }
}
