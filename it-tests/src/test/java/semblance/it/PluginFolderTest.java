package semblance.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of plugins in which nearly everything is wrong: each file has its verdict, and the good ones work. */
class PluginFolderTest {
    private static final List<String> CODES = List.of(
            "P003 half.jar: is truncated or damaged: ",
            "P090 notes.txt: is not a plugin and was left alone; a plugin is a .jar file or a folder of them",
            "P191 library.jar: provides no extension, and no plugin requires it; if it is a library, put it into the folder"
                    + " of the plugin that needs it",
            "P201 lonely.jar: requires module test.absent, which is not installed",
            "P204 left.jar: requires itself: left -> right -> left; remove one of these requirements",
            "P204 right.jar: requires itself: left -> right -> left; remove one of these requirements",
            "P301 later.jar: needs Java 99, and this is Java "
                    + Runtime.version().feature(),
            "P302 newer.jar: was built against semblance.api 9.0.0, and this is ",
            "P304 twice-1.0.jar: module test.twice is also installed in a newer version: twice-1.0.jar is version 1.0,"
                    + " twice-2.0.jar is version 2.0; delete one of them");

    @TempDir
    private static Path folder;

    private static Path plugins;

    @BeforeAll
    static void fillTheFolder() throws IOException {
        plugins = Files.createDirectory(folder.resolve("plugins"));
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        byte[] good = Files.readAllBytes(PluginJar.engine("good").version("1.0").pack(plugins.resolve("good.jar")));
        Files.write(plugins.resolve("half.jar"), Arrays.copyOf(good, good.length / 2));
        Files.writeString(plugins.resolve("notes.txt"), "plugins go here");
        new PluginJar()
                .source("module-info", "module test.library { exports test.library; }")
                .source("test.library.A", "package test.library; public class A {}")
                .pack(plugins.resolve("library.jar"));

        PluginJar.engine("lonely", "", "requires test.absent;")
                .with(stub("absent", elsewhere))
                .pack(plugins.resolve("lonely.jar"));
        PluginJar.engine("left", "", "requires test.right;")
                .with(stub("right", elsewhere))
                .pack(plugins.resolve("left.jar"));
        PluginJar.engine("right", "", "requires test.left;")
                .with(stub("left", elsewhere))
                .pack(plugins.resolve("right.jar"));

        PluginJar.engine("later").forJava(99).pack(plugins.resolve("later.jar"));
        Path newer = new PluginJar()
                .source("module-info", "module semblance.api { exports semblance.api.data; }")
                .source("semblance.api.data.Engine", "package semblance.api.data; public interface Engine {}")
                .against(elsewhere)
                .version("9.0.0")
                .pack(folder.resolve("newer/api.jar"));
        new PluginJar()
                .source(
                        "module-info",
                        "module test.newer { requires semblance.api; exports test.newer;"
                                + " provides semblance.api.data.Engine with test.newer.Engine; }")
                .source(
                        "test.newer.Engine",
                        "package test.newer; public record Engine() implements semblance.api.data.Engine {}")
                .against(newer)
                .pack(plugins.resolve("newer.jar"));
        for (String version : List.of("1.0", "2.0"))
            PluginJar.engine("twice").version(version).pack(plugins.resolve("twice-" + version + ".jar"));
        PluginJar.engine("moody", "public Engine { if (true) throw new IllegalStateException(\"not today\"); }", "")
                .pack(plugins.resolve("moody.jar"));
    }

    private static Path stub(String name, Path folder) throws IOException {
        return new PluginJar()
                .source("module-info", "module test." + name + " {}")
                .pack(folder.resolve(name + ".jar"));
    }

    @Test
    void everyFileHasItsVerdict() {
        Distribution.Result json =
                Distribution.run(folder, beside(), "plugin", "list", "--json").ok();
        for (String refused : List.of("left", "right", "lonely", "later", "newer", "half"))
            assertThat(state(json.out(), refused)).as(refused).isEqualTo("REJECTED");
        for (String used : List.of("good", "csv", "gaussian-mixture", "transforms"))
            assertThat(state(json.out(), used)).as(used).isEqualTo("RESOLVED");
        assertThat(json.out()).contains("\"version\": \"1.0\"", "\"version\": \"2.0\"");
        for (String told : CODES)
            if (!told.startsWith("P090")) assertThat(json.out()).contains("\"code\": \"" + told.substring(0, 4) + "\"");
    }

