package semblance.core.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import semblance.core.json.Json;

/** Whatever a file holds, reading it ends in an artifact or in one line. */
class BrokenFileTest {
    private static final byte[] GOOD = Artifacts.bytes(ArtifactsTest.artifact(ArtifactsTest.golden()));

    @TempDir
    Path folder;

    @Test
    void noByteCanBeChangedUnseen() {
        for (int i = 0; i < GOOD.length; i++)
            for (int flip : new int[] {0x01, 0x80, 0xFF}) {
                byte[] bytes = GOOD.clone();
                bytes[i] ^= (byte) flip;
                refused(bytes);
            }
    }

    @Test
    void noByteCanBeMissingOrAdded() {
        for (int length = 0; length < GOOD.length; length++) refused(Arrays.copyOf(GOOD, length));
        refused(Arrays.copyOf(GOOD, GOOD.length + 1));
    }

    @Test
    void noiseIsRefused() {
        long seed = 11;
        SplittableRandom random = new SplittableRandom(seed);
        for (int trial = 0; trial < 2000; trial++) {
            byte[] bytes = GOOD.clone();
            for (int n = random.nextInt(1, 40); n > 0; n--) {
                int at = random.nextInt(bytes.length);
                bytes[at] = (byte) (bytes[at] + 1 + random.nextInt(255));
            }
            if (!Arrays.equals(bytes, GOOD)) refused(bytes);
        }
    }

