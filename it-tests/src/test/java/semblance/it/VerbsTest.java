package semblance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each verb on the data that ship with the project, as scripts use it. */
class VerbsTest {
    private static final double TOLERANCE = 1e-6; // nats a row; rounding of two ways to one model

    @TempDir
    private static Path folder;

    @BeforeAll
    static void fitTheModels() throws IOException {
        for (String name : List.of("faithful.csv", "iris.csv"))
            Files.copy(Distribution.example(name), folder.resolve(name));
        run("fit", "gaussian-mixture", "faithful.csv", "-o", "faithful.smb", "components=2");
        run("fit", "gaussian-mixture", "iris.csv", "-o", "iris.smb", "--target", "species", "components=3");
    }

    @Test
    void fitSaysWhatItLearnedInWordsOrJson() {
        Distribution.Result words =
                run("fit", "gaussian-mixture", "faithful.csv", "-o", "again.smb", "components=2", "--seed", "1");
        assertThat(words.out()).isEmpty();
        assertThat(words.err())
                .startsWith("wrote again.smb: gaussian-mixture, ")
                .contains("logLikelihood -1130.2639");
        assertThat(folder.resolve("again.smb")).hasSameBinaryContentAs(folder.resolve("faithful.smb"));
        Distribution.Result json =
                run("fit", "gaussian-mixture", "faithful.csv", "-o", "again.smb", "components=1", "--json");
        assertThat(json.out()).startsWith("{\n").contains("\"output\": \"again.smb\"", "\"kind\": \"model\"");
        assertThat(json.err()).isEmpty();
        assertThat(number(json.out(), "logLikelihood")).isCloseTo(-1289.7967, within(1e-4));
    }

    @Test
    void samplesObeyRangesSetsAndValues() {
        List<String> rows = run(
                        "sample",
                        "iris.smb",
                        "-n",
                        "2000",
                        "--given",
                        "species=setosa|virginica,petal_length=..4,sepal_width=3")
                .lines();
        assertThat(rows.get(0)).isEqualTo("sepal_length,sepal_width,petal_length,petal_width,species");
        assertThat(rows).hasSize(2001);
        assertThat(rows.stream().skip(1).map(row -> row.split(","))).allSatisfy(cells -> {
            assertThat(cells[4]).isIn("setosa", "virginica");
            assertThat(Double.parseDouble(cells[2])).isLessThanOrEqualTo(4);
            assertThat(Double.parseDouble(cells[1])).isEqualTo(3);
        });
        assertThat(run("sample", "iris.smb", "-n", "2", "--json").out())
                .matches("\\[\n\\{\"sepal_length\": [^}]*\"species\": \"[a-z]+\"},\n\\{[^}]*}\n]\n");
        assertThat(run("sample", "iris.smb", "-n", "0").lines()).hasSize(1);
    }

    @Test
    void scoresAreLogDensitiesOfRowsAndTheirMean() {
        List<String> scores = run("score", "faithful.smb", "faithful.csv").lines();
        assertThat(scores).hasSize(273).startsWith("logDensity");
        double mean = scores.stream()
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .average()
                .orElseThrow();
        String json = run("score", "faithful.smb", "faithful.csv", "--json").out();
        assertThat(json.lines().map(line -> line.strip().split(":")[0]))
                .containsExactly(
                        "{", "\"rows\"", "\"meanLogDensity\"", "\"minimum\"", "\"maximum\"", "\"impossibleRows\"", "}");
        assertThat(number(json, "rows")).isEqualTo(272);
        assertThat(number(json, "meanLogDensity")).isCloseTo(mean, within(TOLERANCE));
        assertThat(mean).isCloseTo(-1130.26396 / 272, within(TOLERANCE)); // mclust on Old Faithful
    }