    /** A provider that throws is found out when it is asked for, which verifying does. */
    @Test
    void verifyingTellsEverythingAndFails() {
        Distribution.Result result = Distribution.run(folder, "plugin", "verify", "plugins");
        assertThat(result.exit()).as(result.err()).isEqualTo(4);
        assertThat(result.err()).isEmpty();
        assertThat(result.lines().stream().filter(line -> line.matches("P\\d{3} .*")))
                .hasSize(CODES.size() + 1)
                .allSatisfy(line -> assertThat(CODES.stream().anyMatch(line::startsWith) || line.startsWith("P404"))
                        .as(line)
                        .isTrue())
                .contains(
                        "P404 moody.jar: the constructor or name of test.moody.Engine failed: IllegalStateException: not"
                                + " today; report this to the plugin's author");
        assertThat(result.lines()).contains("good 1.0: ACTIVE").doesNotContain("\tat ");
        assertThat(Distribution.run(folder, "plugin", "verify", "plugins/good.jar")
                        .ok()
                        .lines())
                .contains("good 1.0: ACTIVE");
    }

    @Test
    void whyNamesTheReasonOfARefusal() {
        assertThat(Distribution.run(folder, "plugin", "why", "lonely", "--plugins", "plugins")
                        .ok()
                        .out())
                .contains("REJECTED", "P201", "requires module test.absent, which is not installed");
        assertThat(Distribution.run(folder, "plugin", "why", "left", "--plugins", "plugins")
                        .ok()
                        .out())
                .contains("REJECTED", "P204", "left -> right -> left");
        assertThat(Distribution.run(folder, "plugin", "why", "good", "--plugins", "plugins")
                        .ok()
                        .out())
                .contains("good 1.0: RESOLVED", "module test.good@1.0");
    }

    @Test
    void badNeighboursDisturbNoWork() throws IOException {
        Files.copy(Distribution.example("faithful.csv"), folder.resolve("faithful.csv"));
        String[] fit = {"fit", "gaussian-mixture", "faithful.csv", "-o", "with.smb", "components=2"};
        Distribution.Result with = Distribution.run(folder, beside(), fit).ok();
        assertThat(with.out()).isEmpty();
        assertThat(with.err()).doesNotContain("\tat ").contains("wrote with.smb: gaussian-mixture");
        Distribution.run(folder, "fit", "gaussian-mixture", "faithful.csv", "-o", "without.smb", "components=2")
                .ok();
        assertThat(folder.resolve("with.smb")).hasSameBinaryContentAs(folder.resolve("without.smb"));
        assertThat(Distribution.run(folder, beside(), "models").ok().out()).contains("gaussian-mixture");
    }

    @Test
    void aFolderThatDoesNotExistIsTold() {
        Distribution.Result list = Distribution.run(folder, Map.of("SEMBLANCE_PLUGINS", "nowhere"), "plugin", "list")
                .ok();
        assertThat(list.err())
                .isEqualTo("note: P001 nowhere: there is no such file or folder; create it or correct the path\n");
        assertThat(list.out()).contains("gaussian-mixture");
    }

    /** The folder, beside the plugins of the distribution. */
    private static Map<String, String> beside() {
        return Map.of("SEMBLANCE_PLUGINS", plugins.toString());
    }

    private static String state(String json, String plugin) {
        var found = Pattern.compile("\"name\": \"" + Pattern.quote(plugin)
                        + "\",\n    \"version\": \"[^\"]*\",\n    \"state\": \"([A-Z]+)\"")
                .matcher(json);
        assertThat(found.find()).as(plugin + " in " + json).isTrue();
        return found.group(1);
    }
}
