package semblance.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin built on that of TensorFlow, whose native library is loaded once however often plugins are opened. */
class NativePluginTest {
    private static final String NATIVE_JAR = "tensorflow-core-native-1\\.1\\.0-(?!gpu).+\\.jar";

    /** What TensorFlow says before anybody can ask it not to. */
    private static final List<String> ITS_OWN = List.of("WARNING: All log messages before absl::", "I0000 ");

    private static final String TRAINER = """
            package test.sum;
            import java.io.Serializable;
            import java.util.*;
            import java.util.random.RandomGenerator;
            import org.tensorflow.*;
            import org.tensorflow.op.Ops;
            import org.tensorflow.types.TFloat64;
            import semblance.api.data.*;
            import semblance.api.model.*;
            import semblance.api.train.*;
            import semblance.tensorflow.runtime.Native;

            public record SumTrainer() implements Trainer<SumTrainer.Sum> {
                @Override public String name() { return "sum"; }
                @Override public Sum fit(Dataset data, Run run) {
                    Native.load();
                    List<Table> batches = new ArrayList<>();
                    for (int p = 0; p < data.partitions(); p++) data.partition(p).forEach(batches::add);
                    double total = 0;
                    try (Graph graph = new Graph(); Session session = new Session(graph)) {
                        Ops tf = Ops.create(graph);
                        for (Table batch : batches) {
                            double[] numbers = Arrays.copyOf(batch.numbers(0), batch.rows());
                            Operand<TFloat64> sum = tf.sum(tf.constant(numbers), tf.constant(0));
                            try (Result result = session.runner().fetch(sum).run()) {
                                total += ((TFloat64) result.get(0)).getDouble();
                            }
                        }
                    }
                    return new Sum(data.schema(), total);
                }
                public record Sum(Schema schema, double total) implements Sampler {
                    @Override public Table sample(int n, RandomGenerator random) {
                        double[] column = new double[n];
                        Arrays.fill(column, total);
                        return Table.of(schema, List.<Serializable>of(column));
                    }
                }
            }""";

    private static final String HOST = """
            package test.host;
            import java.io.InputStream;
            import java.lang.ref.WeakReference;
            import java.nio.file.Path;
            import java.util.*;
            import semblance.api.train.Trainer;
            import semblance.core.*;

            public class Main {
                public static void main(String[] arguments) throws Exception {
                    List<WeakReference<Class<?>>> trainers = new ArrayList<>();
                    Set<Module> tensorflow = new HashSet<>();
                    for (int opening = 0; opening < 2; opening++) trainers.add(new WeakReference<>(fit(arguments, tensorflow)));
                    System.out.println(tensorflow.size() + " TensorFlow");
                    for (int i = 0; i < 100 && trainers.stream().anyMatch(trainer -> trainer.get() != null); i++) {
                        System.gc();
                        Thread.sleep(20);
                    }
                    for (WeakReference<Class<?>> trainer : trainers) System.out.println("unloaded " + (trainer.get() == null));
                }
                private static Class<?> fit(String[] arguments, Set<Module> tensorflow) throws Exception {
                    List<Path> folders = List.of(Path.of(arguments[0]), Path.of(arguments[1]));
                    try (Semblance semblance = Semblance.open(new Settings(folders))) {
                        var rows = semblance.read(arguments[2], Optional.empty(), Optional.empty(), InputStream.nullInputStream());
                        Recipe recipe = new Recipe(new Spec("sum"), List.of(), 1);
                        Trained trained = semblance.fit(recipe, rows, Optional.empty(), false, Watch.NOBODY);
                        System.out.println(trained.model());
                        tensorflow.add(semblance.plugins().plugin("tensorflow").module().orElseThrow());
                        return semblance.plugins().find(Trainer.class, "sum").extension().getClass();
                    }
                }
            }""";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void compileThePlugin() throws IOException {
        new PluginJar()
                .source(
                        "module-info",
                        "module test.sum { requires semblance.api; requires semblance.tensorflow; exports test.sum;"
                                + " provides semblance.api.train.Trainer with test.sum.SumTrainer; }")
                .source("test.sum.SumTrainer", TRAINER)
                .with(jars(bundled().resolve("tensorflow")))
                .pack(folder.resolve("plugins/sum.jar"));
        Files.writeString(folder.resolve("rows.csv"), "x\n1.5\n2.5\n4.25\n");
    }

    private static Path bundled() {
        return Distribution.folder().resolve("plugins");
    }

    private static Path[] jars(Path in) throws IOException {
        try (Stream<Path> jars = Files.list(in)) {
            return jars.sorted().toArray(Path[]::new);
        }
    }

