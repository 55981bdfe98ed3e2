package semblance.benchmark;

import java.util.List;
import java.util.stream.Stream;
import semblance.api.data.Dataset;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.core.data.Cached;
import semblance.core.engine.LocalEngine;
import semblance.core.engine.Pieces;
import semblance.gaussianmixture.Covariance;
import semblance.gaussianmixture.Criterion;
import semblance.gaussianmixture.GaussianMixture;
import semblance.gaussianmixture.GaussianMixtureTrainer;
import semblance.gaussianmixture.Mixture;
import semblance.gaussianmixture.State;

/**
 * EM for full covariances in a side-by-side comparison: as many iterations as told from the start in a file, whose columns
 * are {@code weight}, the means, and the covariance row by row. Arguments: {@code train test init iters threads pred task}.
 */
public final class GmmPeer {
    private GmmPeer() {}

    /** @throws Exception if an argument is missing or a file cannot be read */
    public static void main(String[] arguments) throws Exception {
        Peer peer = new Peer(arguments);
        try (Cached train = peer.rows("train");
                Cached test = peer.rows("test");
                Cached init = peer.rows("init")) {
            int columns = train.schema().columns().size();
            Mixture start = start(init.partition(0).findFirst().orElseThrow(), columns);
            int iterations = peer.number("iters");
            Dataset data = new LocalEngine(peer.threads()).bind(train);
            GaussianMixture model = peer.fit(() -> fit(data, train.rows(), start, iterations));
            List<double[]> densities = peer.answer(test.rows(), () -> densities(model, test, peer.threads()));
            System.out.println(peer.finish(train.rows(), columns, densities));
        }
    }

    static GaussianMixture fit(Dataset data, double rows, Mixture start, int iterations) {
        GaussianMixtureTrainer trainer = trainer(start.components());
        State state = State.of(data.schema(), Covariance.FULL, start, rows);
        for (int i = 0; i < iterations; i++) state = trainer.next(state, data, Run.of(1));
        return trainer.model(state);
    }

    /** A trainer that goes on as long as it is asked to. */
    static GaussianMixtureTrainer trainer(int components) {
        return new GaussianMixtureTrainer(
                List.of(components), List.of(Covariance.FULL), Criterion.BIC, 1, Integer.MAX_VALUE, 0, false, 1);
    }

    private static List<double[]> densities(GaussianMixture model, Dataset rows, int threads) {
        try (Pieces pieces = new Pieces(threads)) {
            return pieces
                    .map(rows.partitions(), p -> {
                        try (Stream<Table> tables = rows.partition(p)) {
                            return tables.map(model::logDensity).toList();
                        }
                    })
                    .stream()
                    .flatMap(List::stream)
                    .toList();
        }
    }

    private static Mixture start(Table rows, int columns) {
        int components = rows.rows();
        double[][] means = new double[components][columns];
        double[][][] covariances = new double[components][columns][columns];
        for (int k = 0; k < components; k++)
            for (int i = 0; i < columns; i++) {
                means[k][i] = rows.numbers(1 + i)[k];
                for (int j = 0; j < columns; j++) covariances[k][i][j] = rows.numbers(1 + columns + i * columns + j)[k];
            }
        return new Mixture(rows.numbers(0).clone(), means, covariances, new double[components][0][]);
    }
}
