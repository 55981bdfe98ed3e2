package semblance.core.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import semblance.api.data.Column;
import semblance.api.data.Kind;
import semblance.api.data.Schema;

class ArtifactsTest {
    static final Modules MODULES = Modules.only(ArtifactsTest.class.getModule());
    static final Schema SCHEMA = new Schema(
            List.of(
                    new Column.Numeric("age", Kind.INTEGER),
                    new Column.Categorical("sex", List.of("Female", "Male"), false),
                    new Column.Tensor("face", List.of(2, 2, 1)),
                    new Column.Text("name")),
            "sex",
            "count");

    @TempDir
    Path folder;

    public enum Form {
        ROUND,
        SQUARE {
            @Override
            public String toString() {
                return "four corners";
            }
        }
    }

    public sealed interface Shape {}

    public record Ball(double radius) implements Shape {
        public Ball {
            if (!(radius >= 0)) throw new IllegalArgumentException("radius must be at least 0, got " + radius);
        }
    }

    public record Box(double[] sides) implements Shape {}

    public enum Nothing implements Shape {
        NOTHING
    }

    public record Pair<A, B>(A first, List<B> second) {}

    public record Everything(
            boolean truth,
            byte tiny,
            short small,
            int whole,
            long large,
            float single,
            double real,
            String text,
            Form form,
            Double boxed,
            boolean[] truths,
            byte[] bytes,
            short[] shorts,
            int[] ints,
            long[] longs,
            float[] floats,
            double[] doubles,
            double[][] matrix,
            double[][][] cube,
            int[][] ragged,
            long[][][] deepRagged,
            String[] texts,
            String[][] table,
            Form[] forms,
            List<Shape> shapes,
            Map<String, List<Ball>> balls,
            Pair<String, Ball> pair,
            Schema schema) {}

    static Everything everything() {
        return new Everything(
                true,
                (byte) -7,
                (short) -300,
                Integer.MIN_VALUE,
                Long.MAX_VALUE - 1,
                0.1f,
                -0.0,
                "d\u00e9j\u00e0 vu \uD83D\uDE00 \"\\\n\u0000",
                Form.SQUARE,
                Double.NaN,
                new boolean[] {true, false, true},
                new byte[] {-128, 127},
                new short[] {-32768, 32767},
                new int[] {1, -2, Integer.MAX_VALUE},
                new long[] {Long.MIN_VALUE, 0},
                new float[] {Float.NaN, Float.MIN_VALUE, -0f},
                new double[] {Double.longBitsToDouble(0x7ff8_0000_0000_1234L), -0.0, 1e300, Double.MIN_VALUE},
                new double[][] {{1, 2, 3}, {4, 5, 6}},
                new double[][][] {{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}},
                new int[][] {{1}, {}, {2, 3}},
                new long[][][] {{{1}, {2, 3}}, {}, {{}}},
                new String[] {"a", null, ""},
                new String[][] {{"x"}, {}},
                new Form[] {Form.ROUND, Form.SQUARE},
                List.of(new Ball(0.1), new Box(new double[] {1, 2}), Nothing.NOTHING),
                Map.of("z", List.of(new Ball(1)), "a/b", List.of(), "", List.of(new Ball(2), new Ball(3))),
                new Pair<>("left", List.of(new Ball(4))),
                SCHEMA);
    }

    static Artifact artifact(Record content) {
        Part part =
                new Part("model", "gaussian-mixture", Map.of("components", "3"), "gaussian-mixture", "0.1.0", content);
        return new Artifact(
                Artifact.MODEL,
                List.of(part),
                SCHEMA,
                42,
                "00ff",
                Map.of("logLikelihood", -1130.26396, "bad", Double.NaN),
                Map.of("rows", "272"));
    }

    @Test
    void everyKindOfPlainDataComesBackBitForBit() {
        Everything before = everything();
        Everything after = Artifacts.copy(before);
        same(after, before);
        assertThat(Double.doubleToRawLongBits(after.doubles()[0])).isEqualTo(0x7ff8_0000_0000_1234L);
        assertThat(Double.doubleToRawLongBits(after.real())).isEqualTo(Double.doubleToRawLongBits(-0.0));
        assertThat(after.form()).isSameAs(Form.SQUARE);
        assertThat(after.pair().second()).containsExactly(new Ball(4));
    }

