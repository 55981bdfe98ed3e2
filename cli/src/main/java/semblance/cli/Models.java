package semblance.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import semblance.core.Capabilities;
import semblance.core.ModelType;
import semblance.core.QuestionType;
import semblance.core.Spec;
import semblance.core.config.Near;
import semblance.core.config.Parameter;

@CommandLine.Command(
        headerHeading = "Examples:%n",
        header = {
            "  semblance models",
            "  semblance models gaussian-mixture",
            "  semblance models vae optimizer=lion schedule=cosine",
            "  semblance models --json",
            ""
        },
        customSynopsis = "semblance models [MODEL [PARAMETER=VALUE ...]] [--markdown] [OPTION ...]",
        description = "%nLists the installed model types and what each can do, or explains the parameters of one.%n",
        sortOptions = false)
final class Models implements Command {
    private final Cli cli;

    @CommandLine.Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "MODEL",
            description = "The model type to explain.")
    String model;

    @CommandLine.Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "PARAMETER=VALUE",
            description = "In place of the default: parameters that name something bring its parameters along.")
    List<String> parameters = new ArrayList<>();

    @Option(names = "--markdown", description = "As a Markdown table.")
    boolean markdown;

    @Mixin
    final Common common = new Common();

    Models(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Exit run() throws IOException {
        try (Platform platform = common.platform(cli.shell())) {
            List<ModelType> types = Explain.as(Exit.PLUGIN, platform, platform::models);
            if (model != null) explain(chosen(platform, find(types)));
            else if (common.json)
                cli.shell()
                        .out()
                        .line(Json.pretty(types.stream().map(Models::tree).toList()));
            else print(matrix(types));
            if (!common.quiet && !common.json)
                platform.findings().forEach(finding -> cli.shell().err().println("note: " + finding));
        }
        return Exit.OK;
    }

    private ModelType find(List<ModelType> types) {
        List<String> names = types.stream().map(ModelType::name).toList();
        return types.stream()
                .filter(type -> type.name().equals(model))
                .findFirst()
                .orElseThrow(() -> new Failure(
                        Exit.PLUGIN,
                        "no model '" + model + "'" + Near.hint(model, names) + "; installed: "
                                + (names.isEmpty() ? "none" : String.join(", ", names))));
    }

    private ModelType chosen(Platform platform, ModelType type) {
        if (parameters.isEmpty()) return type;
        Map<String, String> values = new LinkedHashMap<>();
        for (String parameter : parameters) Spec.put(values, parameter);
        return Explain.as(Exit.USAGE, platform, () -> platform.model(new Spec(model, values)));
    }

    private static Columns matrix(List<ModelType> types) {
        List<String> headings = new ArrayList<>(List.of("model", "plugin", "version"));
        headings.addAll(Capabilities.all());
        Columns columns = new Columns(headings.toArray(String[]::new));
        for (ModelType type : types)
            columns.add(Stream.concat(
                            Stream.of(type.name(), type.plugin(), type.version()),
                            Capabilities.all().stream()
                                    .map(word -> type.capabilities().contains(word) ? "yes" : "-"))
                    .toList());
        return columns;
    }

    private void explain(ModelType type) throws IOException {
        if (common.json) {
            cli.shell().out().line(Json.pretty(tree(type)));
            return;
        }
        Output out = cli.shell().out();
        if (!markdown) {
            out.line(type.name() + (type.help().isEmpty() ? "" : ": " + type.help()));
            out.line("plugin " + type.plugin() + " " + type.version() + "; can "
                    + String.join(", ", type.capabilities()));
            out.line("");
        }
        Columns columns = new Columns("parameter", "type", "default", "meaning");
        for (Parameter parameter : type.parameters()) {
            String choices = String.join("|", parameter.choices());
            columns.add(List.of(
                    parameter.name(),
                    choices.isEmpty() ? parameter.type() : choices,
                    parameter.defaultValue(),
                    parameter.help()));
        }
        print(columns);
        if (markdown) return;
        if (!type.questions().isEmpty()) {
            cli.shell().out().line("");
            Columns questions = new Columns("question", "parameter", "default", "meaning");
            for (QuestionType question : type.questions()) {
                questions.add(List.of(question.name(), "", "", question.help()));
                for (Parameter parameter : question.parameters())
                    questions.add(List.of("", parameter.name(), parameter.defaultValue(), parameter.help()));
            }
            print(questions);
        }
        if (!type.formats().isEmpty())
            cli.shell().out().line("\nwritten by export as " + String.join(", ", type.formats()));
    }

    private void print(Columns columns) throws IOException {
        for (String line : markdown ? columns.markdown() : columns.aligned())
            cli.shell().out().line(line);
    }

    private static Map<String, Object> tree(ModelType type) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", type.name());
        tree.put("plugin", type.plugin());
        tree.put("version", type.version());
        tree.put("help", type.help());
        tree.put("capabilities", type.capabilities());
        tree.put("parameters", type.parameters().stream().map(Models::tree).toList());
        tree.put("questions", type.questions().stream().map(Models::tree).toList());
        tree.put("formats", type.formats());
        return tree;
    }

    private static Map<String, Object> tree(QuestionType question) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", question.name());
        tree.put("help", question.help());
        tree.put("parameters", question.parameters().stream().map(Models::tree).toList());
        return tree;
    }

    private static Map<String, Object> tree(Parameter parameter) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", parameter.name());
        tree.put("type", parameter.type());
        tree.put("default", parameter.defaultValue());
        tree.put("choices", parameter.choices());
        tree.put("help", parameter.help());
        return tree;
    }
}
