package semblance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CliTest {
    private final Terminal terminal = new Terminal(false);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "fti | 2 | unknown verb 'fti'; did you mean 'fit'? see 'semblance --help'",
                "--json models | 2 | the verb comes first, then '--json'; see 'semblance --help'",
                "fit box | 2 | missing --output FILE, DATA; see 'semblance fit --help'",
                "fit box x.csv -o m --tarjet age | 2 | unknown option '--tarjet'; did you mean '--target'? see 'semblance fit --help'",
                "fit box x.csv -o nowhere/m.smb | 2 | cannot write 'nowhere/m.smb': there is no folder",
                "fit bax x.csv -o m.smb | 2 | no trainer named 'bax'; installed: box",
                "fit box x.csv -o m.smb margn=1 | 2 | box: no parameter 'margn'; parameters: margin",
                "fit box x.csv -o m.smb margin | 2 | expected parameter=value, found 'margin'",
                "fit box x.csv -o m.smb --target agee | 2 | --target: no column 'agee'; did you mean 'age'? the columns are age, sex",
                "fit box x.csv -o m.smb --without six | 2 | --without: no column 'six'; did you mean 'sex'? the columns are age, sex",
                "fit box x.csv -o m.smb --target age --without age | 2 | column 'age' cannot be the target and left out",
                "fit box x.csv -o m.smb --threads 0 | 2 | --threads must be at least 1, got 0",
                "fit box ragged.csv -o m.smb | 3 | ragged.csv, row 3: expected 2 cells, found 1",
                "fit box x.csv -o m.smb margin=-1 | 3 | x.csv: column 'age' is constant",
                "sample box.smb | 2 | missing --rows ROWS; see 'semblance sample --help'",
                "sample box.smb -n abc | 2 | --rows ROWS: 'abc' is not a whole number; see 'semblance sample --help'",
                "sample box.smb -n 3 --given agee=1 | 2 | no column 'agee'; did you mean 'age'?",
                "sample torn.smb -n 3 | 5 | torn.smb: truncated; copy it again",
                "sample none.smb -n 3 | 5 | no such file: 'none.smb'",
                "sample box.smb -n 3 -o full:disk | 1 | full:disk: No space left on device",
                "sample box.smb -n 3 -o nowhere/x.csv | 2 | cannot write 'nowhere/x.csv': there is no folder",
                "sample box.smb -n 3 -o . | 2 | cannot write '.': it is a folder",
                "fit box x.csv -o . | 2 | cannot write '.': it is a folder",
                "score box.smb ragged.csv | 3 | ragged.csv, row 3: expected 2 cells, found 1",
                "predict box.smb x.csv --column agee | 2 | --column: no column 'agee'; did you mean 'age'? the columns are age, sex",
                "impute box.smb x.csv --draws 0 | 2 | --draws must be at least 1, got 0",
                "ask corners box.smb --data x.csv --given age=30 | 2 | give --data or --given, not both",
                "ask cornres box.smb | 2 | this model cannot be asked for 'cornres'",
                "ask corners box.smb age | 2 | expected parameter=value, found 'age'",
                "import torn.bif | 3 | torn.bif, line 3, column 7: expected '{', found the end",
                "import - | 2 | standard input has no name; name the model file with -o",
                "import x.bif -o nowhere/x.smb | 2 | cannot write 'nowhere/x.smb': there is no folder",
                "export box.smb box.foo | 2 | nothing writes this model to 'box.foo'; name what does with --format: svg",
                "export box.smb - | 2 | standard output has no name to tell the format by; name it with --format",
                "export none.smb box.svg | 5 | no such file: 'none.smb'",
                "models bux | 4 | no model 'bux'; did you mean 'box'? installed: box",
                "models box margn=1 | 2 | box: no parameter 'margn'; parameters: margin",
                "models box 1 | 2 | expected parameter=value, found '1'",
                "plugin | 2 | expected one of list, info, verify, why after 'semblance plugin'",
                "plugin lst | 2 | unexpected 'lst'; did you mean 'list'? see 'semblance plugin --help'",
                "plugin info bxo | 4 | no plugin 'bxo'; did you mean 'box'? found: bad, box",
                "plugin why bxo | 4 | no plugin 'bxo'; did you mean 'box'? found: bad, box",
                "plugin verify none.jar | 4 | no such file: 'none.jar'",
                "run none.yaml | 2 | no such file: 'none.yaml'",
            })
    void everyFailureIsOneLineWithItsExitCode(String command, int exit, String message) {
        assertThat(terminal.run(command.split(" "))).as(terminal.err()).isEqualTo(exit);
        assertThat(terminal.err()).startsWith("semblance: " + message).hasLineCount(1);
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void debugShowsWhereAnErrorComesFrom() {
        assertThat(terminal.run("sample", "torn.smb", "-n", "3", "--debug")).isEqualTo(5);
        assertThat(terminal.err()).contains("semblance: torn.smb").contains("at semblance.cli");
    }

    @Test
    void theOverviewListsTheVerbsInTheOrderOfWork() {
        assertThat(terminal.run("--help")).isZero();
        assertThat(terminal.out()
                        .lines()
                        .filter(line -> line.matches("  [a-z]+  .*"))
                        .map(line -> line.strip().split(" ")[0]))
                .containsExactly(
                        "fit",
                        "sample",
                        "score",
                        "predict",
                        "impute",
                        "ask",
                        "import",
                        "export",
                        "inspect",
                        "schema",
                        "models",
                        "plugin",
                        "run",
                        "completion");
        assertThat(terminal.err()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void helpOfEveryVerbStartsWithExamplesAndNamesTheCommonOptions(Verb verb) {
        assertThat(terminal.run(verb.word(), "--help")).isZero();
        assertThat(terminal.out())
                .startsWith("Examples:\n  ")
                .contains("Usage: semblance " + verb.word(), "--json", "--quiet", "--debug", "--plugins=DIR")
                .doesNotContain("%");
        assertThat(terminal.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void fitSavesAndTellsWhatWasMeasured() {
        String file = folder.resolve("box.smb").toString();
        assertThat(terminal.run("fit", "box", "x.csv", "-o", file, "--target", "sex", "--seed", "7", "margin=2"))
                .isZero();
        assertThat(terminal.platform.calls)
                .containsExactly(
                        "read x.csv ? expecting []",
                        "fit Spec[name=box, parameters={margin=2}] seed 7 target 'sex' resume false",
                        "close");
        assertThat(folder.resolve("box.smb")).hasContent("model");
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err()).isEqualTo("wrote " + file + ": box, logLikelihood -12.25\n");
    }

    @Test
    void aStoppedFitSaysHowToGoOnAndExitsAsTheSignalAsks() {
        terminal.platform.cancels = true;
        terminal.interrupts.raise(Exit.TERMINATED);
        String file = folder.resolve("box.smb").toString();
        assertThat(terminal.run("fit", "box", "x.csv", "-o", file)).isEqualTo(143);
        assertThat(terminal.err())
                .isEqualTo("semblance: stopped; '" + file
                        + ".checkpoint' keeps the work: the same command with --resume goes on from there\n");
        assertThat(Files.exists(folder.resolve("box.smb"))).isFalse();
    }

    @Test
    void resumeWithoutACheckpointSaysThatItStartsAnew() {
        String file = folder.resolve("box.smb").toString();
        assertThat(terminal.run("fit", "box", "x.csv", "-o", file, "--resume")).isZero();
        assertThat(terminal.err())
                .startsWith("note: there is no '" + file + ".checkpoint' to go on from; starting anew\n");
    }

    @Test
    void sampleWritesCsvToStandardOutputOrJsonRows() {
        assertThat(terminal.run("sample", "box.smb", "-n", "3", "--given", "age=30..40", "--json"))
                .isZero();
        assertThat(terminal.platform.calls).contains("sample 3 1 conditions, seed 1");
        assertThat(terminal.out())
                .isEqualTo("[\n{\"age\": 30, \"sex\": \"Female\"},\n{\"age\": null, \"sex\": \"Male\"},\n"
                        + "{\"age\": 41.5, \"sex\": null}\n]\n");
        Terminal plain = new Terminal(false);
        assertThat(plain.run("sample", "box.smb", "-n", "3")).isZero();
        assertThat(plain.out()).isEqualTo("age,sex\n30.0\nNaN\n41.5\n");
        assertThat(plain.err()).isEmpty();
    }

    @Test
    void scoreSumsUpWhileItWrites() {
        assertThat(terminal.run("score", "box.smb", "x.csv", "--json")).isZero();
        assertThat(terminal.out())
                .isEqualTo("{\n  \"rows\": 3,\n  \"meanLogDensity\": -2.5,\n  \"minimum\": -4.5,\n  \"maximum\": -1,\n"
                        + "  \"impossibleRows\": 0\n}\n");
        Terminal plain = new Terminal(false);
        assertThat(plain.run("score", "box.smb", "extra.csv")).isZero();
        assertThat(plain.out()).isEqualTo("logDensity\n-1.0\n-2.0\n-4.5\n");
        assertThat(plain.err())
                .isEqualTo("note: column 'id' is not in the model and is left out\n"
                        + "mean log density -2.5 nats over 3 rows\n");
        Terminal quiet = new Terminal(false);
        assertThat(quiet.run("score", "box.smb", "extra.csv", "-q")).isZero();
        assertThat(quiet.err()).isEmpty();
    }

    @Test
    void whatIsWrittenToAFileIsCountedInJson() {
        String file = folder.resolve("out.csv").toString();
        assertThat(terminal.run("predict", "box.smb", "-", "-o", file, "--json"))
                .isZero();
        assertThat(terminal.platform.calls).contains("read - csv expecting [age, sex]");
        assertThat(terminal.out())
                .isEqualTo("{\n  \"rows\": 3,\n  \"columns\": [\"age\"],\n  \"output\": \"" + file + "\"\n}\n");
    }

    @Test
    void modelsAreATableMarkdownOrJson() {
        assertThat(terminal.run("models", "--markdown", "-q")).isZero();
        assertThat(terminal.out()).isEqualTo("""
                        | model | plugin | version | sample | score | condition | predict | impute | encode | decode |
                        |---|---|---|---|---|---|---|---|---|---|
                        | box | box | 0.1.0 | yes | yes | - | - | - | - | - |
                        """);
        Terminal one = new Terminal(false);
        assertThat(one.run("models", "box", "-q")).isZero();
        assertThat(one.out()).isEqualTo("""
                        box: uniform in a box
                        plugin box 0.1.0; can sample, score

                        parameter  type    default  meaning
                        margin     number  0.0      how far beyond the data, at least 0

                        question  parameter  default  meaning
                        corners                       where the box ends
                                  side       both     which of them

                        written by export as svg
                        """);
        Terminal json = new Terminal(false);
        assertThat(json.run("models", "--json")).isZero();
        assertThat(json.out())
                .startsWith("[\n  {\n    \"name\": \"box\",\n    \"plugin\": \"box\",\n    \"version\": \"0.1.0\"");
    }

    @Test
    void aModelTypeIsExplainedWithTheParametersThatAreGiven() {
        assertThat(terminal.run("models", "box", "margin=0.5", "--markdown", "-q"))
                .isZero();
        assertThat(terminal.out()).isEqualTo("""
                        | parameter | type | default | meaning |
                        |---|---|---|---|
                        | margin | number | 0.5 | how far beyond the data, at least 0 |
                        """);
    }

    @Test
    void aQuestionIsPutWithItsParametersAndRows() {
        assertThat(terminal.run("ask", "corners", "box.smb", "side=low", "--seed", "3"))
                .isZero();
        assertThat(terminal.out()).startsWith("corner\n1.0\n2.0\n");
        assertThat(terminal.run("ask", "corners", "box.smb", "--given", "age=30"))
                .isZero();
        assertThat(terminal.platform.calls)
                .contains("ask Spec[name=corners, parameters={side=low}] rows false seed 3")
                .contains("ask Spec[name=corners, parameters={}] rows true seed 1");
    }

    @Test
    void aModelGoesToStandardOutputInAFormatThatIsNamed() {
        assertThat(terminal.run("export", "box.smb", "-", "--format", "svg")).isZero();
        assertThat(terminal.out()).isEqualTo("<svg/>\n");
        assertThat(terminal.platform.calls).contains("export - as svg");
    }

    @Test
    void anImportedModelIsSaved() {
        Path file = folder.resolve("box.smb");
        assertThat(terminal.run("import", "net/box.bif", "-o", file.toString())).isZero();
        assertThat(terminal.platform.calls).contains("import net/box.bif as ?");
        assertThat(terminal.err()).contains("wrote " + file + ": 2 columns");
    }

    @Test
    void pluginsAreListedWithTheirStateAndDiagnostics() {
        assertThat(terminal.run("plugin", "list")).isZero();
        assertThat(terminal.out()).isEqualTo("""
                        plugin  version  state     diagnostics
                        bad              REJECTED  P002 not a zip
                        box     0.1.0    RESOLVED
                        """);
        Terminal json = new Terminal(false);
        assertThat(json.run("plugin", "list", "--json")).isZero();
        assertThat(json.out()).contains("\"state\": \"REJECTED\"", "\"diagnostics\": [\n", "\"code\": \"P002\"");
    }

    @Test
    void aBrokenContractIsShownAndExitsWithFour() throws IOException {
        String jar = Files.writeString(folder.resolve("box.jar"), "").toString();
        assertThat(terminal.run("plugin", "verify", "--contract", jar)).isEqualTo(4);
        assertThat(terminal.out()).endsWith("""
                        trainer box breaks: samples fit the schema
                        expected 1
                           found 2
                        trainer box: 1 failed, 1 passed
                        """);
    }

    @Test
    void verifyingABadJarExitsWithFour() throws IOException {
        String jar = Files.createFile(folder.resolve("bad.jar")).toString();
        assertThat(terminal.run("plugin", "verify", jar)).isEqualTo(4);
        assertThat(terminal.out()).isEqualTo("P002 bad.jar: not a zip\nbad : REJECTED\nbox 0.1.0: RESOLVED\n");
    }

    @Test
    void aReaderWhoLeavesEndsTheCommandQuietly() {
        Shell shell = terminal.shell;
        Output broken = new Output(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        });
        Shell piped = new Shell(
                shell.in(),
                broken,
                shell.err(),
                shell.environment(),
                false,
                shell.nanos(),
                shell.home(),
                shell.interrupts(),
                shell.platform());
        assertThat(new Cli(piped).run("models", "-q")).isEqualTo(141);
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void theCompletionScriptKnowsVerbsAndOptions() {
        assertThat(terminal.run("completion")).isZero();
        assertThat(terminal.out()).startsWith("#!/usr/bin/env bash").contains("--given", "fit sample score");
    }
}