    /** The same values, numbers to the last bit. */
    private static void same(Object after, Object before) {
        assertThat(after)
                .usingRecursiveComparison()
                .withEqualsForType(
                        (a, b) -> Double.doubleToRawLongBits(a) == Double.doubleToRawLongBits(b), Double.class)
                .withEqualsForType((a, b) -> Float.floatToRawIntBits(a) == Float.floatToRawIntBits(b), Float.class)
                .isEqualTo(before);
    }

    @Test
    void whatIsWrittenIsReadBackWithItsProvenance() throws IOException {
        Path file = folder.resolve("model.smb");
        Artifact before = artifact(everything());
        Artifacts.write(before, file);
        Artifact after = Artifacts.read(file, MODULES);
        same(after, before);
        Manifest manifest = Artifacts.inspect(file);
        assertThat(manifest.schema()).isEqualTo(SCHEMA);
        assertThat(manifest.parts().get(0).plugin()).isEqualTo("gaussian-mixture");
        assertThat(manifest.tree()).containsEntry("seed", 42L).containsEntry("kind", "model");
        assertThat(manifest.entries())
                .hasSameSizeAs(manifest.entries().stream()
                        .map(Manifest.Entry::name)
                        .distinct()
                        .toList());
    }

    @Test
    void whatWasLearnedIsDescribedWithoutAnyPlugin() throws IOException {
        Path file = folder.resolve("model.smb");
        Artifacts.write(artifact(everything()), file);
        Map<String, Object> tree = Artifacts.describe(file);
        Map<String, Object> manifest = Artifacts.inspect(file).tree();
        assertThat(tree.keySet()).containsExactlyElementsOf(manifest.keySet());
        Map<?, ?> part = (Map<?, ?>) ((List<?>) tree.get("parts")).get(0);
        Map<?, ?> content = (Map<?, ?>) part.get("content");
        assertThat(content.get("form")).isEqualTo("SQUARE");
        assertThat(content.get("doubles").toString()).matches("\\{@npy=parts/0/.*doubles.npy}");
    }

