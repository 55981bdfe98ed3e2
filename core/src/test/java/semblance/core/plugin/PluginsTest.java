package semblance.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import semblance.api.Extension;
import semblance.api.data.Engine;
import semblance.api.train.Trainer;
import semblance.core.plugin.Plugin.State;

class PluginsTest {
    @TempDir
    private Path folder;

    private Plugins open() {
        return Plugins.open(List.of(folder));
    }

    private List<String> engines(Plugins plugins) {
        return plugins.extensions(Engine.class).stream()
                .map(provided -> provided.extension().name())
                .toList();
    }

    @Test
    void anEmptyFolderHasThePlatformsOwnExtensions() {
        try (Plugins plugins = open()) {
            assertThat(engines(plugins)).containsExactly("local");
            assertThat(plugins.diagnostics()).isEmpty();
            Plugin core = plugins.plugin("semblance-core");
            assertThat(core.state()).isEqualTo(State.ACTIVE);
            assertThat(core.provides()).contains("Engine");
            assertThat(core.module()).contains(Plugins.class.getModule());
        }
    }

    @Test
    void aJarAndAFolderOfJarsAndAFolderOfClassesArePlugins() throws IOException {
        Source.plugin("one").version("1.2.0").jar(folder.resolve("one-1.1.jar"));
        Source.plugin("two").jar(folder.resolve("two/two-2.0.jar"));
        Path classes = Source.plugin("three").classes(Files.createDirectory(folder.resolve("three")));
        try (Plugins plugins = Plugins.open(List.of(folder, classes, folder.resolve("one-1.1.jar")))) {
            assertThat(plugins.all().stream()
                            .filter(plugin -> !plugin.name().equals("semblance-core"))
                            .map(plugin -> plugin + " " + plugin.state()))
                    .containsExactly("one 1.2.0 RESOLVED", "test-three RESOLVED", "two RESOLVED");
            assertThat(engines(plugins)).containsExactly("local", "one", "three", "two");
            assertThat(plugins.plugin("one").state()).isEqualTo(State.ACTIVE);
        }
    }

    @Test
    void openingLoadsNoClassAndFindingActivatesTheOnePluginThatIsNeeded() throws IOException {
        for (int p = 0; p < 5; p++) Source.plugin("p" + p).jar(folder.resolve("p" + p + ".jar"));
        try (Plugins plugins = open()) {
            assertThat(plugins.all())
                    .filteredOn(plugin -> plugin.name().startsWith("p"))
                    .hasSize(5)
                    .allSatisfy(plugin -> assertThat(plugin.module()).isEmpty());
            Provided<Engine> found = plugins.find(Engine.class, "p3");
            assertThat(found.extension().getClass().getName()).isEqualTo("test.p3.Box");
            assertThat(found.plugin().module())
                    .contains(found.extension().getClass().getModule());
            assertThat(plugins.all().stream()
                            .filter(plugin -> plugin.state() == State.ACTIVE
                                    && plugin.name().startsWith("p"))
                            .map(Plugin::name))
                    .containsExactly("p3");
        }
    }

    @Test
    void anUnknownNameIsToldWhatIsInstalledAndWhatIsNear() throws IOException {
        Source.plugin("gaussian").jar(folder.resolve("gaussian.jar"));
        Source.plugin("gan", "test.absent")
                .with(Source.module("test.absent", "")
                        .jar(Files.createTempDirectory("m").resolve("absent.jar")))
                .jar(folder.resolve("gan-0.2.jar"));
        try (Plugins plugins = open()) {
            assertThatExceptionOfType(UnknownExtension.class)
                    .isThrownBy(() -> plugins.find(Engine.class, "gausian"))
                    .withMessage("no engine named 'gausian'; installed: gaussian, local; did you mean 'gaussian'?");
            assertThatExceptionOfType(UnknownExtension.class)
                    .isThrownBy(() -> plugins.find(Engine.class, "gan"))
                    .withMessage("no engine named 'gan'; installed: gaussian, local; plugin gan was rejected: P201 "
                            + "gan-0.2.jar: requires module test.absent, which is not installed; install the plugin "
                            + "that holds it, or put its jar into this plugin's folder");
            assertThatExceptionOfType(UnknownExtension.class)
                    .isThrownBy(() -> plugins.find(Trainer.class, "gan"))
                    .withMessageStartingWith("no trainer named 'gan'; none is installed; plugin gan was rejected");
        }
    }

    @Test
    void aPluginSeesNothingOfThePlatformButTheApi() throws IOException {
        String spy = " public Spy { for (String hidden : new String[] {\"semblance.core.plugin.Plugins\","
                + " \"org.junit.jupiter.api.Test\"}) try { Class.forName(hidden);"
                + " throw new IllegalStateException(\"sees \" + hidden); } catch (ClassNotFoundException e) { } }";
        Source.module(
                        "test.spy",
                        "requires semblance.api; exports test.spy;"
                                + " provides semblance.api.data.Engine with test.spy.Spy;")
                .type("test.spy.Spy", Source.engine("Spy", "spy", spy))
                .jar(folder.resolve("spy.jar"));
        Source.library()
                .type("test.free.Spy", Source.engine("Spy", "free", spy))
                .resource("META-INF/services/semblance.api.data.Engine", "test.free.Spy")
                .jar(folder.resolve("free.jar"));
        try (Plugins plugins = open()) {
            assertThat(engines(plugins)).containsExactly("free", "local", "spy");
            assertThat(plugins.diagnostics()).isEmpty();
        }
    }

