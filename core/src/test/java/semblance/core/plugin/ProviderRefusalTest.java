package semblance.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import semblance.api.data.Engine;
import semblance.core.plugin.Plugin.State;

/** Bad providers, each beside a good plugin, which must go on. */
class ProviderRefusalTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void aGoodPluginIsInstalled() throws IOException {
        Source.plugin("good").jar(folder.resolve("good.jar"));
    }

    @Test
    void providersThatAreNotWhatTheyMustBe() throws IOException {
        provider(
                "p401",
                "public class Box implements semblance.api.data.Engine { public String name() { return \"x\";"
                        + " } public semblance.api.data.Dataset bind(semblance.api.data.Dataset data) { return data; } }");
        Source.module("test.p402", "requires semblance.api; provides semblance.api.data.Engine with test.p402.Box;")
                .type("test.p402.Box", Source.engine("Box", "x"))
                .jar(folder.resolve("p402.jar"));
        Source.library()
                .type("test.p403.Box", Source.engine("Box", "x").replace("Box()", "Box(int size)"))
                .resource("META-INF/services/semblance.api.data.Engine", "test.p403.Box")
                .jar(folder.resolve("p403.jar"));
        Source.library()
                .type("test.p408.Box", "public record Box() {}")
                .resource("META-INF/services/semblance.api.data.Engine", "test.p408.Box")
                .jar(folder.resolve("p408.jar"));
        Verdicts.told(
                folder,
                "P401 p401.jar: test.p401.Box is not a record; make it a record of its parameters",
                "P402 p402.jar: test.p402.Box is not a public record in an exported package; make it public and write "
                        + "'exports test.p402;' in module-info.java",
                "P403 p403.jar: test.p403.Box has no public constructor without arguments; add one that sets the "
                        + "defaults",
                "P408 p408.jar: test.p408.Box is provided as Engine, which it does not implement; implement it, or take "
                        + "it out of 'provides'");
    }

    @Test
    void providersThatFail() throws IOException {
        provider(
                "throwing",
                Source.engine(
                        "Box",
                        "x",
                        "public Box { if (true) throw new java.util.NoSuchElementException("
                                + "\"no such\\nluck\"); }"));
        provider("statically", Source.engine("Box", "x", "static final int SIZE = Integer.parseInt(\"x\");"));
        provider("endless", Source.engine("Box", "x", "public Box { new Box(); }"));
        provider("nameless", Source.engine("Box", "x").replace("\"x\"", "null"));
        provider("shouting", Source.engine("Box", "My Engine"));
        Source.described("torn")
                .type("test.torn.Part", "public class Part { public static String name() { return \"x\"; } }")
                .type("test.torn.Box", Source.engine("Box", "x").replace("\"x\"", "Part.name()"))
                .without("test/torn/Part.class")
                .jar(folder.resolve("torn.jar"));
        Verdicts.told(
                folder,
                "P404 endless.jar: the constructor or name of test.endless.Box failed: StackOverflowError; report this "
                        + "to the plugin's author",
                "P405 nameless.jar: the name of test.nameless.Box must be lower-case words with dashes, got null; "
                        + "return such a name",
                "P405 shouting.jar: the name of test.shouting.Box must be lower-case words with dashes, got 'My "
                        + "Engine'; return such a name",
                "P404 statically.jar: static code of test.statically.Box failed: NumberFormatException: For input "
                        + "string: \"x\"; report this to the plugin's author",
                "P404 throwing.jar: the constructor or name of test.throwing.Box failed: NoSuchElementException: no "
                        + "such; report this to the plugin's author",
                "P407 torn.jar: test.torn.Box cannot be linked: NoClassDefFoundError: test/torn/Part; put the jar that "
                        + "is missing into the plugin's folder, or install versions that fit");
    }

    @Test
    void oneBadProviderLeavesTheOthersOfItsPluginInUse() throws IOException {
        Source.module(
                        "test.mixed",
                        "requires semblance.api; exports test.mixed; provides semblance.api.data.Engine with test.mixed.Bad, test.mixed.Fine;")
                .type("test.mixed.Bad", Source.engine("Bad", "bad", "public Bad { if (true) throw new Error(\"x\"); }"))
                .type("test.mixed.Fine", Source.engine("Fine", "fine"))
                .jar(folder.resolve("mixed.jar"));
        try (Plugins plugins = Plugins.open(List.of(folder))) {
            Provided<Engine> fine = plugins.find(Engine.class, "fine");
            assertThat(fine.plugin().state()).isEqualTo(State.ACTIVE);
            assertThat(fine.plugin().diagnostics().toString()).startsWith("[P404 mixed.jar: ");
        }
    }

    @Test
    void twoPluginsWithOneNameForTheirExtensions() throws IOException {
        Source.described("alpha")
                .type("test.alpha.Box", Source.engine("Box", "zeta"))
                .jar(folder.resolve("alpha.jar"));
        Source.plugin("zeta").jar(folder.resolve("zeta.jar"));
        Source.described("mine")
                .type("test.mine.Box", Source.engine("Box", "local"))
                .jar(folder.resolve("mine.jar"));
        try (Plugins plugins = Plugins.open(List.of(folder))) {
            assertThat(plugins.find(Engine.class, "zeta").plugin().name()).isEqualTo("zeta");
            assertThat(plugins.extensions(Engine.class).stream()
                            .map(p -> p.extension().name() + " of " + p.plugin()))
                    .containsExactly("good of good", "local of " + plugins.plugin("semblance-core"), "zeta of zeta");
            assertThat(plugins.diagnostics().stream().map(Diagnostic::toString))
                    .containsExactly(
                            "P406 alpha.jar: its engine 'zeta' is not used: plugin zeta has one of that name; remove one "
                                    + "of the two plugins",
                            "P406 mine.jar: its engine 'local' is not used: plugin semblance-core has one of that name; "
                                    + "remove one of the two plugins");
        }
    }

    private void provider(String name, String record) throws IOException {
        Source.described(name).type("test." + name + ".Box", record).jar(folder.resolve(name + ".jar"));
    }
}
