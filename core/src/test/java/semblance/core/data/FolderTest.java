package semblance.core.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import semblance.api.data.Location;

class FolderTest {
    @TempDir
    Path folder;

    private LocalLocation out(String name) {
        return LocalLocation.output(folder + "/" + name, OutputStream.nullOutputStream());
    }

    private static void put(Location place, String name, String text) throws IOException {
        try (OutputStream out = place.resolve(name).create()) {
            out.write(text.getBytes(UTF_8));
        }
    }

    private static String text(Location entry) throws IOException {
        try (InputStream in = entry.open()) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"out/", "out.zip"})
    void whatIsWrittenAppearsWithCommitAndIsReadInTheOrderOfItsNames(String name) throws IOException {
        try (LocalLocation to = out(name)) {
            put(to, "b/10.txt", "ten");
            put(to, "2.txt", "two");
            put(to, "\u00e4 #%/3.txt", "three");
            put(to, "a/10.txt", "TEN");
            assertThat(folder.resolve(name)).doesNotExist();
            to.commit();
        }
        assertThat(names()).containsExactly(name.replace("/", ""));
        try (LocalLocation from = LocalLocation.input(folder + "/" + name, InputStream.nullInputStream(), folder)) {
            List<Location> entries = from.entries();
            assertThat(entries)
                    .extracting(entry -> from.uri().relativize(entry.uri()).getPath())
                    .containsExactly("2.txt", "\u00e4 #%/3.txt", "a/10.txt", "b/10.txt");
            for (int again = 0; again < 2; again++)
                assertThat(List.of(text(entries.get(0)), text(entries.get(1)), text(entries.get(2))))
                        .containsExactly("two", "three", "TEN");
            assertThat(entries.get(2)).hasToString(folder.resolve(name) + "/a/10.txt");
            assertThatThrownBy(() -> from.resolve("none").open()).isInstanceOf(FileNotFoundException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"out/", "out.zip"})
    void whatIsNotCommittedLeavesNothingBehind(String name) throws IOException {
        try (LocalLocation to = out(name)) {
            put(to, "a/1.txt", "one");
        }
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"out/", "out.zip"})
    void noRowsAreAnEmptyFolder(String name) throws IOException {
        try (LocalLocation to = out(name)) {
            to.commit();
        }
        assertThat(names()).containsExactly(name.replace("/", ""));
        try (LocalLocation from = LocalLocation.input(folder + "/" + name, InputStream.nullInputStream(), folder)) {
            assertThat(from.entries()).isEmpty();
        }
    }

    @Test
    void numbersInNamesAreOrderedByTheirValues() {
        List<String> ordered = List.of(
                "a.png",
                "b/a.png",
                "a01.png",
                "a1.png",
                "c/a1.png",
                "a2.png",
                "a10.png",
                "a10b.png",
                "a99999999999999999999.png",
                "a100000000000000000000.png",
                "b.png");
        List<String> shuffled = new java.util.ArrayList<>(ordered);
        java.util.Collections.shuffle(shuffled, new java.util.Random(5));
        shuffled.sort(Entries.ORDER);
        assertThat(shuffled).containsExactlyElementsOf(ordered);
    }

    @Test
    void anEmptyFolderIsFilledButOneThatHoldsFilesIsLeftAlone() throws IOException {
        Path target = Files.createDirectory(folder.resolve("out"));
        try (LocalLocation to = out("out/")) {
            put(to, "1.txt", "one");
            to.commit();
        }
        assertThat(target.resolve("1.txt")).hasContent("one");
        try (LocalLocation to = out("out/")) {
            assertThatThrownBy(() -> put(to, "2.txt", "two"))
                    .isInstanceOf(IOException.class)
                    .hasMessage("cannot write the folder " + target + ": it holds files; name a new one or empty it");
        }
        assertThat(target.resolve("1.txt")).hasContent("one");
        Files.writeString(folder.resolve("file"), "");
        try (LocalLocation to = out("file/")) {
            assertThatThrownBy(() -> put(to, "2.txt", "two"))
                    .hasMessage("cannot write the folder " + folder.resolve("file") + ": there is a file of this name");
        }
        try (LocalLocation to = out("none/out/")) {
            assertThatThrownBy(() -> put(to, "2.txt", "two"))
                    .hasMessage("cannot write the folder " + folder.resolve("none/out") + ": there is no folder "
                            + folder.resolve("none"));
        }
    }

    @Test
    void equalEntriesAreEqualArchives() throws IOException {
        for (String name : List.of("a.zip", "b.zip"))
            try (LocalLocation to = out(name)) {
                put(to, "1.txt", "one");
                to.commit();
            }
        assertThat(folder.resolve("a.zip")).hasSameBinaryContentAs(folder.resolve("b.zip"));
    }

    @Test
    void whatIsBesideAFileAppearsWithIt() throws IOException {
        try (LocalLocation to = out("images")) {
            try (OutputStream out = to.create()) {
                out.write(1);
            }
            put(to, "labels", "x");
            assertThat(names()).noneMatch(name -> name.equals("labels"));
            to.commit();
        }
        assertThat(names()).containsExactly("images", "labels");
        assertThat(out("images").entries()).isEmpty();
    }

    @Test
    void hiddenFilesAreNoEntries() throws IOException {
        Files.createDirectories(folder.resolve("in/.git"));
        Files.writeString(folder.resolve("in/.git/config"), "");
        Files.writeString(folder.resolve("in/.DS_Store"), "");
        Files.writeString(folder.resolve("in/1.txt"), "");
        assertThat(new FileLocation(folder.resolve("in")).entries())
                .extracting(Location::uri)
                .containsExactly(URI.create(folder.resolve("in").toUri() + "1.txt"));
        assertThat(new FileLocation(zip("__MACOSX/1.txt", "2.txt", ".3.txt")).entries())
                .hasSize(1);
    }

    private Path zip(String... names) throws IOException {
        Path path = folder.resolve("some.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(new byte[1000]);
                zip.closeEntry();
            }
        }
        return path;
    }

    private static void refused(Path path, String message) {
        assertThatThrownBy(() -> {
                    try (FileLocation from = new FileLocation(path)) {
                        for (Location entry : from.entries()) text(entry);
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../escaped.txt", "/etc/passwd", "a/../../b", "a\\b", "C:x", "a//b"})
    void namesThatLeadOutOfAnArchiveAreRefused(String name) throws IOException {
        Path path = zip("fine.txt", name);
        refused(path, path + ": the name '" + name + "' is not a path within it; nothing was read from or written to");
        assertThatThrownBy(() -> out("out/").resolve(name)).hasMessageContaining("is not a path within it");
    }

    @Test
    void archivesThatAreNoneOrDamagedSaySo() throws IOException {
        Path path = Files.writeString(folder.resolve("text.zip"), "no zip");
        refused(path, path + " is not a whole zip archive: ");
        Path cut = zip("1.txt");
        Files.write(cut, java.util.Arrays.copyOf(Files.readAllBytes(cut), 60));
        refused(cut, cut + " is not a whole zip archive: ");
        refused(folder.resolve("none.zip"), "there is no file " + folder.resolve("none.zip"));
        assertThatThrownBy(() -> out("none/").entries()).hasMessage("there is no folder " + folder.resolve("none"));
    }

    @Test
    void anEntryThatIsLargerThanItSaysIsNotReadOn() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("bomb.txt"));
            zip.write(new byte[1 << 20]);
            zip.closeEntry();
        }
        byte[] lying = bytes.toByteArray();
        int central = lying.length - 22 - 46 - "bomb.txt".length();
        lying[central + 24] = 10; // the size of the entry once unpacked
        lying[central + 25] = 0;
        lying[central + 26] = 0;
        Path path = Files.write(folder.resolve("bomb.zip"), lying);
        try (FileLocation from = new FileLocation(path)) {
            assertThatThrownBy(() -> text(from.entries().get(0)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("entry bomb.txt");
        }
    }
}
