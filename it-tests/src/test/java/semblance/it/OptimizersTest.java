package semblance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A third party's trainer that descends to the means of its columns by whatever optimizer and schedule it is given, and
 * an optimizer of a fourth.
 */
class OptimizersTest {
    private static final String TRAINER = """
            package test.descent;
            import java.util.Arrays;
            import java.util.List;
            import java.util.stream.Stream;
            import semblance.api.Help;
            import semblance.api.data.*;
            import semblance.api.model.*;
            import semblance.api.optimize.*;
            import semblance.api.train.*;
            import semblance.optimizers.*;

            @Help("the means of columns, found by descent")
            public record Descent(
                    @Help("how many, at least 1") int steps,
                    @Help("the rule") Optimizer optimizer,
                    @Help("the length of steps") Schedule schedule) implements Trainer<Descent.Means> {
                public Descent() { this(2000, new Adam(), new Constant()); }
                @Override public String name() { return "descent"; }

                @Override public Means fit(Dataset data, Run run) {
                    double[] means = new double[data.schema().columns().size()];
                    try (Stream<Table> tables = data.partition(0)) {
                        Table rows = tables.findFirst().orElseThrow();
                        for (int c = 0; c < means.length; c++)
                            means[c] = descend(Arrays.stream(rows.numbers(c)).average().orElseThrow());
                    }
                    return new Means(data.schema(), means);
                }

                private double descend(double to) {
                    Number x = new Number(0);
                    List<Number> slots = java.util.Collections.nCopies(optimizer.slots(), new Number(0));
                    for (int t = 1; t <= steps; t++) {
                        var step = optimizer.step(x, x.plus(-to), slots, new Number(t));
                        x = x.plus(step.parameter().minus(x).times(schedule.factor(t, steps)));
                        slots = step.slots();
                    }
                    return x.value();
                }

                public record Means(Schema schema, double[] means) implements Sampler {
                    @Override public Table sample(int n, java.util.random.RandomGenerator random) {
                        double[][] columns = new double[means.length][n];
                        for (int c = 0; c < means.length; c++) {
                            boolean real = ((Column.Numeric) schema.columns().get(c)).kind() == Kind.REAL;
                            Arrays.fill(columns[c], real ? means[c] : Math.rint(means[c]));
                        }
                        return Table.of(schema, List.of(columns));
                    }
                }

                record Number(double value) implements Real<Number> {
                    public Number plus(Number other) { return new Number(value + other.value); }
                    public Number plus(double constant) { return new Number(value + constant); }
                    public Number times(Number other) { return new Number(value * other.value); }
                    public Number times(double constant) { return new Number(value * constant); }
                    public Number over(Number other) { return new Number(value / other.value); }
                    public Number sqrt() { return new Number(Math.sqrt(value)); }
                    public Number exp() { return new Number(Math.exp(value)); }
                    public Number max(Number other) { return new Number(Math.max(value, other.value)); }
                    public Number sign() { return new Number(Math.signum(value)); }
                }
            }""";

    private static final String RULE = """
            package test.halving;
            import java.util.List;
            import semblance.api.Help;
            import semblance.api.optimize.*;

            @Help("goes a share of the gradient")
            public record Halving(@Help("the share") double share) implements Optimizer {
                public Halving() { this(0.5); }
                @Override public String name() { return "halving"; }
                @Override public int slots() { return 0; }
                @Override public <T extends Real<T>> Step<T> step(T x, T gradient, List<T> slots, T t) {
                    return new Step<>(x.plus(gradient.times(-share)), List.of());
                }
            }""";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void buildThePlugins() throws IOException {
        Path plugins = Files.createDirectory(folder.resolve("plugins"));
        new PluginJar()
                .source(
                        "module-info",
                        "module test.descent { requires semblance.api; requires semblance.optimizers; exports"
                                + " test.descent; provides semblance.api.train.Trainer with test.descent.Descent; }")
                .source("test.descent.Descent", TRAINER)
                .with(optimizers())
                .pack(plugins.resolve("descent.jar"));
        new PluginJar()
                .source(
                        "module-info",
                        "module test.halving { requires semblance.api; exports test.halving; provides"
                                + " semblance.api.optimize.Optimizer with test.halving.Halving; }")
                .source("test.halving.Halving", RULE)
                .pack(plugins.resolve("halving.jar"));
        Files.copy(Distribution.example("faithful.csv"), folder.resolve("faithful.csv"));
    }

