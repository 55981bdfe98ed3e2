package semblance.core.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins that do not fit together, each beside a good one, which must go on. */
class WiringRefusalTest {
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
    void aModuleThatIsMissing() throws IOException {
        Path base = Source.module("test.base", "").jar(elsewhere.resolve("base.jar"));
        Source.plugin("top", "test.base").with(base).jar(folder.resolve("top.jar"));
        Source.module("test.bases", "").jar(folder.resolve("bases.jar"));
        Verdicts.told(
                folder,
                "P191 bases.jar: provides no extension, and no plugin requires it; if it is a library, put it into the "
                        + "folder of the plugin that needs it",
                "P201 top.jar: requires module test.base, which is not installed; did you mean 'test.bases'?; install "
                        + "the plugin that holds it, or put its jar into this plugin's folder");
    }

    @Test
    void aModuleOfThePlatform() throws IOException {
        Path core = Source.module("semblance.core", "").jar(elsewhere.resolve("core.jar"));
        Source.plugin("nosy", "semblance.core").with(core).jar(folder.resolve("nosy.jar"));
        Verdicts.told(
                folder,
                "P202 nosy.jar: requires module semblance.core, which plugins do not see: a plugin sees Java, "
                        + "semblance.api and the plugins that it requires; use semblance.api");
    }

    @Test
    void aCopyOfTheApi() throws IOException {
        Source.plugin("fat").resource("semblance/api/Extension.class", "").jar(folder.resolve("fat.jar"));
        Source.plugin("wide").jar(folder.resolve("wide/wide.jar"));
        Source.module("semblance.api", "exports semblance.api;")
                .type("semblance.api.Extension", "public interface Extension {}")
                .jar(folder.resolve("wide/lib/semblance-api.jar"));
        String told = ": holds a copy of the api, whose types would not be those of the platform: it contains "
                + "semblance/api/Extension.class; leave semblance.api out of the plugin; the platform brings it";
        Verdicts.told(folder, "P203 fat.jar" + told, "P203 semblance-api.jar" + told);
    }

    @Test
    void aCircleAndWhatStandsOnIt() throws IOException {
        Path empty = Source.module("test.b", "").jar(elsewhere.resolve("b.jar"));
        Path a = Source.plugin("a", "test.b").with(empty).jar(folder.resolve("a.jar"));
        Path c = Source.plugin("c", "test.a").with(a, empty).jar(folder.resolve("c.jar"));
        Source.plugin("b", "test.c")
                .with(c, Source.module("test.a", "").jar(elsewhere.resolve("a.jar")))
                .jar(folder.resolve("b.jar"));
        Source.plugin("top", "test.c").with(c, a, empty).jar(folder.resolve("top.jar"));
        Verdicts.told(
                folder,
                "P204 a.jar: requires itself: a -> b -> c -> a; remove one of these requirements",
                "P204 b.jar: requires itself: a -> b -> c -> a; remove one of these requirements",
                "P204 c.jar: requires itself: a -> b -> c -> a; remove one of these requirements",
                "P206 top.jar: requires plugin c, which was refused: P204 c.jar: requires itself: a -> b -> c -> a; "
                        + "remove one of these requirements");
    }

    @Test
    void aPackageOrAModuleInTwoJarsOfAPlugin() throws IOException {
        Source.plugin("split").jar(folder.resolve("split/split.jar"));
        Source.library().type("a.A", "public class A {}").jar(folder.resolve("split/lib/one.jar"));
        Source.library().type("a.B", "public class B {}").jar(folder.resolve("split/lib/two.jar"));
        Source.plugin("twin").jar(folder.resolve("twin/twin.jar"));
        Source.library().type("b.A", "public class A {}").jar(folder.resolve("twin/lib/guava-31.1.jar"));
        Source.library().type("b.A", "public class A {}").jar(folder.resolve("twin/lib/guava-33.0.jar"));
        Verdicts.told(
                folder,
                "P205 two.jar: two jars of the plugin hold package a: one.jar and two.jar; delete one of them",
                "P208 guava-33.0.jar: two jars of the plugin hold module guava: guava-31.1.jar and guava-33.0.jar; "
                        + "delete one of them");
    }

    @Test
    void aPackageSharedWithAPluginThatIsRequired() throws IOException {
        Source.module("test.base", "exports test.top;")
                .type("test.top.Base", "public class Base {}")
                .jar(folder.resolve("base.jar"));
        Path stub = Source.module("test.base", "").jar(elsewhere.resolve("stub.jar"));
        Source.plugin("top", "test.base").with(stub).jar(folder.resolve("top.jar"));
        Verdicts.told(
                folder,
                "P207 top.jar: its modules cannot be wired: Module test.top contains package test.top, module test.base "
                        + "exports package test.top to test.top; remove the jar that is named");
    }

    @Test
    void aPluginWhoseModuleIsPrivateElsewhereOrDisabled() throws IOException {
        Path stub = Source.module("test.inner", "").jar(elsewhere.resolve("inner.jar"));
        Source.plugin("outer").jar(folder.resolve("outer/outer.jar"));
        Source.module("test.inner", "").jar(folder.resolve("outer/lib/inner.jar"));
        Source.plugin("taker", "test.inner").with(stub).jar(folder.resolve("taker.jar"));
        Path off = Source.plugin("off").jar(folder.resolve("off-1.0.jar.disabled"));
        Path on = Files.copy(off, elsewhere.resolve("off.jar"));
        Source.plugin("waits", "test.off").with(on).jar(folder.resolve("waits.jar"));
        Files.writeString(folder.resolve("torn.jar"), "PK");
        Path torn = Source.module("test.torn", "").jar(elsewhere.resolve("torn.jar"));
        Source.plugin("zeal", "test.torn").with(torn).jar(folder.resolve("zeal.jar"));
        Verdicts.told(
                folder,
                "P206 taker.jar: requires module test.inner of plugin outer, which keeps it to itself: it is a private "
                        + "library there; put the jar of test.inner into this plugin's folder too",
                "P003 torn.jar: is truncated or damaged: ZipException: zip END header not found; copy or build it again",
                "P206 waits.jar: requires module test.off of plugin off, which is disabled; take .disabled off its name",
                "P206 zeal.jar: requires module test.torn of plugin torn, which was refused: P003 torn.jar: is truncated "
                        + "or damaged: ZipException: zip END header not found; copy or build it again");
    }
}
