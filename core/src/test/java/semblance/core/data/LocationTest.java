package semblance.core.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocationTest {
    @TempDir
    Path folder;

    @Test
    void aFileAppearsWithCommitAndNotBefore() throws IOException {
        Path path = folder.resolve("out.csv");
        Files.writeString(path, "old");
        try (FileLocation file = new FileLocation(path)) {
            try (OutputStream out = file.create()) {
                out.write("new".getBytes(UTF_8));
            }
            assertThat(path).hasContent("old");
            file.commit();
            assertThat(path).hasContent("new");
        }
        only(path);
    }

    @Test
    void whatIsNotCommittedIsDropped() throws IOException {
        Path path = folder.resolve("out.csv");
        try (FileLocation file = new FileLocation(path)) {
            file.create().write(new byte[100_000]);
            OutputStream second = file.create();
            second.write(1);
        }
        only();
        try (FileLocation file = new FileLocation(path)) {
            file.commit(); // nothing was written, so nothing appears
        }
        only();
    }

    private void only(Path... expected) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(expected);
        }
    }

    @Test
    void aLinkStaysALinkToTheNewContent() throws IOException {
        Path path = Files.writeString(folder.resolve("real.csv"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), path.getFileName());
        try (FileLocation file = new FileLocation(link)) {
            file.create().write("new".getBytes(UTF_8));
            file.commit();
        }
        assertThat(link).isSymbolicLink();
        assertThat(path).hasContent("new");
        only(path, link);
    }

    @Test
    void whatAKilledProcessLeftIsRemovedByTheNext() throws IOException {
        Path path = folder.resolve("out.csv");
        FileTime old = FileTime.from(Instant.now().minusSeconds(3600));
        Path left = Files.writeString(folder.resolve(".out.csv.999999999999-0.part"), "half");
        Path fresh = Files.writeString(folder.resolve(".out.csv.999999999999-1.part"), "half");
        Path alive = folder.resolve(".out.csv." + ProcessHandle.current().pid() + "-7.part");
        Path other = Files.writeString(folder.resolve(".out_csv.999999999999-0.part"), "half");
        Files.writeString(alive, "half");
        for (Path file : List.of(left, alive, other)) Files.setLastModifiedTime(file, old);
        try (FileLocation file = new FileLocation(path)) {
            file.create().write(1);
            file.commit();
        }
        only(path, fresh, alive, other);
    }

    @Test
    void filesThatCannotBeReadAreNamed() {
        Path none = folder.resolve("none.csv");
        assertThatThrownBy(() -> new FileLocation(none).open()).hasMessage("there is no file " + none);
        assertThatThrownBy(() -> new FileLocation(folder).open()).hasMessage(folder + " is a folder, expected a file");
    }

    @Test
    void standardInputIsReadOnceAndOpenedOften() throws IOException {
        byte[] large = new byte[3_000_000];
        new Random(1).nextBytes(large);
        for (byte[] bytes : new byte[][] {large, "a,b\n".getBytes(UTF_8), {}})
            try (LocalLocation in = LocalLocation.input("-", new ByteArrayInputStream(bytes), folder)) {
                for (int i = 0; i < 2; i++)
                    try (InputStream stream = in.open()) {
                        assertThat(stream.readAllBytes()).isEqualTo(bytes);
                    }
                assertThat(in).hasToString("standard input");
            }
        only();
    }

    @Test
    void shortStandardOutputComesAllOrNotAtAll() throws IOException {
        byte[] text = "a,b\n1,2\n".getBytes(UTF_8);
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        try (LocalLocation out = LocalLocation.output("-", terminal)) {
            out.create().write(text);
            assertThat(out).hasToString("standard output");
        }
        assertThat(terminal.size()).isZero();
        try (LocalLocation out = LocalLocation.output("-", terminal)) {
            try (OutputStream stream = out.create()) {
                stream.write(text);
                stream.write('x');
            }
            assertThat(terminal.size()).isZero();
            out.commit();
        }
        assertThat(terminal).hasToString("a,b\n1,2\nx");
    }

    @Test
    void longStandardOutputComesAsItIsMade() throws IOException {
        byte[] part = new byte[400_000];
        new Random(1).nextBytes(part);
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        try (LocalLocation out = LocalLocation.output("-", terminal)) {
            try (OutputStream stream = out.create()) {
                for (int i = 1; i <= 4; i++) {
                    stream.write(part);
                    expected.write(part);
                    assertThat(terminal.size()).isEqualTo(i < 3 ? 0 : expected.size());
                }
            }
            out.commit();
        }
        assertThat(terminal.toByteArray()).isEqualTo(expected.toByteArray());
        only();
    }
}
