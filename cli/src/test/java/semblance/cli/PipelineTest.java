package semblance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineTest {
    private final Terminal terminal = new Terminal(false);

    @TempDir
    Path folder;

    private String data;

    @BeforeEach
    void writeData() throws IOException {
        data = Files.writeString(folder.resolve("x.csv"), "age,sex\n").toString();
    }

    private int run(String text, String... more) throws IOException {
        String file = Files.writeString(folder.resolve("p.yaml"), text).toString();
        String[] words = new String[more.length + 2];
        words[0] = "run";
        words[1] = file;
        System.arraycopy(more, 0, words, 2, more.length);
        return terminal.run(words);
    }

    private static final String TWO_STEPS = """
            variables: {data: nowhere.csv, out: build}
            steps:
              - fit: {model: box, data: ${data}, output: ${out}/box.smb, target: sex, parameters: {margin: 2}}
              - sample:
                  model: ${out}/box.smb
                  rows: 10
                  given: age=30..40,sex=Female|Male
                  output: ${out}/synthetic.csv
            """;

    @Test
    void aDryRunPrintsTheStepsAsCommands() throws IOException {
        assertThat(run(TWO_STEPS, "--dry-run", "--set", "data=" + data))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.out())
                .isEqualTo("semblance fit box " + data + " margin=2 --output=build/box.smb --target=sex\n"
                        + "semblance sample build/box.smb --rows=10"
                        + " '--given=age=30..40,sex=Female|Male' --output=build/synthetic.csv\n");
        assertThat(terminal.platform.calls).containsExactly("close");
    }

    @Test
    void stepsRunInOrderAndFoldersAreMade() throws IOException {
        Path out = folder.resolve("a/b");
        String text = "steps:\n  - fit: {model: box, data: '" + data + "', output: '" + out.resolve("box.smb")
                + "', seed: 3}\n";
        assertThat(run(text, "--quiet")).as(terminal.err()).isZero();
        assertThat(out.resolve("box.smb")).hasContent("model");
        assertThat(terminal.platform.calls).contains("fit Spec[name=box, parameters={}] seed 3 target '' resume false");
    }

    @Test
    void aFailingStepIsNamedAndKeepsItsExitCode() throws IOException {
        String torn = Files.writeString(folder.resolve("torn.smb"), "?").toString();
        assertThat(run("steps:\n  - inspect:\n      model: '" + torn + "'\n", "-q"))
                .isEqualTo(5);
        assertThat(terminal.err()).contains("p.yaml:2: step 1 of 1 (inspect): no such file: '" + torn);
    }

    @Test
    void everyMistakeIsToldAtOnceWithItsLineBeforeAnythingRuns() throws IOException {
        assertThat(run("""
                        variables: {out: build}
                        steps:
                          - fti: {model: box}
                          - fit: {model: box, data: nowhere.csv, output: a.smb, parameters: {margn: 2}}
                          - sample:
                              model: ${outt}/a.smb
                              rows: many
                          - score: {model: a.smb, dta: x.csv}
                          - fit: {model: bax, data: a.smb, output: b.smb, resume: perhaps}
                        stps: 1
                        """, "--set", "oot=1")).isEqualTo(2);
        String file = folder.resolve("p.yaml").toString();
        assertThat(terminal.err().replace("semblance: " + file, "p").lines())
                .containsExactlyInAnyOrder(
                        "p:10: unknown 'stps'; did you mean 'steps'? known: variables, steps",
                        "p:1: --set: no variable 'oot'; did you mean 'out'?",
                        "p:3: unknown verb 'fti'; did you mean 'fit'? verbs: fit, sample, score, predict, impute, "
                                + "ask, import, export, "
                                + "inspect, schema, models",
                        "p:4: no such file: 'nowhere.csv', and no earlier step makes it",
                        "p:4: box: no parameter 'margn'; parameters: margin",
                        "p:6: no variable 'outt'; did you mean 'out'?",
                        "p:7: --rows ROWS: 'many' is not a whole number",
                        "p:8: unknown 'dta'; did you mean 'data'? known: model, data, output, sink, source, threads, json",
                        "p:8: score needs data",
                        "p:9: no trainer named 'bax'; installed: box",
                        "p:9: resume must be true or false, found 'perhaps'");
        assertThat(terminal.platform.calls).containsExactly("close");
    }
}