    @Test
    void equalArtifactsGiveEqualBytesAndAnyZipToolListsThem() throws IOException {
        byte[] bytes = Artifacts.bytes(artifact(everything()));
        assertThat(Artifacts.bytes(artifact(everything()))).isEqualTo(bytes);
        Path file = folder.resolve("model.smb");
        Artifacts.write(artifact(everything()), file);
        assertThat(file).hasBinaryContent(bytes);
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            ZipEntry first = zip.getNextEntry();
            assertThat(first.getName()).isEqualTo("manifest.json");
            assertThat(new String(zip.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .endsWith("}\n");
            assertThat(zip.getNextEntry().getName()).isEqualTo("parts/0/truths.npy");
        }
    }

    @Test
    void writingReplacesAFileAndLeavesNothingElse() throws IOException {
        Path file = folder.resolve("model.smb");
        Files.writeString(file, "old");
        Artifacts.write(artifact(new Ball(1)), file);
        assertThat(Artifacts.read(file, MODULES).last().content()).isEqualTo(new Ball(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Artifacts.write(artifact(new Holder(List.of(new Random(1)))), file));
        assertThat(Artifacts.read(file, MODULES).last().content()).isEqualTo(new Ball(1));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    public record Holder(List<?> components) {}

    public record Cached(Random cache) {}

    public record Mixture(List<Cached> components) {}

    public record Loose(Object anything) {}

    record Hidden(int x) {}

    public record Hiding(Hidden hidden) {}

    public record Empty(String text) {}

    public record Names(java.util.Set<String> names) {}

    public record Foreign(java.io.Serializable time) {}

    @Test
    void whatIsNotPlainDataIsNamedByItsPath() {
        Mixture mixture = new Mixture(List.of(new Cached(new Random(1))));
        refuses(mixture, "model.components[0].cache: java.util.Random is not plain data");
        refuses(
                new Loose(new Ball(1)),
                "model.anything: declared as java.lang.Object, which does not tell how to read it back");
        refuses(new Loose("text"), "model.anything: java.lang.String is not plain data");
        refuses(
                new Hiding(new Hidden(1)),
                "model.hidden: " + Hidden.class.getName() + " is not plain data: it is not public");
        refuses(new Empty(null), "model.text is null, which is not plain data");
        refuses(
                new Names(java.util.Set.of("a")),
                "model.names: declared as java.util.Set<java.lang.String>, which is not plain data;"
                        + " declare it as List<...> or Map<String, ...>");
        refuses(new Box(null), "model.sides is null, which is not plain data");
        refuses(new Foreign(java.time.LocalDate.EPOCH), "model.time: java.time.LocalDate is not plain data");
        refuses(new Matrix(new double[][] {null}), "model.values: an array in it is null");
    }

    private static void refuses(Record record, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Artifacts.copy(record))
                .withMessage(message);
    }

    public record Matrix(double[][] values) {}

    @Test
    void emptyArraysOfAnyShapeComeBack() {
        for (double[][] values : List.of(new double[0][], new double[3][0], new double[][] {{}, {1}}, new double[1][1]))
            assertThat(Artifacts.copy(new Matrix(values)).values()).isDeepEqualTo(values);
    }

    @Test
    void arraysLargerThanAnyBufferComeBack() {
        double[][] values = new double[37][7919];
        Random random = new Random(5);
        for (double[] row : values) Arrays.setAll(row, i -> random.nextGaussian());
        assertThat(Artifacts.copy(new Matrix(values)).values()).isDeepEqualTo(values);
        values[3] = new double[20_000];
        assertThat(Artifacts.copy(new Matrix(values)).values()).isDeepEqualTo(values);
    }

    public record Tree(int[] feature, double[] threshold, int[] left, int[] right, double[][] values) {}

    public record Forest(List<Tree> trees) {}

    @Test
    void aForestOfThousandsOfArraysComesBack() {
        Tree tree = new Tree(new int[] {1, 2}, new double[] {0.5, 1}, new int[2], new int[2], new double[2][3]);
        Forest forest = Artifacts.copy(new Forest(Collections.nCopies(2000, tree)));
        assertThat(forest.trees()).hasSize(2000);
        assertThat(forest.trees().get(1999).threshold()).containsExactly(0.5, 1);
    }

    @Test
    void aFileOfTheFirstFormatIsReadForEver() throws IOException {
        try (InputStream in = ArtifactsTest.class.getResourceAsStream("format-1.smb")) {
            byte[] bytes = in.readAllBytes();
            Artifact artifact = Artifacts.read(bytes, "format-1.smb", part -> ArtifactsTest.class.getModule());
            same(artifact, artifact(golden()));
            Path old = Files.write(folder.resolve("old.smb"), bytes);
            Path now = folder.resolve("now.smb");
            Artifacts.write(artifact(golden()), now);
            Map<String, Object> expected = new TreeMap<>(Artifacts.inspect(old).tree());
            expected.remove("semblance"); // all else is the same on every version of Java and Semblance
            assertThat(Artifacts.inspect(now).tree()).containsAllEntriesOf(expected);
        }
    }

    public record Golden(double[][] means, int[][] children, Shape shape) {}

    static Golden golden() {
        return new Golden(new double[][] {{0.1, -2}, {3, 4}}, new int[][] {{1, 2}, {}}, new Ball(0.5));
    }

    @Test
    void aMissingPluginIsNamedInOneLine() throws IOException {
        Path file = folder.resolve("model.smb");
        Artifacts.write(artifact(new Ball(1)), file);
        assertThatThrownBy(() -> Artifacts.read(file, part -> {
                    throw new IllegalArgumentException("plugin '" + part.plugin() + "' is not installed");
                }))
                .isInstanceOf(ModelFileException.class)
                .hasMessage(file + ": plugin 'gaussian-mixture' is not installed");
        assertThatThrownBy(() -> Artifacts.read(file, Modules.only(Object.class.getModule())))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("found module java.base; install that plugin");
    }

    @Test
    void aTargetThatCannotBeWrittenIsNamed() {
        assertThatThrownBy(() -> Artifacts.write(artifact(new Ball(1)), folder.resolve("no/model.smb")))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + folder.resolve("no/model.smb") + ": there is no folder "
                        + folder.resolve("no"));
        assertThatThrownBy(() -> Artifacts.write(artifact(new Ball(1)), folder))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + folder + ": it is a folder");
    }
}