    private static Path optimizers() throws IOException {
        try (Stream<Path> files = Files.walk(Distribution.folder().resolve("plugins"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("semblance-optimizers-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Distribution.Result run(String... arguments) {
        return Distribution.run(
                folder, Map.of("SEMBLANCE_PLUGINS", folder.resolve("plugins").toString()), arguments);
    }

    @Test
    void parametersOfTheRulesThatAreChosenAreExplained() {
        List<String> lines = run("models", "descent", "optimizer=lion", "schedule=warm-up", "schedule.then=cosine")
                .ok()
                .lines();
        assertThat(lines.get(0)).isEqualTo("descent: the means of columns, found by descent");
        assertThat(lines.stream().filter(line -> line.startsWith("optimizer") || line.startsWith("schedule")))
                .extracting(line -> line.split(" ")[0])
                .containsExactly(
                        "optimizer",
                        "optimizer.learningRate",
                        "optimizer.beta1",
                        "optimizer.beta2",
                        "optimizer.weightDecay",
                        "schedule",
                        "schedule.length",
                        "schedule.start",
                        "schedule.then",
                        "schedule.then.minimum",
                        "schedule.then.cycle",
                        "schedule.then.growth");
        assertThat(lines)
                .anyMatch(line -> line.contains(
                        "adabelief|adagrad|adam|adamw|amsgrad|halving|lion|momentum|nadam|" + "nesterov|rmsprop|sgd"))
                .anyMatch(line -> line.contains("constant|cosine|exponential|one-cycle|step|warm-up"));
    }

    @Test
    void everyRuleAndScheduleLeadsThere() throws IOException {
        leads("optimizer=lion", "optimizer.learningRate=0.1", "schedule=cosine");
        leads("optimizer=momentum", "schedule=warm-up", "schedule.length=100", "schedule.then=one-cycle");
        leads("optimizer=halving", "optimizer.share=0.9");
    }

    private static void leads(String... parameters) {
        run(Stream.concat(Stream.of("fit", "descent", "faithful.csv", "-o", "means.smb"), Stream.of(parameters))
                        .toArray(String[]::new))
                .ok();
        String[] means =
                run("sample", "means.smb", "-n", "1").ok().lines().get(1).split(",");
        assertThat(Double.parseDouble(means[0])).isCloseTo(3.487783, within(0.001));
        assertThat(Double.parseDouble(means[1])).isEqualTo(71);
    }

    @Test
    void whatDoesNotFitIsToldInOneLine() {
        run("fit", "descent", "faithful.csv", "-o", "x.smb", "optimizer=lyon")
                .failsWith(
                        2,
                        "semblance: descent: optimizer: no optimizer named 'lyon'; installed: adabelief, adagrad, adam,"
                                + " adamw, amsgrad, halving, lion, momentum, nadam, nesterov, rmsprop, sgd; did you mean"
                                + " 'lion'?");
        run("fit", "descent", "faithful.csv", "-o", "x.smb", "schedule=one-cycle", "schedule.rise=0.7")
                .failsWith(2, "semblance: descent: schedule: rise must be above 0 and below 0.5, got 0.7");
        run("models", "descent", "optimizer=sgd", "optimizer.beta1=0.5")
                .failsWith(
                        2,
                        "semblance: descent: no parameter 'optimizer.beta1'; parameters: steps, optimizer,"
                                + " optimizer.learningRate, schedule");
    }

    @Test
    void theContractsOfRulesAndSchedulesHoldInTheDistribution() throws IOException {
        Path plugin = optimizers();
        assertThat(Distribution.run(folder, "plugin", "verify", plugin.toString(), "--contract")
                        .ok()
                        .out())
                .contains("optimizer nadam", "schedule warm-up");
    }
}
