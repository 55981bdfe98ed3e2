package semblance.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.core.data.Cached;
import semblance.core.data.FileLocation;
import semblance.core.data.Tables;
import semblance.core.json.Json;
import semblance.csv.CsvSource;

/**
 * What the runners of a comparison share: {@code key=value} arguments, rows from CSV files, the rule of timing, and one
 * line of JSON as the result.
 */
final class Peer {
    private static final double SHORT = 30; // seconds; a first fit below is repeated three times
    private static final double LONG = 150; // seconds; a first fit beyond is not repeated

    private final Map<String, String> arguments = new LinkedHashMap<>();
    private final Map<String, Object> line = new LinkedHashMap<>();
    private final Map<String, Object> quality = new LinkedHashMap<>();
    private double passes; // over the rows in training; 0 if that does not tell

    Peer(String[] words) {
        for (String word : words) {
            int at = word.indexOf('=');
            if (at < 0) throw new IllegalArgumentException("expected key=value, got '" + word + "'");
            arguments.put(word.substring(0, at), word.substring(at + 1));
        }
        line.put("peer", "semblance");
        line.put("version", "0.1");
        line.put("task", arguments.getOrDefault("task", ""));
        line.put("threads", threads());
    }

    /** @throws IllegalArgumentException if the argument is not given */
    String text(String key) {
        String value = arguments.get(key);
        if (value == null) throw new IllegalArgumentException("the argument " + key + "=... is missing");
        return value;
    }

    int number(String key) {
        return Integer.parseInt(text(key));
    }

    /** A number, if it is given. */
    int number(String key, int otherwise) {
        return arguments.containsKey(key) ? number(key) : otherwise;
    }

    int threads() {
        return Integer.parseInt(arguments.getOrDefault("threads", "1"));
    }

    /** The rows of a CSV file, in memory, as the platform hands them to trainers. */
    Cached rows(String key) throws IOException {
        return rows(key, Optional.empty());
    }

    /** The same, with columns of given types. */
    Cached rows(String key, Optional<Schema> expected) throws IOException {
        Dataset data = new CsvSource().read(new FileLocation(Path.of(text(key))), expected);
        return Cached.of(data, Long.MAX_VALUE, Path.of("."), threads(), done -> {});
    }

    /** Says that training passes over the rows so often, for a rate of rows. */
    void trains(int passes) {
        this.passes = passes;
    }

    /** Adds a figure that the runner alone can tell. */
    void quality(String name, double value) {
        quality.put(name, value);
    }

    /** Rows in tables that threads can share, of at most as many rows as a batch has. */
    List<Table> tables(Cached rows) {
        int most = (int) Math.max(1, Math.min(Dataset.BATCH, (rows.rows() + 2L * threads() - 1) / (2L * threads())));
        List<Table> tables = new ArrayList<>();
        for (int p = 0; p < rows.partitions(); p++)
            try (Stream<Table> partition = rows.partition(p)) {
                partition.forEachOrdered(table -> {
                    for (int from = 0; from < table.rows(); from += most)
                        tables.add(table.slice(from, Math.min(table.rows(), from + most)));
                });
            }
        return tables;
    }

    /** All rows in as many tables as there are threads: what they are asked of others in one call. */
    List<Table> shares(Cached rows) {
        Table all = Tables.collect(rows);
        int most = Math.max(1, (all.rows() + threads() - 1) / threads());
        List<Table> shares = new ArrayList<>();
        for (int from = 0; from < all.rows(); from += most)
            shares.add(all.slice(from, Math.min(all.rows(), from + most)));
        return shares;
    }

    /** Times a fit: the first, then the median of three more, or of one if it took long. */
    <M> M fit(Callable<M> fit) throws Exception {
        long begin = System.nanoTime();
        M model = fit.call();
        double first = seconds(begin);
        line.put("first_s", first);
        String started = System.getenv("BENCH_T0");
        if (started != null) line.put("oneshot_s", System.currentTimeMillis() / 1e3 - Double.parseDouble(started));
        double[] more = new double[first < SHORT ? 3 : first < LONG ? 1 : 0];
        for (int i = 0; i < more.length; i++) {
            begin = System.nanoTime();
            model = fit.call();
            more[i] = seconds(begin);
        }
        Arrays.sort(more);
        line.put("train_s", more.length == 0 ? first : more[more.length / 2]);
        line.put("reps", more.length);
        return model;
    }

    /** Times answers for some rows: the median of three after one that does not count. */
    <A> A answer(long rows, Callable<A> answer) throws Exception {
        return time("predict_rows_s", rows, answer);
    }

    /** Times the drawing of some rows in the same way. */
    <A> A draw(long rows, Callable<A> draw) throws Exception {
        return time("sample_rows_s", rows, draw);
    }

    private <A> A time(String name, long rows, Callable<A> answer) throws Exception {
        answer.call();
        double[] times = new double[3];
        A last = null;
        for (int i = 0; i < times.length; i++) {
            long begin = System.nanoTime();
            last = answer.call();
            times[i] = seconds(begin);
        }
        Arrays.sort(times);
        line.put(name, rows / times[1]);
        return last;
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Writes one number a line where {@code pred} says, and returns the result line. */
    String finish(long rows, int columns, List<double[]> predictions) throws IOException {
        return finish(rows, columns, predictions, 1);
    }

    /** Writes as many numbers a line as said, separated by commas. */
    String finish(long rows, int columns, List<double[]> predictions, int width) throws IOException {
        return finishLines(
                rows,
                columns,
                predictions.stream()
                        .flatMap(some -> IntStream.range(0, some.length / width)
                                .mapToObj(r -> Arrays.stream(some, r * width, (r + 1) * width)
                                        .mapToObj(Double::toString)
                                        .collect(Collectors.joining(","))))
                        .toList());
    }

    /** Writes lines where {@code pred} says, and returns the result line. */
    String finishLines(long rows, int columns, List<String> lines) throws IOException {
        if (arguments.containsKey("pred")) Files.write(Path.of(text("pred")), lines);
        line.put("n", rows);
        line.put("d", columns);
        Path status = Path.of("/proc/self/status");
        if (Files.isReadable(status))
            for (String entry : Files.readAllLines(status))
                if (entry.startsWith("VmHWM:"))
                    line.put("peak_rss_mb", Double.parseDouble(entry.split("\\s+")[1]) / 1024);
        Object seconds = line.get("train_s");
        if (passes > 0 && seconds instanceof Double each) line.put("train_rows_s", rows * passes / each);
        line.put("quality", quality);
        return Json.compact(line);
    }
}
