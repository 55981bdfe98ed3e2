package semblance.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code semblance --help} says. Needs neither picocli nor the classes of the verbs, so it is there at once. */
final class Overview {
    private Overview() {}

    static List<String> lines() {
        List<String> lines = new ArrayList<>("""
                Learn the distribution behind data; then draw from it, score with it, fill gaps, predict.

                Examples:
                  semblance fit gaussian-mixture examples/faithful.csv -o faithful.smb components=2
                  semblance sample faithful.smb -n 5 --given 'waiting=80..90'
                  semblance models

                Usage: semblance VERB ...
                """.lines().toList());
        for (Verb verb : Verb.values())
            lines.add("  " + verb.word() + " ".repeat(12 - verb.word().length()) + verb.summary());
        lines.addAll("""

                'semblance VERB --help' explains a verb. Results go to standard output, everything else to standard error.
                Exit codes: 0 done, 1 failed, 2 wrong command, 3 data, 4 plugin, 5 model file, 130 Ctrl-C, 143 SIGTERM.
                SEMBLANCE_PLUGINS lists more folders of plugins, SEMBLANCE_JAVA_OPTS options for Java.""".lines().toList());
        return lines;
    }

    static String version() {
        return "semblance "
                + Optional.ofNullable(Overview.class.getModule().getDescriptor())
                        .flatMap(descriptor -> descriptor.rawVersion())
                        .orElse("(unpackaged)")
                + ", Java " + Runtime.version();
    }
}
