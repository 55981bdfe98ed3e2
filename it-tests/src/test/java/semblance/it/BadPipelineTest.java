package semblance.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pipeline files: all that is wrong is told at once with its line, and nothing runs unless nothing is wrong. */
class BadPipelineTest {
    private static final String PARAMETERS =
            "parameters: components, covariance, criterion, starts, maximumIterations, tolerance, prior, smoothing";

    @TempDir
    private Path folder;

    @BeforeEach
    void copyTheExamples() throws IOException {
        Files.createDirectory(folder.resolve("examples"));
        for (String name : new String[] {"faithful.csv", "faithful.yaml"})
            Files.copy(Distribution.example(name), folder.resolve("examples").resolve(name));
    }

    @Test
    void everyErrorIsToldWithItsLineAndNothingRuns() throws IOException {
        Files.writeString(folder.resolve("bad.yaml"), """
                variables: {data: examples/faithful.csv, out: build}
                steps:
                  - fit: {model: gaussian-mixture, data: "${data}", output: good.smb, parameters: {components: 2}}
                  - fti: {model: gaussian-mixture, data: "${data}", output: "${out}/f.smb"}
                  - fit: {model: gaussian-mixtur, data: "${dta}", output: "${out}/f.smb"}
                  - fit:
                      model: gaussian-mixture
                      data: nowhere.csv
                      output: "${out}/g.smb"
                      parameters: {component: 2}
                  - sample: {model: "${out}/g.smb", rows: many, ouput: x.csv}
                  - sample: {model: good.smb, rows: many}
                  - score: {model: nothere.smb, data: "${data}", json: perhaps}
                  - predict: {model: good.smb}
                """);
        Distribution.Result result = Distribution.run(folder, "run", "bad.yaml");
        assertThat(result.err()).isEqualTo("""
                semblance: bad.yaml:4: unknown verb 'fti'; did you mean 'fit'? verbs: fit, sample, score, predict, impute, \
                ask, import, export, inspect, schema, models
                semblance: bad.yaml:5: no variable 'dta'; did you mean 'data'?
                semblance: bad.yaml:5: no trainer named 'gaussian-mixtur'; installed: %s; did you mean \
                'gaussian-mixture'?
                semblance: bad.yaml:8: no such file: 'nowhere.csv', and no earlier step makes it
                semblance: bad.yaml:10: gaussian-mixture: no parameter 'component'; did you mean 'components'? %s
                semblance: bad.yaml:11: unknown 'ouput'; did you mean 'output'? known: model, rows, given, seed, output, \
                sink, threads, json
                semblance: bad.yaml:12: --rows ROWS: 'many' is not a whole number
                semblance: bad.yaml:13: json must be true or false, found 'perhaps'
                semblance: bad.yaml:13: no such file: 'nothere.smb', and no earlier step makes it
                semblance: bad.yaml:14: predict needs data
                """.formatted(Distribution.TRAINERS, PARAMETERS));
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(Distribution.contents(folder)).containsExactly("bad.yaml", "examples");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "|: the file is empty",
                "steps: hello|:1: a step must be 'name: value' lines",
                "steps:/  - fit: {model: a/  - sample: [/|:3: this is not YAML: while parsing a flow mapping, expected",
                "steps:/  - models: {}/steps: []|:3: ",
                "stepps: []|:1: unknown 'stepps'; did you mean 'steps'? known: variables, steps",
            })
    void aFileThatIsNoPipelineIsToldInALine(String text, String message) throws IOException {
        Files.writeString(folder.resolve("bad.yaml"), text == null ? "" : text.replace('/', '\n'));
        Distribution.Result result = Distribution.run(folder, "run", "bad.yaml");
        assertThat(result.err()).startsWith("semblance: bad.yaml" + message).doesNotContain("\tat ");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
    }
}
