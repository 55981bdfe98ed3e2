package semblance.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;

/** The verbs, in the order in which one works with them. Their classes are loaded only when asked for. */
enum Verb {
    FIT("learn a model from rows", Fit::new),
    SAMPLE("draw new rows from a model", Sample::new),
    SCORE("say how likely rows are", Score::new),
    PREDICT("predict a column of rows", Predict::new),
    IMPUTE("fill missing cells", Impute::new),
    ASK("ask a model what only its family can answer", Ask::new),
    IMPORT("read a model that another program wrote", Import::new),
    EXPORT("write a model for other programs, as rules or as a picture", Export::new),
    INSPECT("show what a model file holds", Inspect::new),
    SCHEMA("show the columns of a table, to edit and give to fit", SchemaVerb::new),
    MODELS("list the model types, or the parameters of one", Models::new),
    PLUGIN("list, explain and verify plugins", PluginVerb::line),
    RUN("run a pipeline file of these verbs", Run::new),
    COMPLETION("print a completion script for bash or zsh", Completion::new);

    private final String summary;
    private final Function<Cli, ?> command;

    Verb(String summary, Function<Cli, ?> command) {
        this.summary = summary;
        this.command = command;
    }

    /** What it does, in a few words. */
    String summary() {
        return summary;
    }

    /** The verb as users type it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its options and parameters, and the {@link Command} whose fields they set. */
    CommandLine line(Cli cli) {
        Object made = command.apply(cli);
        return made instanceof CommandLine line ? line : new CommandLine(made);
    }

    /** The verb that a word stands for. */
    static Optional<Verb> find(String word) {
        return Arrays.stream(values()).filter(verb -> verb.word().equals(word)).findFirst();
    }

    /** All words, in order. */
    static List<String> words() {
        return Arrays.stream(values()).map(Verb::word).toList();
    }
}
