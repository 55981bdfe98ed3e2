package semblance.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import semblance.api.Extension;
import semblance.api.data.Engine;
import semblance.core.plugin.Plugin.State;

/** Each bad plugin lies beside a good one, which must go on. */
class RefusalTest {
    @TempDir
    private Path folder;

    /** Where jars lie that plugins are compiled against and that are not installed. */
    @TempDir
    private Path elsewhere;

    @BeforeEach
    void aGoodPluginIsInstalled() throws IOException {
        Source.plugin("good").jar(folder.resolve("good.jar"));
    }

    /** Opens the folder, uses all engines, and compares everything that was said. */
    private void told(String... lines) {
        try (Plugins plugins = Plugins.open(List.of(folder))) {
            assertThat(plugins.extensions(Engine.class).stream()
                            .map(provided -> provided.extension().name()))
                    .contains("good", "local");
            assertThat(plugins.diagnostics().stream().map(Diagnostic::toString)).containsExactly(lines);
            assertThat(plugins.all()).allSatisfy(plugin -> assertThat(plugin.state() == State.REJECTED)
                    .isEqualTo(plugin.diagnostics().stream().anyMatch(d -> !d.warning())));
        }
    }

    @Test
    void aPathThatDoesNotExist() {
        Path absent = folder.resolve("absent");
        try (Plugins plugins = Plugins.open(List.of(absent, folder))) {
            assertThat(plugins.diagnostics())
                    .containsExactly(new Diagnostic(
                            "P001",
                            "",
                            absent,
                            "there is no such file or folder",
                            "",
                            "create it or correct the path"));
            assertThat(plugins.find(Engine.class, "good").plugin().name()).isEqualTo("good");
        }
    }

    @Test
    void filesThatAreNoPlugins() throws IOException {
        Files.writeString(folder.resolve("README.txt"), "plugins go here");
        Files.writeString(folder.resolve(".hidden"), "");
        Files.createDirectory(folder.resolve("empty"));
        told(
                "P090 README.txt: is not a plugin and was left alone; a plugin is a .jar file or a folder of them",
                "P091 empty: this folder holds no jar; put the plugin's jars into it");
    }

    @Test
    void aFileThatIsNoJar() throws IOException {
        Files.writeString(folder.resolve("notes-1.0.jar"), "not a zip file");
        Files.createFile(folder.resolve("nothing.jar"));
        told(
                "P002 notes-1.0.jar: is not a jar: it does not begin as a zip file does; remove the file",
                "P002 nothing.jar: is empty; copy the jar again");
    }

