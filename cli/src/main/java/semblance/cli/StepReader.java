package semblance.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import semblance.core.Spec;

/**
 * Turns a step's fields into the words of its command and checks them by the command's own rules. A field is named like
 * the long option ({@code output}, {@code given}) or, for what has no option, {@code model}, {@code data},
 * {@code question}, {@code from}, {@code to} and {@code parameters}.
 */
final class StepReader {
    /** Given once to the run, not to its steps. */
    private static final List<String> NOT_HERE = List.of("help", "debug", "plugins", "quiet");

    private final Cli cli;
    private final Platform platform;
    private final Yaml yaml;
    private final Variables variables;
    private final Set<Path> made = new HashSet<>();

    StepReader(Cli cli, Platform platform, Yaml yaml, Variables variables) {
        this.cli = cli;
        this.platform = platform;
        this.yaml = yaml;
        this.variables = variables;
    }

    /** The words of a step's command; what is wrong is told to the file. */
    List<String> arguments(Verb verb, Node key, Node body) {
        CommandLine line = verb.line(cli);
        Map<String, ArgSpec> known = known(line);
        Map<String, Yaml.Field> fields = yaml.fields(body, verb.word());
        yaml.known(fields, known.keySet());
        List<String> missing = known.entrySet().stream()
                .filter(entry -> entry.getValue().required() && !fields.containsKey(entry.getKey()))
                .map(Map.Entry::getKey)
                .toList();
        if (!missing.isEmpty()) yaml.problem(key, verb.word() + " needs " + String.join(", ", missing));

        List<String> words = new ArrayList<>();
        known.forEach((name, spec) -> {
            if (fields.containsKey(name))
                words.addAll(words(name, spec, fields.get(name).value()));
        });
        boolean complete = missing.isEmpty() && fields.keySet().stream().allMatch(known::containsKey);
        if (complete) parse(line, words, known, fields, key);
        files(verb, fields);
        if (verb == Verb.FIT) trainer(fields);
        for (String name : List.of("output", "to"))
            if (fields.containsKey(name)) made.add(path(fields.get(name).value()));
        return words;
    }

    /** The fields that a verb takes: those without an option first, in the order of the command. */
    private static Map<String, ArgSpec> known(CommandLine line) {
        Map<String, ArgSpec> known = new LinkedHashMap<>();
        for (PositionalParamSpec positional : line.getCommandSpec().positionalParameters())
            known.put(
                    switch (positional.paramLabel()) {
                        case "MODEL", "FILE" -> "model";
                        case "DATA" -> "data";
                        case "QUESTION" -> "question";
                        case "FROM" -> "from";
                        case "TO" -> "to";
                        default -> "parameters";
                    },
                    positional);
        for (OptionSpec option : line.getCommandSpec().options()) {
            String name = option.longestName().substring(2);
            if (!NOT_HERE.contains(name)) known.put(name, option);
        }
        return known;
    }

    private List<String> words(String name, ArgSpec spec, Node value) {
        if (name.equals("parameters")) return parameters(value);
        List<String> texts = yaml.items(value).stream()
                .map(item -> variables.text(yaml, item, name))
                .toList();
        if (!(spec instanceof OptionSpec option)) return List.of(String.join(",", texts));
        if (option.arity().max() == 0) {
            if (!List.of("true", "false").contains(texts.get(0)))
                yaml.problem(value, name + " must be true or false, found '" + texts.get(0) + "'");
            return texts.get(0).equals("true") ? List.of(option.longestName()) : List.of();
        }
        if (option.isMultiValue() && option.splitRegex().isEmpty())
            return texts.stream().map(text -> option.longestName() + "=" + text).toList();
        return List.of(option.longestName() + "=" + String.join(",", texts));
    }

    private List<String> parameters(Node value) {
        List<String> words = new ArrayList<>();
        if (value instanceof MappingNode)
            yaml.fields(value, "parameters")
                    .forEach((name, field) -> words.add(name + "="
                            + String.join(
                                    ",",
                                    yaml.items(field.value()).stream()
                                            .map(item -> variables.text(yaml, item, name))
                                            .toList())));
        else yaml.problem(value, "parameters must be 'name: value' lines");
        return words;
    }

    private void parse(
            CommandLine line,
            List<String> words,
            Map<String, ArgSpec> known,
            Map<String, Yaml.Field> fields,
            Node key) {
        try {
            line.parseArgs(words.toArray(String[]::new));
        } catch (CommandLine.ParameterException e) {
            Node at = known.entrySet().stream()
                    .filter(entry -> entry.getValue() == e.getArgSpec() && fields.containsKey(entry.getKey()))
                    .map(entry -> fields.get(entry.getKey()).value())
                    .findFirst()
                    .orElse(key);
            yaml.problem(at, Usage.message(e, words.toArray(String[]::new)));
        }
    }

    /** Files that are read must be there, or be made by an earlier step. */
    private void files(Verb verb, Map<String, Yaml.Field> fields) {
        List<String> read = new ArrayList<>(List.of("data", "schema", "from"));
        if (verb != Verb.FIT && verb != Verb.MODELS) read.add("model");
        for (String name : read) {
            if (!fields.containsKey(name)) continue;
            Node value = fields.get(name).value();
            Yaml told = new Yaml(""); // what is wrong with its variables has been said already
            String text = variables.text(told, value, name);
            if (!told.fine()) continue;
            boolean address = text.isEmpty() || text.equals("-") || text.matches("[A-Za-z][A-Za-z0-9+.-]+:.*");
            if (address || made.contains(path(value))) continue;
            if (!Files.exists(path(value)))
                yaml.problem(value, "no such file: '" + text + "', and no earlier step makes it");
            else if (name.equals("schema")) schema(value, path(value));
        }
    }

    private void schema(Node value, Path file) {
        try {
            SchemaFile.read(file);
        } catch (Failure e) {
            for (String problem : e.lines()) yaml.problem(value, problem);
        }
    }

    private void trainer(Map<String, Yaml.Field> fields) {
        if (!fields.containsKey("model")) return;
        Node model = fields.get("model").value();
        try {
            Map<String, String> values = new LinkedHashMap<>();
            if (fields.containsKey("parameters"))
                for (String word : parameters(fields.get("parameters").value())) Spec.put(values, word);
            platform.check(new Spec(variables.text(new Yaml(""), model, "model"), values));
        } catch (IllegalArgumentException e) {
            yaml.problem(
                    fields.containsKey("parameters") ? fields.get("parameters").key() : model, e.getMessage());
        }
    }

    private Path path(Node value) {
        return Path.of(variables.text(new Yaml(""), value, "a file"))
                .toAbsolutePath()
                .normalize();
    }

    /** The files that the steps make. */
    Set<Path> made() {
        return Set.copyOf(made);
    }
}
