package semblance.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import semblance.core.config.Near;

/**
 * A file of commands, known to be right before the first one runs: every verb, option, parameter and file is checked,
 * and all errors are told at once. As YAML:
 *
 * <pre>{@code
 * variables: {data: adult.csv, out: build}
 * steps:
 *   - fit: {model: gaussian-mixture, data: ${data}, output: ${out}/adult.smb, parameters: {components: 8}}
 *   - sample: {model: ${out}/adult.smb, rows: 10000, output: ${out}/synthetic.csv, given: 'age=30..40'}
 * }</pre>
 *
 * <p>The variable {@code here} is the folder of the file itself.
 *
 * @param made the files that the steps make
 */
record Pipeline(List<Step> steps, Set<Path> made) {
    private static final String HERE = "here";
    private static final List<Verb> VERBS = List.of(
            Verb.FIT,
            Verb.SAMPLE,
            Verb.SCORE,
            Verb.PREDICT,
            Verb.IMPUTE,
            Verb.ASK,
            Verb.IMPORT,
            Verb.EXPORT,
            Verb.INSPECT,
            Verb.SCHEMA,
            Verb.MODELS);

    Pipeline {
        steps = List.copyOf(steps);
    }

    /**
     * Reads and checks a pipeline.
     *
     * @param file what messages call it
     * @param set values of variables that count more than the file's
     * @throws Failure with every error and its line
     */
    static Pipeline parse(String file, String text, Map<String, String> set, Cli cli, Platform platform) {
        Yaml yaml = new Yaml(file);
        Optional<Pipeline> pipeline =
                yaml.parse(Variables.hide(text)).map(root -> read(file, yaml, root, set, cli, platform));
        yaml.check();
        return pipeline.orElseThrow();
    }

    private static Pipeline read(
            String file, Yaml yaml, Node root, Map<String, String> set, Cli cli, Platform platform) {
        Map<String, Yaml.Field> fields = yaml.fields(root, "a pipeline");
        yaml.known(fields, List.of("variables", "steps"));
        Variables variables = variables(file, yaml, root, fields, set);
        StepReader reader = new StepReader(cli, platform, yaml, variables);
        List<Step> steps = new ArrayList<>();
        if (!fields.containsKey("steps")) {
            yaml.problem(root, "a pipeline needs steps");
            return new Pipeline(steps, Set.of());
        }
        List<String> words = VERBS.stream().map(Verb::word).toList();
        for (Node item : yaml.items(fields.get("steps").value())) {
            Map<String, Yaml.Field> step = yaml.fields(item, "a step");
            if (step.size() > 1) yaml.problem(item, "a step is one verb, found " + String.join(", ", step.keySet()));
            step.forEach((word, field) -> {
                Optional<Verb> verb = Verb.find(word).filter(VERBS::contains);
                if (verb.isEmpty())
                    yaml.problem(
                            field.key(),
                            "unknown verb '" + word + "'" + Near.hint(word, words) + "; verbs: "
                                    + String.join(", ", words));
                else
                    steps.add(new Step(
                            steps.size() + 1,
                            Yaml.line(field.key()),
                            verb.get(),
                            reader.arguments(verb.get(), field.key(), field.value())));
            });
        }
        return new Pipeline(steps, reader.made());
    }

    private static Variables variables(
            String file, Yaml yaml, Node root, Map<String, Yaml.Field> fields, Map<String, String> set) {
        Variables variables = new Variables();
        set.forEach(variables::define);
        Path folder = Path.of(file).getParent();
        variables.define(HERE, folder == null ? "." : folder.toString());
        Map<String, Yaml.Field> defined = fields.containsKey("variables")
                ? yaml.fields(fields.get("variables").value(), "variables")
                : Map.of();
        defined.forEach((name, field) -> variables.define(name, variables.text(yaml, field.value(), name)));
        for (String name : set.keySet())
            if (!defined.containsKey(name))
                yaml.problem(root, "--set: no variable '" + name + "'" + Near.hint(name, defined.keySet()));
        return variables;
    }
}
