package semblance.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is true: its matrix, its pipeline, and its plugin, which a stranger builds and drops in. */
class ReadmeTest {
    private static final Pattern JAVA = Pattern.compile("```java\\n// (\\S+)\\n(.*?)```", Pattern.DOTALL);
    private static final int LINES = 60;

    @TempDir
    private Path folder;

    private static String readme() throws IOException {
        return Files.readString(Distribution.root().resolve("README.md"));
    }

    @Test
    void theMatrixIsThatOfTheInstalledPlugins() throws IOException {
        String matrix = Distribution.run(folder, "models", "--markdown").ok().out();
        assertThat(readme()).contains("<!-- models -->\n" + matrix + "<!-- /models -->");
    }

    @Test
    void theFirstCommandLearnsDrawsScoresAndPredicts() throws IOException {
        Distribution.Result result = Distribution.run(
                        folder, "run", Distribution.example("faithful.yaml").toString())
                .ok();
        assertThat(result.lines()).hasSize(11).startsWith("eruptions,waiting");
        assertThat(result.lines().subList(1, 11)).allSatisfy(line -> assertThat(Integer.parseInt(line.split(",")[1]))
                .isBetween(80, 90));
        assertThat(Files.readAllLines(folder.resolve("faithful/predicted.csv"))).hasSize(273);
    }

    @Test
    void thePluginBuiltAgainstTheApiAloneIsFoundWorksAndKeepsItsContract() throws IOException {
        Path plugins = Files.createDirectory(folder.resolve("plugins"));
        Path jar = plugins.resolve("box.jar");
        compile(jar);

        assertThat(Distribution.run(folder, "models", "--json", "--plugins", "plugins")
                        .ok()
                        .out())
                .contains("\"name\": \"box\"", "\"version\": \"1.0\"", "\"margin\"");

        Files.writeString(folder.resolve("real.yaml"), "columns: {waiting: real}\n");
        String bundled = Distribution.folder().resolve("plugins").toString();
        Distribution.run(
                        folder,
                        "fit",
                        "box",
                        Distribution.example("faithful.csv").toString(),
                        "-o",
                        "box.smb",
                        "margin=0",
                        "--schema",
                        "real.yaml",
                        "--plugins",
                        bundled,
                        "--plugins",
                        "plugins")
                .ok();
        List<String> drawn = Distribution.run(
                        folder, "sample", "box.smb", "-n", "100", "--plugins", bundled, "--plugins", "plugins")
                .ok()
                .lines();
        assertThat(drawn).hasSize(101);
        assertThat(drawn.subList(1, 101)).allSatisfy(line -> assertThat(Double.parseDouble(line.split(",")[0]))
                .isBetween(1.6, 5.1));

        Distribution.Result verified = Distribution.run(folder, "plugin", "verify", "--contract", jar.toString());
        assertThat(verified.out()).doesNotContain("breaks").containsPattern("trainer box: .*[4-9]\\d passed");
        assertThat(verified.exit()).isZero();
    }

    private void compile(Path jar) throws IOException {
        Path sources = folder.resolve("sources");
        Path classes = folder.resolve("classes");
        List<String> arguments = new ArrayList<>(List.of(
                "--release",
                "17",
                "-p",
                Distribution.folder().resolve("lib/semblance-api-0.1.0.jar").toString(),
                "-d",
                classes.toString()));
        Matcher code = JAVA.matcher(readme());
        long lines = 0;
        while (code.find()) {
            Path file = sources.resolve(code.group(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, code.group(2));
            lines += code.group(2).lines().filter(line -> !line.isBlank()).count();
            arguments.add(file.toString());
        }
        assertThat(lines).isBetween(1L, (long) LINES);
        tool("javac", arguments);
        tool(
                "jar",
                List.of(
                        "--create",
                        "--file",
                        jar.toString(),
                        "--module-version",
                        "1.0",
                        "-C",
                        classes.toString(),
                        "."));
    }

    private static void tool(String name, List<String> arguments) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int code = ToolProvider.findFirst(name).orElseThrow().run(out, out, arguments.toArray(String[]::new));
        assertThat(code).as(said.toString()).isZero();
    }
}
