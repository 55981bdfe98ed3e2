package semblance.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.core.data.Cached;
import semblance.core.engine.LocalEngine;
import semblance.core.engine.Pieces;
import semblance.randomforest.adversarial.AdversarialForest;
import semblance.randomforest.adversarial.AdversarialForestTrainer;

/**
 * An adversarial forest in a side-by-side comparison: columns whose names begin with c hold levels. It writes the log
 * density of each test row, and as many rows drawn. Arguments: {@code train test trees minleaf iters threads pred task}.
 */
public final class ArfPeer {
    private ArfPeer() {}

    /** @throws Exception if an argument is missing or a file cannot be read */
    public static void main(String[] arguments) throws Exception {
        Peer peer = new Peer(arguments);
        Optional<Schema> schema = Optional.of(schema(peer));
        try (Cached train = peer.rows("train", schema);
                Cached test = peer.rows("test", schema);
                Pieces pieces = new Pieces(peer.threads())) {
            AdversarialForestTrainer plain = new AdversarialForestTrainer();
            AdversarialForestTrainer trainer = new AdversarialForestTrainer(
                    peer.number("trees"),
                    peer.number("minleaf"),
                    plain.candidates(),
                    peer.number("iters"),
                    plain.delta(),
                    plain.density(),
                    plain.smoothing(),
                    plain.bins());
            Dataset data = new LocalEngine(peer.threads()).bind(train);
            AdversarialForest model = peer.fit(() -> trainer.fit(data, run(pieces)));
            List<Table> tables = new ArrayList<>();
            for (int p = 0; p < test.partitions(); p++)
                try (var batches = test.partition(p)) {
                    batches.forEach(tables::add);
                }
            List<double[]> densities = peer.answer(
                    test.rows(), () -> pieces.map(tables.size(), batch -> model.logDensity(tables.get(batch))));
            Path drawn = Path.of(peer.text("pred") + ".sample");
            write(drawn, peer.draw(test.rows(), () -> sample(model, (int) test.rows(), pieces)));
            System.out.println(
                    peer.finish(train.rows(), train.schema().columns().size(), densities));
        }
    }

    private static Run run(Pieces pieces) {
        return new Run() {
            @Override
            public Seed seed() {
                return new Seed(1);
            }

            @Override
            public <R> List<R> map(int count, IntFunction<R> work) {
                return pieces.map(count, work);
            }
        };
    }

    /** The schema of both files together: levels that either has. */
    private static Schema schema(Peer peer) throws IOException {
        List<Column> columns = new ArrayList<>();
        try (Cached train = peer.rows("train");
                Cached test = peer.rows("test")) {
            for (int c = 0; c < train.schema().columns().size(); c++) {
                Column column = train.schema().columns().get(c);
                if (column.name().startsWith("c"))
                    columns.add(new Column.Categorical(column.name(), levels(c, train, test), false));
                else columns.add(column);
            }
        }
        return new Schema(columns, "", "");
    }

    private static List<String> levels(int column, Dataset... files) {
        TreeSet<Long> levels = new TreeSet<>();
        for (Dataset file : files)
            for (int p = 0; p < file.partitions(); p++)
                try (var tables = file.partition(p)) {
                    tables.forEach(table -> {
                        for (double code : table.numbers(column)) levels.add((long) code);
                    });
                }
        return levels.stream().map(String::valueOf).toList();
    }

    private static List<Table> sample(AdversarialForest model, int rows, Pieces pieces) {
        return pieces.map((rows + Dataset.BATCH - 1) / Dataset.BATCH, batch -> {
            RandomGenerator random = new Seed(batch).random();
            return model.sample(Math.min(Dataset.BATCH, rows - batch * Dataset.BATCH), random);
        });
    }

    private static void write(Path file, List<Table> tables) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(String.join(",", tables.get(0).schema().names()));
        for (Table table : tables)
            for (int r = 0; r < table.rows(); r++) {
                StringBuilder line = new StringBuilder();
                for (int c = 0; c < table.schema().columns().size(); c++) {
                    if (c > 0) line.append(',');
                    Column column = table.schema().columns().get(c);
                    if (column instanceof Column.Categorical some)
                        line.append(some.levels().get(table.codes(c)[r]));
                    else line.append(table.numbers(c)[r]);
                }
                lines.add(line.toString());
            }
        Files.write(file, lines);
    }
}
