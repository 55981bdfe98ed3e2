package semblance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A published network as a user works with it: imported, asked, sampled, learned back and exported. */
class NetworksTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void importTheNetwork() throws IOException {
        Files.copy(Distribution.example("asia.bif"), folder.resolve("asia.bif"));
        Distribution.Result imported =
                Distribution.run(folder, "import", "asia.bif").ok();
        assertThat(imported.err()).isEqualTo("wrote asia.smb: 8 columns\n");
    }

    @Test
    void posteriorsAreThePublishedOnes() {
        List<String> answer = Distribution.run(folder, "ask", "marginals", "asia.smb", "--given", "xray=yes,dysp=yes")
                .ok()
                .lines();
        String lung = answer.stream()
                .filter(line -> line.contains("lung,yes,"))
                .findFirst()
                .orElseThrow();
        assertThat(Double.parseDouble(
                        lung.substring(lung.indexOf("lung,yes,") + 9).split(",")[0]))
                .isEqualTo(0.6212527967, within(1e-9));
    }

    @Test
    void theGraphIsLearnedBackFromRowsDrawnFromIt() {
        Distribution.run(folder, "sample", "asia.smb", "-n", "5000", "-o", "rows.csv", "-q")
                .ok();
        Distribution.run(folder, "fit", "bayesian-network", "rows.csv", "-o", "learned.smb", "-q")
                .ok();
        List<String> arcs =
                Distribution.run(folder, "ask", "arcs", "learned.smb").ok().lines();
        assertThat(arcs).hasSizeBetween(7, 10); // with a heading
        assertThat(String.join("\n", arcs)).containsPattern("either,xray|xray,either");
    }

    @Test
    void whatIsExportedIsImportedAsTheSameModel() throws IOException {
        for (String name : List.of("again.bif", "again.xml", "again.net", "again.uai")) {
            Distribution.run(folder, "export", "asia.smb", name, "-q").ok();
            String model = name.replace('.', '-') + ".smb";
            Distribution.run(folder, "import", name, "-o", model, "-q").ok();
            Distribution.run(folder, "export", model, "twice-" + name, "-q").ok();
            assertThat(folder.resolve("twice-" + name)).hasSameBinaryContentAs(folder.resolve(name));
        }
        Distribution.run(folder, "export", "asia.smb", "asia.svg", "-q").ok();
        assertThat(folder.resolve("asia.svg")).content().startsWith("<svg").contains("bronc");
    }

    @Test
    void aNetworkCutShortIsNamedWithLineAndColumnAndLeavesNothing() throws IOException {
        String text = Files.readString(folder.resolve("asia.bif"));
        Files.writeString(folder.resolve("torn.bif"), text.substring(0, text.indexOf("either | lung") + 9));
        Distribution.Result torn = Distribution.run(folder, "import", "torn.bif");
        torn.failsWithLineStarting(3, "semblance: torn.bif, line 17, column ");
        assertThat(folder.resolve("torn.smb")).doesNotExist();
    }
}
