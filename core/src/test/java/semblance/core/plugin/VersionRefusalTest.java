package semblance.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import semblance.api.Extension;
import semblance.api.data.Engine;

/** Plugins of the wrong version, each beside a good one, which must go on. */
class VersionRefusalTest {
    @TempDir
    private Path folder;

    /** Where jars lie that plugins are compiled against and that are not installed. */
    @TempDir
    private Path elsewhere;

    @BeforeEach
    void aGoodPluginIsInstalled() throws IOException {
        Source.plugin("good").jar(folder.resolve("good.jar"));
    }

    @Test
    void aJarForANewerJava() throws IOException {
        Source.plugin("later").classFile(44 + 99).jar(folder.resolve("later.jar"));
        Source.library().type("a.A", "public class A {}").classFile(44 + 98).jar(folder.resolve("library.jar"));
        int here = Runtime.version().feature();
        Verdicts.told(
                folder,
                "P301 later.jar: needs Java 99, and this is Java " + here + ": module-info.class was compiled for it; "
                        + "run on Java 99, or install a version of the plugin for Java " + here,
                "P301 library.jar: needs Java 98, and this is Java " + here + ": a/A.class was compiled for it; run on "
                        + "Java 98, or install a version of the plugin for Java " + here);
    }

    @Test
    void aJarForAnotherApi() throws IOException {
        var version = Extension.class.getModule().getDescriptor().version();
        assumeThat(version).as("the api's jar says its version").isPresent();
        String running = version.get().toString();
        String newer = running.substring(0, running.indexOf('.')) + ".999.0";
        against("9.0.0").jar(folder.resolve("other.jar"));
        against(newer).jar(folder.resolve("newer.jar"));
        Verdicts.told(
                folder,
                "P303 newer.jar: was built against semblance.api " + newer + ", and this is " + running
                        + "; update the platform, or install an older plugin",
                "P302 other.jar: was built against semblance.api 9.0.0, and this is " + running
                        + ": major versions differ; install a version of the plugin for this api");
    }

    @Test
    void aKindOfExtensionThatTheApiLacks() throws IOException {
        Path api = Source.module("semblance.api", "exports semblance.api.data;")
                .type("semblance.api.data.Oracle", "public interface Oracle {}")
                .jar(elsewhere.resolve("api.jar"));
        Source.module(
                        "test.seer",
                        "requires semblance.api; exports test.seer; provides semblance.api.data.Oracle with test.seer.Seer;")
                .instead(api)
                .type("test.seer.Seer", "public record Seer() implements semblance.api.data.Oracle {}")
                .jar(folder.resolve("seer.jar"));
        Verdicts.told(
                folder,
                "P306 seer.jar: provides semblance.api.data.Oracle, which this api does not have; install a version of the "
                        + "plugin for this api");
    }

    @Test
    void twoVersionsOfAPluginAndTwoFilesOfOneModule() throws IOException {
        Source.plugin("twice").version("0.9.0").jar(folder.resolve("twice-0.9.0.jar"));
        Path newest = Source.plugin("twice").version("0.10.0").jar(folder.resolve("twice-0.10.0.jar"));
        Files.copy(newest, folder.resolve("renamed.jar"));
        Verdicts.told(
                folder,
                "P304 twice-0.9.0.jar: module test.twice is also installed in a newer version: twice-0.9.0.jar is "
                        + "version 0.9.0, renamed.jar is version 0.10.0; delete one of them",
                "P304 twice-0.10.0.jar: module test.twice is installed twice: twice-0.10.0.jar is version 0.10.0, "
                        + "renamed.jar is version 0.10.0; delete one of them");
    }

    @Test
    void aBrokenNewerVersionLeavesTheOlderOneInUse() throws IOException {
        Source.plugin("twice").version("1.0").jar(folder.resolve("twice-1.0.jar"));
        Files.writeString(folder.resolve("twice-2.0.jar"), "");
        try (Plugins plugins = Plugins.open(List.of(folder))) {
            assertThat(plugins.find(Engine.class, "twice").plugin().version()).isEqualTo("1.0");
        }
    }

    @Test
    void aPluginThatIsOlderThanItsUserNeeds() throws IOException {
        Path built = Source.plugin("base").version("1.5.0").jar(elsewhere.resolve("base.jar"));
        Source.plugin("base").version("1.2.0").jar(folder.resolve("base-1.2.0.jar"));
        Source.plugin("top", "test.base").with(built).jar(folder.resolve("top.jar"));
        Verdicts.told(
                folder,
                "P305 top.jar: was built against test.base 1.5.0, and 1.2.0 is installed: in base-1.2.0.jar; install "
                        + "versions of the two plugins that were built together");
    }

    private Source against(String version) throws IOException {
        String name = "v" + version.replace('.', '_');
        Path api = Source.module("semblance.api", "exports semblance.api.data;")
                .type("semblance.api.data.Engine", "public interface Engine {}")
                .version(version)
                .jar(elsewhere.resolve(name + ".jar"));
        return Source.described(name)
                .instead(api)
                .type("test." + name + ".Box", "public record Box() implements semblance.api.data.Engine {}");
    }
}