    private static void refused(byte[] bytes) {
        assertThatThrownBy(() -> Artifacts.read(bytes, "model.smb", ArtifactsTest.MODULES))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith("model.smb ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void whatIsNotAModelFileIsToldFromWhatIsBroken() throws IOException {
        says("", "model.smb is empty, not a model file; fit the model again");
        says("a,b\n1,2\n", "model.smb is not a model file: expected what 'semblance fit' writes, found something else");
        saysOf(
                Arrays.copyOf(GOOD, GOOD.length - 5),
                "model.smb is truncated or altered: its end is not the end of a model file;"
                        + " copy it again or fit the model again");
        ByteArrayOutputStream other = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(other)) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
            zip.write(1);
        }
        assertThatThrownBy(() -> Artifacts.read(other.toByteArray(), "model.smb", ArtifactsTest.MODULES))
                .isInstanceOf(ModelFileException.class)
                .hasMessage("model.smb is a zip but not a model file: expected what 'semblance fit' writes, found no"
                        + " manifest");
        assertThatThrownBy(() -> Artifacts.inspect(folder.resolve("none.smb")))
                .hasMessage("there is no model file " + folder.resolve("none.smb"));
        assertThatThrownBy(() -> Artifacts.inspect(folder))
                .isInstanceOf(ModelFileException.class)
                .hasMessage(folder + " is not a file; expected a model file that 'semblance fit' wrote");
        Path file = Files.write(folder.resolve("half.smb"), Arrays.copyOf(GOOD, 100));
        assertThatThrownBy(() -> Artifacts.inspect(file)).isInstanceOf(ModelFileException.class);
    }

    @Test
    void aForgedManifestReachesNoOtherClassAndNoMemory() throws IOException {
        forged("ArtifactsTest$Golden", "ArtifactsTest$Holder", "model.components is missing");
        forged("semblance.core.artifact.ArtifactsTest$Golden", "java.util.Random", "found java.util.Random");
        forged("semblance.core.artifact.ArtifactsTest$Ball", "java.lang.Runtime", "found java.lang.Runtime");
        forged(
                "semblance.core.artifact.ArtifactsTest$Ball",
                "semblance.core.artifact.ArtifactsTest$Golden",
                "expected semblance.core.artifact.ArtifactsTest$Shape of its module");
        forged("semblance.core.artifact.ArtifactsTest$Golden", "[Ljava.lang.String;", "found [Ljava.lang.String;");
        forged("\"radius\": 0.5", "\"radius\": -1.5", "model.shape: radius must be at least 0, got -1.5");
        forged("\"radius\": 0.5", "\"radius\": true", "model.shape.radius: expected a number, found true");
        forged("\"radius\": 0.5", "\"radios\": 0.5", "model.shape.radius is missing");
        forged("\"radius\": 0.5", "\"radius\": 0.5, \"x\": 1", "has no component 'x'");
        forged(
                "\"parts/0/children.npy\"",
                "\"parts/0/means.npy\"",
                "its entries are not those of its manifest"); // replaces both names
        forged(
                "\"@npy\": \"parts/0/children.npy\"",
                "\"@npy\": \"parts/0/means.npy\"",
                "array parts/0/means.npy: there is no such entry, or it is used twice");
        forged("\"format\": 1", "\"format\": 2", "was written by a newer Semblance (");
        forged("\"kind\": \"model\",\n  \"seed\"", "\"kind\": \"other\",\n  \"seed\"", "kind must be model or");
    }

    private static void forged(String from, String to, String message) throws IOException {
        Archive archive = Archive.open(Bytes.of(GOOD), "good");
        List<Zip.Item> items = new ArrayList<>();
        for (Zip.Entry entry : archive.entries().values()) {
            byte[] content = archive.read(entry);
            if (entry.offset() == 0) {
                String text = new String(content, StandardCharsets.UTF_8);
                assertThat(text).contains(from);
                content = text.replace(from, to).getBytes(StandardCharsets.UTF_8);
            }
            items.add(Zip.Item.of(entry.name(), Content.of(content)));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Zip.write(items, bytes);
        assertThatThrownBy(() -> Artifacts.read(bytes.toByteArray(), "model.smb", ArtifactsTest.MODULES))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining(message);
    }

    /** Checksums are right here, so that what reads records is tried as well. */
    @Test
    void anyManifestIsReadOrRefused() throws IOException {
        long seed = 23;
        SplittableRandom random = new SplittableRandom(seed);
        byte[] rich = Artifacts.bytes(ArtifactsTest.artifact(ArtifactsTest.everything()));
        Archive archive = Archive.open(Bytes.of(rich), "rich");
        List<Zip.Item> arrays = new ArrayList<>();
        for (Zip.Entry entry : archive.entries().values())
            arrays.add(Zip.Item.of(entry.name(), Content.of(archive.read(entry))));
        Object tree = Json.read(archive.read(archive.entries().get(ManifestText.NAME)), "manifest");
        List<Object> nodes = new ArrayList<>(List.of("", "NaN", -1L, 1L << 40, 0.5, true, List.of(), Map.of()));
        gather(tree, nodes);
        int refused = 0;
        for (int trial = 0; trial < 1500; trial++) {
            Object other = mutated(tree, random.nextInt(nodes.size() - 8), new int[1], nodes, random);
            List<Zip.Item> items = new ArrayList<>(arrays);
            items.set(
                    0,
                    Zip.Item.of(
                            ManifestText.NAME, Content.of(Json.compact(other).getBytes(StandardCharsets.UTF_8))));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Zip.write(items, bytes);
            try {
                Artifacts.read(bytes.toByteArray(), "model.smb", ArtifactsTest.MODULES);
            } catch (ModelFileException e) {
                refused++;
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", trial " + trial, e);
            }
        }
        assertThat(refused).isGreaterThan(750);
    }

    private static void gather(Object tree, List<Object> nodes) {
        nodes.add(tree);
        if (tree instanceof Map<?, ?> map) map.values().forEach(value -> gather(value, nodes));
        if (tree instanceof List<?> list) list.forEach(value -> gather(value, nodes));
    }

    /** The tree with its node of number {@code target} replaced by any other, or left out. */
    private static Object mutated(Object tree, int target, int[] seen, List<Object> nodes, SplittableRandom random) {
        if (seen[0]++ == target) return nodes.get(random.nextInt(nodes.size()));
        if (tree instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                boolean drop = seen[0] == target && random.nextBoolean();
                Object value = mutated(entry.getValue(), target, seen, nodes, random);
                if (!drop) copy.put(entry.getKey(), value);
            }
            return copy;
        }
        if (!(tree instanceof List<?> list)) return tree;
        List<Object> copy = new ArrayList<>();
        for (Object each : list) copy.add(mutated(each, target, seen, nodes, random));
        return copy;
    }

    @Test
    void shapesThatLieAreRefused() {
        Class<?> matrix = double[][].class;
        shape(matrix, new long[] {1L << 40, 1L << 40}, 64, "its shape is too large");
        shape(matrix, new long[] {Integer.MAX_VALUE, 0}, 0, "its shape is too large");
        shape(matrix, new long[] {2, 2}, 8, "its shape does not fit its size");
        shape(matrix, new long[] {4}, 32, "expected 2 dimensions");
        shape(int[].class, new long[] {4}, 32, "expected int, found double");
        assertThatThrownBy(() -> nested(matrix, new long[] {1}, 8, List.of(new int[] {3})))
                .hasMessage("its lengths do not fit");
        assertThatThrownBy(() -> nested(matrix, new long[] {1}, 8, List.of(new int[] {2, -1})))
                .hasMessage("a length is negative");
    }

    private static void shape(Class<?> type, long[] shape, int bytes, String message) {
        assertThatThrownBy(() -> nested(type, shape, bytes, List.of()))
                .isInstanceOf(IOException.class)
                .hasMessage(message);
    }

    private static Object nested(Class<?> type, long[] shape, int bytes, List<int[]> lengths) throws IOException {
        byte[] header = Npy.header(double.class, shape);
        byte[] all = Arrays.copyOf(header, header.length + bytes);
        return Nested.read(Bytes.of(all).stream(0, all.length), all.length, type, lengths);
    }

    private static void says(String content, String message) {
        saysOf(content.getBytes(StandardCharsets.UTF_8), message);
    }

    private static void saysOf(byte[] bytes, String message) {
        assertThatThrownBy(() -> Artifacts.read(bytes, "model.smb", ArtifactsTest.MODULES))
                .isInstanceOf(ModelFileException.class)
                .hasMessage(message);
    }
}