    @Test
    void predictionsAreTheTargetWithProbabilitiesOrAnyColumnWithItsDeviation() {
        List<String> species = run("predict", "iris.smb", "iris.csv").lines();
        assertThat(species.get(0)).isEqualTo("species,species=setosa,species=versicolor,species=virginica");
        assertThat(species.stream().skip(1).map(row -> row.split(",")))
                .hasSize(150)
                .allSatisfy(cells -> assertThat(Double.parseDouble(cells[1])
                                + Double.parseDouble(cells[2])
                                + Double.parseDouble(cells[3]))
                        .isCloseTo(1, within(TOLERANCE)));
        List<String> waiting = run("predict", "faithful.smb", "faithful.csv", "--column", "waiting")
                .lines();
        assertThat(waiting.get(0)).isEqualTo("waiting,waiting.deviation");
        assertThat(waiting.stream().skip(1).map(row -> Double.parseDouble(row.split(",")[1])))
                .hasSize(272)
                .allSatisfy(deviation -> assertThat(deviation).isBetween(4.0, 12.0));
    }

    @Test
    void imputingFillsGapsAndDrawsAreNumbered() throws IOException {
        Files.writeString(folder.resolve("gaps.csv"), "eruptions,waiting\n,70\n3,\n2.5,60\n");
        List<String> filled = run("impute", "faithful.smb", "gaps.csv").lines();
        assertThat(filled).hasSize(4).contains("2.5,60").allMatch(row -> row.split(",").length == 2);
        List<String> draws =
                run("impute", "faithful.smb", "gaps.csv", "--draws", "3").lines();
        assertThat(draws.get(0)).isEqualTo("eruptions,waiting,draw");
        assertThat(draws)
                .hasSize(10)
                .contains("2.5,60,1", "2.5,60,2", "2.5,60,3")
                .doesNotHaveDuplicates();
        assertThat(draws.stream().skip(1).map(row -> row.replaceAll(".*,", "")))
                .containsExactly("1", "1", "1", "2", "2", "2", "3", "3", "3");
        assertThat(run("impute", "faithful.smb", "gaps.csv", "-o", "filled.csv", "--json")
                        .out())
                .isEqualTo(
                        "{\n  \"rows\": 3,\n  \"columns\": [\"eruptions\", \"waiting\"],\n  \"output\": \"filled.csv\"\n}\n");
    }

    @Test
    void aSchemaThatWasPrintedCanBeEditedAndGivenBack() throws IOException {
        String schema = run("schema", "faithful.csv").out();
        assertThat(schema).isEqualTo("columns:\n  eruptions: real\n  waiting: integer\n");
        Files.writeString(folder.resolve("same.yaml"), schema);
        run("fit", "gaussian-mixture", "faithful.csv", "-o", "same.smb", "components=2", "--schema", "same.yaml");
        assertThat(folder.resolve("same.smb")).hasSameBinaryContentAs(folder.resolve("faithful.smb"));
        Files.writeString(folder.resolve("real.yaml"), schema.replace("integer", "real"));
        run("fit", "gaussian-mixture", "faithful.csv", "-o", "real.smb", "components=2", "--schema", "real.yaml");
        assertThat(run("sample", "real.smb", "-n", "50").lines().stream()
                        .skip(1)
                        .filter(row -> row.matches(".*\\..*\\..*")))
                .hasSizeGreaterThan(40);
        assertThat(run("schema", "iris.csv", "--json").out()).startsWith("{\n  \"columns\": {");
    }

    @Test
    void rowsOfAWeightCountAsOftenAsItSays() throws IOException {
        List<String> faithful = Files.readAllLines(folder.resolve("faithful.csv"));
        TreeMap<String, Long> counted = faithful.stream()
                .skip(1)
                .collect(Collectors.groupingBy(row -> row, TreeMap::new, Collectors.counting()));
        String weighted = counted.entrySet().stream()
                .map(entry -> entry.getKey() + "," + entry.getValue())
                .collect(Collectors.joining("\n", faithful.get(0) + ",times\n", "\n"));
        Files.writeString(folder.resolve("weighted.csv"), weighted);
        run("fit", "gaussian-mixture", "weighted.csv", "-o", "weighted.smb", "--weight", "times", "components=1");
        run("fit", "gaussian-mixture", "faithful.csv", "-o", "single.smb", "components=1");
        run("fit", "gaussian-mixture", "weighted.csv", "-o", "without.smb", "--without", "times", "components=1");
        assertThat(score("weighted.smb")).isCloseTo(score("single.smb"), within(TOLERANCE));
        assertThat(run("sample", "weighted.smb", "-n", "1").lines()).startsWith("eruptions,waiting");
        assertThat(run("sample", "without.smb", "-n", "1").lines()).startsWith("eruptions,waiting");
    }

