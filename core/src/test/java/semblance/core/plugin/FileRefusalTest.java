package semblance.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import semblance.api.data.Engine;
import semblance.api.train.Seed;
import semblance.core.plugin.Plugin.State;

/** Bad files and descriptors, each beside a good plugin, which must go on. */
class FileRefusalTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void aGoodPluginIsInstalled() throws IOException {
        Source.plugin("good").jar(folder.resolve("good.jar"));
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
        Verdicts.told(
                folder,
                "P090 README.txt: is not a plugin and was left alone; a plugin is a .jar file or a folder of them",
                "P091 empty: this folder holds no jar; put the plugin's jars into it");
    }

    @Test
    void aFileThatIsNoJar() throws IOException {
        Files.writeString(folder.resolve("notes-1.0.jar"), "not a zip file");
        Files.createFile(folder.resolve("nothing.jar"));
        Verdicts.told(
                folder,
                "P002 notes-1.0.jar: is not a jar: it does not begin as a zip file does; remove the file",
                "P002 nothing.jar: is empty; copy the jar again");
    }

    @Test
    void aTruncatedJar() throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve("good.jar"));
        Files.write(folder.resolve("half.jar"), Arrays.copyOf(whole, whole.length / 2));
        Verdicts.told(
                folder,
                "P003 half.jar: is truncated or damaged: ZipException: zip END header not found; copy or build it again");
    }

    @Test
    void aDescriptorThatCannotBeUsed() throws IOException {
        Source.plugin("cut").without("test/cut/Box.class").jar(folder.resolve("cut.jar"));
        Source.plugin("gone")
                .type("test.gone.Other", "public class Other {}")
                .without("test/gone/Box.class")
                .jar(folder.resolve("gone.jar"));
        Source.plugin("flat").resource("Flat.class", "").jar(folder.resolve("flat.jar"));
        zip(folder.resolve("junk.jar"), "module-info.class", "not a class");
        Verdicts.told(
                folder,
                "P101 cut.jar: its module-info.class cannot be used: Package test.cut not found in module; "
                        + "build the jar again",
                "P101 flat.jar: its module-info.class cannot be used: Flat.class is in no package; build the jar again",
                "P103 gone.jar: provides test.gone.Box, a class that it does not hold; build the jar again",
                "P003 junk.jar: is truncated or damaged: module-info.class is not a class file; copy or build it again");
    }

    @Test
    void aJarWithoutAnyModuleName() throws IOException {
        Source.library().type("a.A", "public class A {}").jar(folder.resolve("1.jar"));
        Verdicts.told(
                folder,
                "P102 1.jar: has no module-info.class, and no module can be made of it: 1: Invalid module name: '1' "
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
        Verdicts.told(
                folder,
                "P190 odd.jar: META-INF/services/semblance.api.data.Engine and module-info disagree: the one names "
                        + "[test.odd.Bax], the other [test.odd.Box]; name the same classes in both");
    }

    @Test
    void aLibraryThatNobodyRequiresIsTold() throws IOException {
        Source.library().type("a.A", "public class A {}").jar(folder.resolve("library-1.0.jar"));
        Verdicts.told(
                folder,
                "P191 library-1.0.jar: provides no extension, and no plugin requires it; if it is a library, put it into "
                        + "the folder of the plugin that needs it");
    }

    @Test
    void noDamageToAJarStopsTheOthersOrGoesUntold() throws IOException {
        Path jar = Source.plugin("frail")
                .resource("META-INF/services/semblance.api.data.Engine", "test.frail.Box")
                .jar(folder.resolve("frail.jar"));
        byte[] whole = Files.readAllBytes(jar);
        for (long seed = 0; seed < 300; seed++) {
            RandomGenerator random = new Seed(seed).random();
            byte[] damaged = Arrays.copyOf(whole, seed % 3 == 0 ? random.nextInt(whole.length) : whole.length);
            for (int flips = random.nextInt(1, 4); flips > 0 && damaged.length > 0; flips--)
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(jar, damaged);
            try (Plugins plugins = Plugins.open(List.of(folder))) {
                List<String> names = plugins.extensions(Engine.class).stream()
                        .map(provided -> provided.extension().name())
                        .toList();
                assertThat(names).as("seed " + seed).contains("good", "local");
                assertThat(names.contains("frail") || !plugins.diagnostics().isEmpty())
                        .as("seed " + seed + " is used or told")
                        .isTrue();
            }
        }
    }

    @Test
    void aClassThatIsDamagedIsNotNoticedBeforeItIsNeeded() throws IOException {
        Source.plugin("late").cut("test/late/Box.class", 40).jar(folder.resolve("late.jar"));
        try (Plugins plugins = Plugins.open(List.of(folder))) {
            assertThat(plugins.plugin("late").state()).isEqualTo(State.RESOLVED);
            assertThat(plugins.diagnostics()).isEmpty();
        }
        Verdicts.told(
                folder,
                "P407 late.jar: test.late.Box cannot be linked: ClassFormatError: Truncated class file; put the jar that is "
                        + "missing into the plugin's folder, or install versions that fit");
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
