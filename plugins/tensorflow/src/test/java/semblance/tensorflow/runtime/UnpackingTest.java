package semblance.tensorflow.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackingTest {
    private static final String PLACE = "org/tensorflow/internal/c_api/linux-x86_64/";
    private static final byte[] CODE = "machine code ".repeat(10_000).getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private Path jar;
    private Path unpacked;

    @BeforeEach
    void pack() throws IOException {
        jar = folder.resolve("natives.jar");
        unpacked = folder.resolve("cache/natives.jar").resolve(PLACE);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String name :
                    new String[] {"libcode.so", "libmore.so.2", "libmac.2.dylib", "LICENSE", "deep/libcode.so"}) {
                ZipEntry entry = new ZipEntry(PLACE + name);
                entry.setTime(1_700_000_000_000L);
                zip.putNextEntry(entry);
                zip.write(CODE);
                zip.closeEntry();
            }
        }
    }

    private void unpack() throws IOException {
        new Unpacking(new URL("jar:" + jar.toUri() + "!/" + PLACE + "libcode.so"), folder.resolve("cache")).run();
    }

    @Test
    void theLibrariesBesideTheOneThatIsNamedAreUnpackedAndNothingElse() throws IOException {
        unpack();
        try (var files = Files.list(unpacked)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("libcode.so", "libmore.so.2", "libmac.2.dylib");
        }
        assertThat(unpacked.resolve("libcode.so")).hasBinaryContent(CODE);
        assertThat(Files.getLastModifiedTime(unpacked.resolve("libcode.so")).toMillis())
                .isEqualTo(1_700_000_000_000L);
    }

    @Test
    void whatIsWholeIsLeftAloneAndNeedsNoLeaveToWrite() throws IOException {
        unpack();
        byte[] other = CODE.clone();
        other[0] ^= 1;
        Path library = Files.write(unpacked.resolve("libcode.so"), other);
        Files.setLastModifiedTime(library, FileTime.fromMillis(1_700_000_000_000L));
        Files.delete(folder.resolve("cache/.lock"));
        unpack();
        assertThat(library).hasBinaryContent(other);
        assertThat(folder.resolve("cache/.lock")).doesNotExist();
    }

    @Test
    void whatADeadProcessLeftBehindIsReplaced() throws IOException {
        unpack();
        Files.write(unpacked.resolve("libcode.so"), Arrays.copyOf(CODE, 100));
        Files.write(unpacked.resolve("libmore.so.2.part"), Arrays.copyOf(CODE, 100));
        Files.delete(unpacked.resolve("libmore.so.2"));
        Files.setLastModifiedTime(unpacked.resolve("libmac.2.dylib"), FileTime.fromMillis(0));
        unpack();
        for (String name : new String[] {"libcode.so", "libmore.so.2", "libmac.2.dylib"})
            assertThat(unpacked.resolve(name)).hasBinaryContent(CODE);
        assertThat(unpacked.resolve("libmore.so.2.part")).doesNotExist();
    }

    @Test
    void aDamagedJarIsToldAndLeavesNoFile() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.setMethod(ZipOutputStream.STORED);
            ZipEntry entry = new ZipEntry(PLACE + "libcode.so");
            entry.setSize(CODE.length);
            entry.setCompressedSize(CODE.length);
            CRC32 sum = new CRC32();
            sum.update(CODE);
            entry.setCrc(sum.getValue());
            zip.putNextEntry(entry);
            zip.write(CODE);
            zip.closeEntry();
        }
        byte[] bytes = Files.readAllBytes(jar);
        bytes[1000] ^= 1;
        Files.write(jar, bytes);
        assertThatIOException()
                .isThrownBy(this::unpack)
                .withMessage(jar + " is damaged at " + PLACE + "libcode.so; copy it again");
        assertThat(unpacked).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsAFileIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("cache"), "");
        assertThatIOException()
                .isThrownBy(this::unpack)
                .withMessageStartingWith(file.toString())
                .withMessageEndingWith(
                        "; set SEMBLANCE_NATIVE_CACHE or -Dsemblance.native.cache to choose another folder");
    }

    @Test
    void theRealLibraryIsLoadedOnceAndAgainAtNoCost() {
        Native.load();
        Native.load();
        assertThat(org.tensorflow.TensorFlow.version()).startsWith("2.");
    }
}