    @Test
    void aTruncatedJar() throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve("good.jar"));
        Files.write(folder.resolve("half.jar"), Arrays.copyOf(whole, whole.length / 2));
        told("P003 half.jar: is truncated or damaged: ZipException: zip END header not found; copy or build it again");
    }

    @Test
    void aDescriptorThatCannotBeUsed() throws IOException {
        Source.plugin("cut").without("test/cut/Box.class").jar(folder.resolve("cut.jar"));
        Source.plugin("gone")
                .type("test.gone.Other", "public class Other {}")
                .without("test/gone/Box.class")
                .jar(folder.resolve("gone.jar"));
        zip(folder.resolve("junk.jar"), "module-info.class", "not a class");
        told(
                "P101 cut.jar: its module-info.class cannot be used: Package test.cut not found in module; "
                        + "build the jar again",
                "P103 gone.jar: provides test.gone.Box, a class that it does not hold; build the jar again",
                "P003 junk.jar: is truncated or damaged: module-info.class is not a class file; copy or build it again");
    }

    @Test
    void aJarWithoutAnyModuleName() throws IOException {
        Source.library().type("a.A", "public class A {}").jar(folder.resolve("1.jar"));
        told("P102 1.jar: has no module-info.class, and no module name can be made for it: 1: Invalid module name: '1' "
                + "is not a Java identifier; add a module-info, or Automatic-Module-Name to its manifest, or rename "
                + "the file");
    }

    @Test
    void servicesThatDisagreeAreTold() throws IOException {
        Source.plugin("odd")
                .resource("META-INF/services/semblance.api.data.Engine", "# the engine\ntest.odd.Bax\n")
                .jar(folder.resolve("odd.jar"));
        Source.plugin("same")
                .resource("META-INF/services/semblance.api.data.Engine", "test.same.Box # the engine\n")
                .jar(folder.resolve("same.jar"));
        told("P190 odd.jar: META-INF/services/semblance.api.data.Engine and module-info disagree: the one names "
                + "[test.odd.Bax], the other [test.odd.Box]; name the same classes in both");
    }

    @Test
    void aLibraryThatNobodyRequiresIsTold() throws IOException {
        Source.library().type("a.A", "public class A {}").jar(folder.resolve("library-1.0.jar"));
        told("P191 library-1.0.jar: provides no extension, and no plugin requires it; if it is a library, put it into "
                + "the folder of the plugin that needs it");
    }

    @Test
    void aModuleThatIsMissing() throws IOException {
        Path base = Source.module("test.base", "").jar(elsewhere.resolve("base.jar"));
        Source.plugin("top", "test.base").with(base).jar(folder.resolve("top.jar"));
        Source.module("test.bases", "").jar(folder.resolve("bases.jar"));
        told(
                "P191 bases.jar: provides no extension, and no plugin requires it; if it is a library, put it into the "
                        + "folder of the plugin that needs it",
                "P201 top.jar: requires module test.base, which is not installed; did you mean 'test.bases'?; install "
                        + "the plugin that holds it, or put its jar into this plugin's folder");
    }

    @Test
    void aModuleOfThePlatform() throws IOException {
        Path core = Source.module("semblance.core", "").jar(elsewhere.resolve("core.jar"));
        Source.plugin("nosy", "semblance.core").with(core).jar(folder.resolve("nosy.jar"));
        told("P202 nosy.jar: requires module semblance.core, which plugins do not see: a plugin sees Java, "
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
        told("P203 fat.jar" + told, "P203 semblance-api.jar" + told);
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
        told(
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
        told(
                "P205 two.jar: two jars of the plugin hold package a: one.jar and two.jar; delete one of them",
                "P208 guava-33.0.jar: two jars of the plugin hold module guava: guava-31.1.jar and guava-33.0.jar; "
                        + "delete one of them");
    }

    @Test
    void aPackageSharedWithAPluginThatIsRequired() throws IOException {
        Path base = Source.module("test.base", "exports test.top;")
                .type("test.top.Base", "public class Base {}")
                .jar(folder.resolve("base.jar"));
        Path stub = Source.module("test.base", "").jar(elsewhere.resolve("stub.jar"));
        assertThat(base).exists();
        Source.plugin("top", "test.base").with(stub).jar(folder.resolve("top.jar"));
        told(
                "P191 base.jar: provides no extension, and no plugin requires it; if it is a library, put it into the "
                        + "folder of the plugin that needs it",
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
        told(
                "P206 taker.jar: requires module test.inner of plugin outer, which keeps it to itself: it is a private "
                        + "library there; put the jar of test.inner into this plugin's folder too",
                "P003 torn.jar: is truncated or damaged: ZipException: zip END header not found; copy or build it again",
                "P206 waits.jar: requires module test.off of plugin off, which is disabled; take .disabled off its name",
                "P206 zeal.jar: requires module test.torn of plugin torn, which was refused: P003 torn.jar: is truncated "
                        + "or damaged: ZipException: zip END header not found; copy or build it again");
    }

    @Test
    void aJarForANewerJava() throws IOException {
        Source.plugin("later").classFile(44 + 99).jar(folder.resolve("later.jar"));
        Source.library().type("a.A", "public class A {}").classFile(44 + 98).jar(folder.resolve("library.jar"));
        int here = Runtime.version().feature();
        told(
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
        told(
                "P303 newer.jar: was built against semblance.api " + newer + ", and this is " + running
                        + "; update the platform, or install an older plugin",
                "P302 other.jar: was built against semblance.api 9.0.0, and this is " + running
                        + ": major versions differ; install a version of the plugin for this api");
    }

    /** A plugin compiled against an api of this version. */
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
        told(
                "P306 seer.jar: provides semblance.api.data.Oracle, which this api does not have; install a version of the "
                        + "plugin for this api");
    }

    @Test
    void twoVersionsOfAPluginAndTwoFilesOfOneModule() throws IOException {
        Source.plugin("twice").version("0.9.0").jar(folder.resolve("twice-0.9.0.jar"));
        Path newest = Source.plugin("twice").version("0.10.0").jar(folder.resolve("twice-0.10.0.jar"));
        Files.copy(newest, folder.resolve("renamed.jar"));
        told(
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
        told("P305 top.jar: was built against test.base 1.5.0, and 1.2.0 is installed: in base-1.2.0.jar; install "
                + "versions of the two plugins that were built together");
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
        told(
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
        told(
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
    void aClassThatIsDamagedIsNotNoticedBeforeItIsNeeded() throws IOException {
        Source.plugin("late").cut("test/late/Box.class", 40).jar(folder.resolve("late.jar"));
        try (Plugins plugins = Plugins.open(List.of(folder))) {
            assertThat(plugins.plugin("late").state()).isEqualTo(State.RESOLVED);
            assertThat(plugins.diagnostics()).isEmpty();
        }
        told(
                "P407 late.jar: test.late.Box cannot be linked: ClassFormatError: Truncated class file; put the jar that is "
                        + "missing into the plugin's folder, or install versions that fit");
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

    private static void zip(Path target, String entry, String content) throws IOException {
        try (OutputStream out = Files.newOutputStream(target);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content.getBytes());
            zip.closeEntry();
        }
    }
}
