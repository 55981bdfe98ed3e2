package semblance.benchmark;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Prediction;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.core.data.Cached;
import semblance.core.engine.LocalEngine;
import semblance.core.engine.Pieces;
import semblance.randomforest.Forest;
import semblance.randomforest.ForestTrainer;
import semblance.randomforest.Importance;
import semblance.randomforest.Splits;

/**
 * A random forest in a side-by-side comparison, without out-of-bag estimates, as most others. Arguments: {@code train test
 * target type trees mtry depth minleaf threads pred task}; {@code type} is {@code class}, for levels 0, 1 and so on, or
 * {@code reg}.
 */
public final class ForestPeer {
    private ForestPeer() {}

    /** @throws Exception if an argument is missing or a file cannot be read */
    public static void main(String[] arguments) throws Exception {
        Peer peer = new Peer(arguments);
        String target = peer.text("target");
        Column column = peer.text("type").equals("class")
                ? new Column.Categorical(target, List.of(), false)
                : new Column.Numeric(target);
        Schema expected = new Schema(List.of(column), target, "");
        try (Cached train = peer.rows("train", Optional.of(expected));
                Cached test = peer.rows("test", Optional.of(train.schema()));
                Pieces pieces = new Pieces(peer.threads())) {
            Dataset data = new LocalEngine(peer.threads()).bind(train);
            ForestTrainer trainer = new ForestTrainer(
                    peer.number("trees"),
                    peer.number("mtry"),
                    peer.number("depth"),
                    peer.number("minleaf"),
                    Splits.BEST,
                    1,
                    true,
                    List.of(),
                    Importance.NONE,
                    false,
                    false);
            Forest forest = peer.fit(() -> trainer.fit(data, run(pieces)));
            List<Table> tables = peer.shares(test);
            List<Prediction> predictions = peer.answer(
                    test.rows(), () -> pieces.map(tables.size(), i -> forest.predict(tables.get(i), target)));
            int width = predictions.get(0) instanceof Prediction.Levels levels ? levels.probabilities().length : 1;
            System.out.println(peer.finish(
                    train.rows(),
                    train.schema().columns().size() - 1,
                    predictions.stream().map(ForestPeer::numbers).toList(),
                    width));
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

    /** Row after row: a number, or the probability of each level in the order of their numbers. */
    private static double[] numbers(Prediction prediction) {
        if (prediction instanceof Prediction.Numbers numbers) return numbers.means();
        Prediction.Levels levels = (Prediction.Levels) prediction;
        int width = levels.probabilities().length;
        double[] numbers = new double[width * levels.probabilities()[0].length];
        for (int k = 0; k < width; k++) {
            int place = Integer.parseInt(levels.column().levels().get(k));
            for (int r = 0; r * width < numbers.length; r++) numbers[r * width + place] = levels.probabilities()[k][r];
        }
        return numbers;
    }
}