    @Test
    void twoPluginsBringTwoVersionsOfALibrary() throws IOException {
        for (String name : List.of("old", "young")) {
            Path library = Source.library()
                    .type(
                            "library.Shared",
                            "public class Shared { public static String age() { return \"" + name + "\"; } }")
                    .jar(folder.resolve(name + "/lib/shared-1.0.jar"));
            Source.described(name, "shared")
                    .with(library)
                    .type(
                            "test." + name + ".Box",
                            Source.engine("Box", "box").replace("return \"box\"", "return library.Shared.age()"))
                    .jar(folder.resolve(name + "/" + name + ".jar"));
        }
        try (Plugins plugins = open()) {
            assertThat(engines(plugins)).containsExactly("local", "old", "young");
            assertThat(plugins.diagnostics()).isEmpty();
            assertThat(plugins.why("old")).contains("module shared@1.0 in shared-1.0.jar, automatic, sealed");
        }
    }

    @Test
    void sealedLibrariesFindEachOthersServices() throws IOException {
        Path spi = Source.library()
                .type(
                        "spi.Greeter",
                        "public interface Greeter { String greet(); static String all() { String all ="
                                + " \"\"; for (Greeter g : java.util.ServiceLoader.load(Greeter.class,"
                                + " Greeter.class.getClassLoader())) all += g.greet(); return all; } }")
                .jar(folder.resolve("talk/lib/spi.jar"));
        Source.library()
                .with(spi)
                .type(
                        "greet.Hello",
                        "public class Hello implements spi.Greeter { public String greet() { return"
                                + " \"hello\"; } }")
                .resource("META-INF/services/spi.Greeter", "greet.Hello")
                .jar(folder.resolve("talk/lib/greet.jar"));
        Source.described("talk", "spi")
                .with(spi)
                .type(
                        "test.talk.Box",
                        Source.engine("Box", "box").replace("return \"box\"", "return spi.Greeter.all()"))
                .jar(folder.resolve("talk/talk.jar"));
        try (Plugins plugins = open()) {
            assertThat(engines(plugins)).containsExactly("hello", "local");
            assertThat(plugins.diagnostics()).isEmpty();
        }
    }

    @Test
    void aPluginUsesTheClassesOfOneThatItRequires() throws IOException {
        Path base = Source.module("test.base", "exports test.base;")
                .version("1.0.0")
                .type("test.base.Base", "public class Base { public static String name() { return \"based\"; } }")
                .jar(folder.resolve("zz-base.jar"));
        Source.described("top", "test.base")
                .with(base)
                .type("test.top.Box", Source.engine("Box", "x").replace("return \"x\"", "return test.base.Base.name()"))
                .jar(folder.resolve("top.jar"));
        try (Plugins plugins = open()) {
            assertThat(plugins.diagnostics()).isEmpty();
            assertThat(plugins.plugin("top").requires()).containsExactly("zz-base");
            assertThat(engines(plugins)).containsExactly("based", "local");
            assertThat(plugins.plugin("zz-base").state()).isEqualTo(State.ACTIVE);
            assertThat(plugins.why("top.jar"))
                    .containsExactly(
                            "top: ACTIVE",
                            "in " + folder.resolve("top.jar"),
                            "module test.top in top.jar, requires semblance.api, test.base",
                            "provides Engine",
                            "requires plugin zz-base 1.0.0 (ACTIVE) in " + folder.resolve("zz-base.jar"));
        }
    }

    @Test
    void aDisabledPluginIsListedAndLeftAlone() throws IOException {
        Source.plugin("one").jar(folder.resolve("one-1.0.jar.disabled"));
        try (Plugins plugins = open()) {
            assertThat(plugins.plugin("one").state()).isEqualTo(State.DISABLED);
            assertThat(plugins.diagnostics()).isEmpty();
            assertThatExceptionOfType(UnknownExtension.class)
                    .isThrownBy(() -> plugins.find(Engine.class, "one"))
                    .withMessage("no engine named 'one'; installed: local; plugin one is disabled");
        }
    }

    @Test
    void onTheClassPathItSaysThatItMustBeAModule() throws Exception {
        URL[] path = {location(Extension.class), location(Plugins.class)};
        try (URLClassLoader loader = new URLClassLoader(path, null)) {
            Method open = loader.loadClass(Plugins.class.getName()).getMethod("open", List.class);
            assertThatExceptionOfType(InvocationTargetException.class)
                    .isThrownBy(() -> open.invoke(null, List.of(folder)))
                    .havingCause()
                    .isInstanceOf(IllegalStateException.class)
                    .withMessage(
                            "semblance.core must run as a module to open plugins: start java with --module-path and "
                                    + "--add-modules semblance.core in place of --class-path");
        }
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    @Test
    void classesAreUnloadedOnceThePluginsAreClosed() throws Exception {
        Source.plugin("brief").jar(folder.resolve("brief.jar"));
        Plugins plugins = open();
        WeakReference<ClassLoader> loader = new WeakReference<>(
                plugins.find(Engine.class, "brief").extension().getClass().getClassLoader());
        assertThat(loader.get()).isNotNull();
        plugins.close();
        for (int i = 0; i < 50 && loader.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(loader.get()).isNull();
        assertThatIllegalStateException()
                .isThrownBy(() -> plugins.extensions(Engine.class))
                .withMessage("these plugins are closed");
    }
}