    @Test
    void standardisingChangesNoDensityOfAModelThatIsTheSameUpToScale() {
        run("fit", "gaussian-mixture", "faithful.csv", "-o", "plain.smb", "components=1");
        run("fit", "gaussian-mixture", "faithful.csv", "-o", "z.smb", "components=1", "--transform", "standardise");
        run("fit", "gaussian-mixture", "faithful.csv", "-o", "m.smb", "components=1", "--transform", "min-max");
        assertThat(score("z.smb")).isCloseTo(score("plain.smb"), within(TOLERANCE));
        assertThat(score("m.smb")).isCloseTo(score("plain.smb"), within(TOLERANCE));
    }

    @Test
    void packedFilesAndPipesHoldTheSameRows() throws IOException {
        run("sample", "faithful.smb", "-n", "500", "-o", "rows.csv.gz");
        run("sample", "faithful.smb", "-n", "500", "-o", "rows.csv");
        Distribution.Result piped = Distribution.shell(folder, """
                gzip -dc rows.csv.gz | cmp - rows.csv
                semblance score faithful.smb - <rows.csv >piped.csv && semblance score faithful.smb rows.csv.gz -o packed.csv
                cmp piped.csv packed.csv && semblance sample faithful.smb -n 500 -o - | cmp - rows.csv
                cat rows.csv.gz | semblance fit gaussian-mixture - -o piped.smb components=1 -q
                semblance fit gaussian-mixture rows.csv -o read.smb components=1 -q && cmp piped.smb read.smb
                """).ok();
        assertThat(piped.out()).isEmpty();
    }

    @Test
    void aReaderThatLeavesEndsTheWorkQuietly() {
        Distribution.Result head =
                Distribution.shell(folder, "set +o pipefail; semblance sample faithful.smb -n 1000000000 | head -n 1");
        assertThat(head).isEqualTo(new Distribution.Result(0, "eruptions,waiting\n", ""));
    }

    @Test
    void theCompletionScriptIsValidBash() {
        assertThat(Distribution.shell(
                                folder, "semblance completion | bash -n && semblance completion | grep -c -- --given")
                        .ok()
                        .lines())
                .first()
                .satisfies(count -> assertThat(Integer.parseInt(count)).isPositive());
    }

    @Test
    void machinesAreToldOfModelsAndPlugins() {
        String models = run("models", "--json").out();
        assertThat(models)
                .startsWith("[\n  {\n    \"name\": \"")
                .contains(
                        "  {\n    \"name\": \"gaussian-mixture\",\n    \"plugin\": \"gaussian-mixture\",\n    \"version\": \"")
                .contains(
                        "\"capabilities\": [\"sample\", \"score\", \"condition\", \"predict\", \"impute\", \"encode\"]");
        String plugins = run("plugin", "list", "--json").out();
        for (String name : List.of("csv", "gaussian-mixture", "transforms"))
            assertThat(plugins)
                    .containsPattern(
                            "\\{\n    \"name\": \"" + name
                                    + "\",\n    \"version\": \"[0-9.]+\",\n    \"state\": \"RESOLVED\",[^}]*\"diagnostics\": \\[]\n");
        String inspected = run("inspect", "iris.smb", "--json").out();
        assertThat(inspected)
                .contains("\"target\": \"species\"", "\"components\": \"3\"", "\"seed\": 1", "\"sha256\": ");
    }

    private static Distribution.Result run(String... arguments) {
        return Distribution.run(folder, arguments).ok();
    }

    private static double score(String model) {
        return number(run("score", model, "faithful.csv", "--json").out(), "meanLogDensity");
    }

    private static double number(String json, String name) {
        Matcher found = Pattern.compile("\"" + name + "\": (-?[0-9.eE+-]+)").matcher(json);
        assertThat(found.find()).as(name + " in " + json).isTrue();
        return Double.parseDouble(found.group(1));
    }
}