    private static Map<String, String> beside(Path... plugins) {
        return Map.of(
                "SEMBLANCE_PLUGINS",
                Stream.of(plugins).map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    }

    private static List<String> said(Distribution.Result result) {
        return result.err()
                .lines()
                .filter(line -> ITS_OWN.stream().noneMatch(line::startsWith))
                .toList();
    }

    @Test
    void aTrainerOfThePluginRunsOnTensorFlowAndNothingIsSaidOfHow() {
        Map<String, String> plugins = beside(folder.resolve("plugins"));
        Distribution.run(folder, plugins, "fit", "sum", "rows.csv", "-o", "first.smb")
                .ok(); // unpacks if need be
        Distribution.Result fit = Distribution.run(folder, plugins, "fit", "sum", "rows.csv", "-o", "sum.smb")
                .ok();
        assertThat(said(fit)).singleElement().asString().startsWith("wrote sum.smb: sum");
        assertThat(Distribution.run(folder, plugins, "sample", "sum.smb", "-n", "2")
                        .ok()
                        .lines())
                .containsExactly("x", "8.25", "8.25");
    }

    @Test
    void aProgramOpensThePluginsTwiceAndTheOneOnTensorFlowIsUnloaded() throws Exception {
        List<Path> library = List.of(jars(Distribution.folder().resolve("lib")));
        Path host = new PluginJar()
                .source("module-info", "module test.host { requires semblance.core; requires semblance.api; }")
                .source("test.host.Main", HOST)
                .with(library.toArray(Path[]::new))
                .pack(folder.resolve("host.jar"));
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        if (Runtime.version().feature() >= 22) command.add("--enable-native-access=semblance.core");
        if (Runtime.version().feature() >= 24) command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(List.of(
                "-Dsemblance.native.cache=" + Distribution.NATIVE_CACHE,
                "-p",
                Distribution.folder().resolve("lib") + File.pathSeparator + host,
                "--add-modules",
                "ALL-DEFAULT",
                "-m",
                "test.host/test.host.Main",
                bundled().toString(),
                folder.resolve("plugins").toString(),
                folder.resolve("rows.csv").toString()));
        Distribution.Result result = Distribution.finish(folder, Map.of("TF_CPP_MIN_LOG_LEVEL", "3"), command);
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.lines().subList(0, 2))
                .allSatisfy(line -> assertThat(line).startsWith("Sum[").endsWith("total=8.25]"));
        assertThat(result.lines().subList(2, result.lines().size()))
                .containsExactly("1 TensorFlow", "unloaded true", "unloaded true");
        assertThat(said(result).stream().filter(line -> !line.matches(".*unpack.*")))
                .isEmpty();
    }

    @Test
    void withoutItsNativeLibraryThePluginSaysWhichJarGoesWhere() throws IOException {
        Path bare = Files.createDirectories(folder.resolve("bare/tensorflow"));
        for (Path jar : jars(bundled().resolve("tensorflow")))
            if (!jar.getFileName().toString().matches(NATIVE_JAR)) Files.copy(jar, bare.resolve(jar.getFileName()));
        Distribution.Result result = Distribution.run(
                folder,
                "fit",
                "sum",
                "rows.csv",
                "-o",
                "none.smb",
                "--plugins",
                bare.getParent().toString(),
                "--plugins",
                folder.resolve("plugins").toString(),
                "--plugins",
                bundled().resolve("csv").toString());
        result.failsWithLineStarting(4, "semblance: TensorFlow's native library for ");
        assertThat(result.err())
                .matches("(?s).* is not installed; put tensorflow-core-native-1\\.1\\.0-[a-z]+-[a-z0-9_]+\\.jar into "
                        + bare.toRealPath() + "\n");
    }

    @Test
    void aFolderThatCannotTakeTheLibraryIsToldInOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("not-a-folder"), "");
        Distribution.Result result = Distribution.run(
                folder,
                Map.of(
                        "SEMBLANCE_PLUGINS",
                        folder.resolve("plugins").toString(),
                        "SEMBLANCE_NATIVE_CACHE",
                        file + "/x"),
                "fit",
                "sum",
                "rows.csv",
                "-o",
                "none.smb");
        result.failsWithLineStarting(4, "semblance: cannot unpack TensorFlow's native library: " + file);
        assertThat(result.err())
                .contains("; set SEMBLANCE_NATIVE_CACHE or -Dsemblance.native.cache to choose another folder");
    }

    /** A plugin that is not TensorFlow's own brings none of it along. */
    @Test
    void onlyTheFolderOfTheTensorflowPluginHoldsTensorFlow() throws IOException {
        try (Stream<Path> files = Files.walk(bundled())) {
            assertThat(files.filter(file ->
                                    file.getFileName().toString().matches("(tensorflow-|javacpp|ndarray|protobuf).*"))
                            .map(file -> file.getParent().getFileName().toString()))
                    .isNotEmpty()
                    .containsOnly("tensorflow");
        }
    }
}
