package semblance.cli;

import java.util.List;

/**
 * A step of a pipeline: a command.
 *
 * @param number its place, from 1
 * @param line the line of the file where it is
 */
record Step(int number, int line, Verb verb, List<String> arguments) {
    Step {
        arguments = List.copyOf(arguments);
    }

    /** The command as one would type it in a shell. */
    String command() {
        StringBuilder text = new StringBuilder("semblance ").append(verb.word());
        for (String argument : arguments)
            text.append(' ')
                    .append(
                            argument.matches("[A-Za-z0-9_./=:,+@%-]+")
                                    ? argument
                                    : "'" + argument.replace("'", "'\\''") + "'");
        return text.toString();
    }
}
