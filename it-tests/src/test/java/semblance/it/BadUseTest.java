package semblance.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that cannot be meant so: one line that says what to write instead, and nothing done. */
class BadUseTest {
    private static final String PARAMETERS =
            "parameters: components, covariance, criterion, starts, maximumIterations, tolerance, prior, smoothing";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void fitTheModels() throws IOException {
        for (String name : new String[] {"faithful.csv", "iris.csv"})
            Files.copy(Distribution.example(name), folder.resolve(name));
        fit("faithful", "components=2");
        fit("iris", "components=2");
    }

    private static void fit(String name, String parameter) {
        Distribution.run(folder, "fit", "gaussian-mixture", name + ".csv", "-o", name + ".smb", parameter)
                .ok();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "frobnicate | 2 | unknown verb 'frobnicate'; see 'semblance --help'",
                "fti | 2 | unknown verb 'fti'; did you mean 'fit'? see 'semblance --help'",
                "FIT | 2 | missing --output FILE; see 'semblance fit --help'",
                "FIT -o x.smb --tareget a | 2 | unknown option '--tareget'; did you mean '--target'? see 'semblance fit --help'",
                "FIT -o x.smb --target waitin | 2 | --target: no column 'waitin'; did you mean 'waiting'? the columns are eruptions, waiting",
                "FIT -o x.smb --without a | 2 | --without: no column 'a'; the columns are eruptions, waiting",
                "FIT -o x.smb --seed abc | 2 | --seed N: 'abc' is not a whole number; see 'semblance fit --help'",
                "FIT -o x.smb --threads 0 | 2 | --threads must be at least 1, got 0",
                "FIT -o x.smb components=0 | 2 | gaussian-mixture: components must be at least 1, got 0",
                "FIT -o x.smb components=two | 2 | gaussian-mixture: components must be a list of whole numbers, got 'two'",
                "FIT -o x.smb tolerance=-1 | 2 | gaussian-mixture: tolerance must be at least 0, got -1.0",
                "FIT -o x.smb components | 2 | expected parameter=value, found 'components'",
                "FIT -o x.smb components=2 components=3 | 2 | parameter 'components' is given twice",
                "FIT -o nowhere/x.smb | 2 | cannot write 'nowhere/x.smb': there is no folder 'FOLDER/nowhere'",
                "FIT -o . | 2 | cannot write '.': it is a folder",
                "FIT -o x.smb --schema none.yaml | 2 | no such file: 'none.yaml'",
                "FIT -o x.smb --transform standardize | 4 | no transform named 'standardize'; installed: drop-missing, min-max, standardise; did you mean 'standardise'?",
                "FIT -o x.smb --source 'csv seperator=;' | 2 | csv: no parameter 'seperator'; did you mean 'separator'? parameters: separator, header,",
                "fit gausian-mixture faithful.csv -o x.smb | 4 | no trainer named 'gausian-mixture'; installed: TRAINERS; did you mean 'gaussian-mixture'?",
                "models gaussian-mixtre | 4 | no model 'gaussian-mixtre'; did you mean 'gaussian-mixture'? installed: TRAINERS",
                "sample faithful.smb | 2 | missing --rows ROWS; see 'semblance sample --help'",
                "sample faithful.smb -n -5 | 2 | --rows must be at least 0, got -5",
                "sample faithful.smb -n 9223372036854775807 | 2 | the number of rows must be at most 68719476736, got 9223372036854775807; draw them in parts",
                "sample faithful.smb -n 3 -o nowhere/x.csv | 2 | cannot write 'nowhere/x.csv': there is no folder 'FOLDER/nowhere'",
                "sample faithful.smb -n 3 -o x.xyz | 4 | no plugin knows what 'x.xyz' is; name one with --sink: audio, csv, images, text",
                "sample faithful.smb -n 3 --given waiting | 2 | expected column=value, column=low..high or column=level|level, found 'waiting'",
                "sample faithful.smb -n 3 --given waitng=3 | 2 | no column 'waitng'; did you mean 'waiting'? the columns are eruptions, waiting",
                "sample faithful.smb -n 3 --given waiting=abc | 2 | 'waiting': 'abc' is not a whole number",
                "sample faithful.smb -n 3 --given waiting=5..3 | 2 | 'waiting': no number lies in 5.0..3.0",
                "sample faithful.smb -n 3 --given waiting=1,waiting=2 | 2 | two conditions on column 'waiting'",
                "sample iris.smb -n 3 --given species=setsa | 2 | column 'species' has no level 'setsa'; its levels are setosa, versicolor, virginica",
                "predict none.smb faithful.csv | 5 | there is no model file none.smb",
                "predict faithful.smb faithful.csv --column age | 2 | --column: no column 'age'; the columns are eruptions, waiting",
                "impute faithful.smb faithful.csv --draws 0 | 2 | --draws must be at least 1, got 0",
                "impute faithful.smb faithful.csv --draws 2147483647 | 2 | the number of draws must be at most",
                "score faithful.smb none.csv --json | 3 | there is no file none.csv",
                "plugin why none | 4 | no plugin 'none'; found: audio, bayesian-network, csv, decision-tree, gaussian-mixture, images, optimizers, random-forest, semblance-core, tensorflow, text, transforms, vae",
                "plugin verify none.jar | 4 | no such file: 'none.jar'",
                "completion fish | 2 | unexpected 'fish'; see 'semblance completion --help'",
            })
    void wrongCommandsAreAnsweredInALine(String command, int exit, String message) {
        String[] words = command.replace("FIT", "fit gaussian-mixture faithful.csv")
                .replace("'csv seperator=;'", "csv\0seperator=;")
                .split(" ");
        for (int w = 0; w < words.length; w++) words[w] = words[w].replace('\0', ' ');
        Distribution.run(folder, words)
                .failsWithLineStarting(
                        exit,
                        "semblance: "
                                + message.replace("FOLDER", folder.toString())
                                        .replace("TRAINERS", Distribution.TRAINERS));
        nothingWasWritten();
    }

    /** Everything that is wrong with the parameters comes at once. */
    @Test
    void allBadParametersAreToldTogether() {
        Distribution.run(
                        folder,
                        "fit",
                        "gaussian-mixture",
                        "faithful.csv",
                        "-o",
                        "x.smb",
                        "component=2",
                        "covariance=ful",
                        "tolerence=1")
                .failsWith(
                        2,
                        "semblance: gaussian-mixture: covariance must be a list of full, tied, diagonal, spherical, eii, eei,"
                                + " vei, evi, vee, eve, vve, eev, vev, evv, got 'ful'; did you mean 'full'? no parameter"
                                + " 'component'; did you mean 'components'? no parameter 'tolerence'; did you mean"
                                + " 'tolerance'? " + PARAMETERS);
        nothingWasWritten();
    }

    @Test
    void withoutAVerbTheOverviewIsShownAndTheExitCodeSaysSo() {
        Distribution.Result result = Distribution.run(folder);
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("Usage: semblance VERB ...");
    }

    @Test
    void aTraceIsShownToThoseWhoAskForIt() {
        Distribution.Result result = Distribution.run(folder, "inspect", "none.smb", "--debug");
        assertThat(result.exit()).isEqualTo(5);
        assertThat(result.err())
                .startsWith("semblance: there is no model file none.smb\n")
                .contains("\tat semblance.");
    }

    private static void nothingWasWritten() {
        assertThat(Stream.of("faithful.csv", "faithful.smb", "iris.csv", "iris.smb"))
                .containsExactlyElementsOf(Distribution.contents(folder));
    }
}
