package semblance.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import semblance.api.data.Engine;

/** Plugins with native code; each test has modules of its own, because what is loaded here stays for all of them. */
class LastingTest {
    @TempDir
    private Path folder;

    private static Path heavy(String name, Path folder) throws IOException {
        Source.library()
                .type("natives.of." + name + ".Loader", "public class Loader {}")
                .resource("natives/of/" + name + "/linux-x86_64/lib" + name + ".so.2", "machine code")
                .jar(folder.resolve(name + "-natives.jar"));
        return Source.plugin(name).version("1.0").jar(folder.resolve(name + ".jar"));
    }

    private static Class<?> engine(Plugins plugins, String name) {
        return plugins.find(Engine.class, name).extension().getClass();
    }

    @Test
    void itsClassesAreThoseOfTheFirstOpening() throws IOException {
        heavy("first", folder.resolve("first"));
        Source.plugin("light").jar(folder.resolve("light.jar"));
        Class<?> heavy;
        Class<?> light;
        try (Plugins plugins = Plugins.open(List.of(folder))) {
            heavy = engine(plugins, "first");
            light = engine(plugins, "light");
        }
        try (Plugins plugins = Plugins.open(List.of(folder));
                Plugins others = Plugins.open(List.of(folder))) {
            assertThat(engine(plugins, "first")).isSameAs(heavy).isSameAs(engine(others, "first"));
            assertThat(engine(plugins, "light")).isNotSameAs(light).isNotSameAs(engine(others, "light"));
            assertThat(plugins.diagnostics()).isEmpty();
        }
    }

    @Test
    void aCopyOfItsJarsIsTheSamePlugin() throws IOException {
        heavy("copied", folder.resolve("one/copied"));
        Path copy = Files.createDirectories(folder.resolve("two/copied"));
        for (String jar : List.of("copied.jar", "copied-natives.jar"))
            Files.copy(folder.resolve("one/copied").resolve(jar), copy.resolve(jar));
        try (Plugins one = Plugins.open(List.of(folder.resolve("one")));
                Plugins two = Plugins.open(List.of(folder.resolve("two")))) {
            assertThat(engine(one, "copied")).isSameAs(engine(two, "copied"));
        }
    }

    @Test
    void otherJarsAreRefusedUntilTheProcessIsStartedAgain() throws IOException {
        Path jar = heavy("changed", folder.resolve("changed"));
        Path place = folder.resolve("changed").toRealPath();
        Source.plugin("above", "test.changed").with(jar).jar(folder.resolve("above.jar"));
        try (Plugins plugins = Plugins.open(List.of(folder))) {
            engine(plugins, "above");
        }
        Path next = Source.plugin("changed").version("1.1").jar(folder.resolve("changed.new"));
        Files.move(next, jar, StandardCopyOption.REPLACE_EXISTING);
        try (Plugins plugins = Plugins.open(List.of(folder))) {
            assertThatExceptionOfType(UnknownExtension.class)
                    .isThrownBy(() -> plugins.find(Engine.class, "above"))
                    .withMessageContaining("P501");
            assertThat(plugins.diagnostics().stream().map(Diagnostic::toString))
                    .containsExactly(
                            "P206 above.jar: requires plugin changed, which was refused: P501 changed: this process"
                                    + " has loaded another module test.changed, whose native code cannot be loaded"
                                    + " twice: that one came from " + place + ", as it was then; restart the process to"
                                    + " use this one",
                            "P501 changed: this process has loaded another module test.changed, whose native code"
                                    + " cannot be loaded twice: that one came from " + place
                                    + ", as it was then; restart the process to use this one");
        }
    }

    @Test
    void whatItRequiresStaysAndWhatRequiresItIsUnloaded() throws Exception {
        Path base = Source.plugin("base").jar(folder.resolve("base.jar"));
        Source.library()
                .type("natives.middle.Loader", "public class Loader {}")
                .resource("natives/middle/windows-x86_64/middle.dll", "machine code")
                .jar(folder.resolve("middle/middle-natives.jar"));
        Path middle =
                Source.plugin("middle", "transitive test.base").with(base).jar(folder.resolve("middle/middle.jar"));
        Source.plugin("top", "test.middle").with(base, middle).jar(folder.resolve("top.jar"));
        Plugins plugins = Plugins.open(List.of(folder));
        Class<?> required = engine(plugins, "base"); // before anybody asks for the one with native code
        WeakReference<Class<?>> top = new WeakReference<>(engine(plugins, "top"));
        plugins.close();
        for (int i = 0; i < 50 && top.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(top.get()).isNull();
        try (Plugins again = Plugins.open(List.of(folder))) {
            assertThat(engine(again, "top")).isNotNull();
            assertThat(engine(again, "base")).isSameAs(required);
            assertThat(again.diagnostics()).isEmpty();
        }
    }
}
