package semblance.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.optimizers.Sgd;
import semblance.tensorflow.Activation;
import semblance.tensorflow.Clipping;
import semblance.tensorflow.Descent;
import semblance.tensorflow.Feed;
import semblance.tensorflow.Network;
import semblance.tensorflow.Programs;
import semblance.tensorflow.Weight;
import semblance.tensorflow.Weights;
import semblance.vae.graph.Block;
import semblance.vae.graph.Names;
import semblance.vae.graph.Shape;
import semblance.vae.graph.TrainPlan;
import semblance.vae.heads.Bernoulli;

class TrainingTest {
    private static TrainPlan plan(int rows, int times, double freeBits) {
        Network network = new Network(Network.Kind.MLP, List.of(8), Activation.TANH, List.of(), 1);
        Shape shape = new Shape(List.of(new Block(new Bernoulli(), 6, List.of())), network, network, 3, 0);
        return new TrainPlan(
                shape,
                rows,
                times,
                freeBits,
                List.of(false),
                new Descent(new Sgd(1e-3), false, Clipping.NONE, 1, 0, 0));
    }

    private static List<Feed> feeds(int rows, int noise) {
        float[] x = new float[rows * 6];
        for (int i = 0; i < x.length; i++) x[i] = i * 7 % 5 % 2;
        float[] weights = new float[rows];
        Arrays.fill(weights, 1f / rows);
        return List.of(
                new Feed(Names.targets(0), x),
                new Feed(Names.ROW_WEIGHTS, weights),
                new Feed(Names.NOISE, new int[] {noise, 3}),
                new Feed(Names.BETA, 1));
    }

    /** KL(N(m, s^2) || N(0, 1)) = (m^2 + s^2 - 1 - ln s^2) / 2, here of means and log variances that are biases. */
    @Test
    void theDivergenceIsThatOfGaussians() {
        float[] means = {0.5f, -1, 2};
        float[] logs = {0.3f, -0.7f, 0};
        double expected = 0;
        for (int j = 0; j < 3; j++) expected += (means[j] * means[j] + Math.exp(logs[j]) - 1 - logs[j]) / 2;
        for (double freeBits : new double[] {0, 0.5}) {
            float[] sums = Programs.with(plan(4, 1, freeBits), program -> {
                Weights start = program.start(new Seed(1));
                List<Weight> known = new ArrayList<>();
                for (String layer : List.of("encoder/mean", "encoder/logVariance")) {
                    known.add(new Weight(layer + "/weights", List.of(8, 3), new float[24]));
                    known.add(new Weight(layer + "/biases", List.of(3), layer.endsWith("mean") ? means : logs));
                }
                program.load(start.with(new Weights(known)));
                return program.run(feeds(4, 1), Names.SUMS).get(0);
            });
            assertThat((double) sums[3]).isCloseTo(expected, within(1e-5));
            assertThat((double) sums[1]).isCloseTo(sums[2] - expected, within(1e-5));
            double free = IntStream.range(0, 3)
                    .mapToDouble(j -> (means[j] * means[j] + Math.exp(logs[j]) - 1 - logs[j]) / 2)
                    .map(each -> Math.max(freeBits, each))
                    .sum();
            assertThat((double) sums[0]).isCloseTo(free - sums[2], within(1e-5));
        }
    }

    /** Burda et al. 2016, theorem 1: on average the bound never falls with the draws. */
    @Test
    void importanceWeightedBoundsDoNotFall() {
        double before = Double.NEGATIVE_INFINITY;
        for (int times : new int[] {1, 2, 8, 64}) {
            double mean = Programs.with(plan(4, times, 0), program -> {
                program.load(program.start(new Seed(1)));
                double sum = 0;
                for (int noise = 0; noise < 400; noise++)
                    sum += program.run(feeds(4, noise), Names.SUMS).get(0)[1];
                return sum / 400;
            });
            assertThat(mean).as("bound of " + times).isGreaterThan(before);
            before = mean;
        }
    }

    @Test
    void aLossThatIsNoNumberNamesStepAndColumn() {
        VaeTrainer usual = Small.trainer(2, new Training(50, 64, 0, 5, Clipping.NONE, 1, 0, 0, 64));
        VaeTrainer wild = new VaeTrainer(
                usual.encoder(),
                usual.decoder(),
                2,
                usual.objective(),
                usual.likelihood(),
                List.of(),
                usual.training(),
                64,
                new Sgd(1e6),
                usual.schedule());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wild.fit(Dataset.of(Published.iris()), Run.of(1)))
                .withMessageMatching(
                        "the loss became (NaN|-?Infinity) at step \\d+(, most likely by column '[a-z_]+')?;"
                                + " try a smaller optimizer.learningRate or training.limit, or look for extreme values there");
    }

    @Test
    void whatNoMachineHasMemoryForIsRefusedBeforeItStarts() {
        VaeTrainer usual = Small.trainer(2, Small.training(1, 64, 0));
        VaeTrainer huge = new VaeTrainer(
                usual.encoder(),
                Network.of(1_000_000, 1_000_000),
                2,
                usual.objective(),
                usual.likelihood(),
                List.of(),
                usual.training(),
                64,
                usual.optimizer(),
                usual.schedule());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> huge.fit(Dataset.of(Published.iris()), Run.of(1)))
                .withMessageMatching("training needs about [0-9.]+ gigabytes, and this machine has [0-9.]+; choose a"
                        + " smaller latent, encoder.hidden, decoder.hidden or training.batch");
    }

    /** Rows of a line with noise, more of them than a megabyte holds. */
    private static Table many(int rows) {
        var random = new Seed(4).random();
        double[] x = new double[rows];
        double[] y = new double[rows];
        for (int r = 0; r < rows; r++) {
            x[r] = 10 + 3 * random.nextGaussian();
            y[r] = 2 * x[r] + random.nextGaussian();
        }
        return Table.of(Schema.of(new Column.Numeric("x"), new Column.Numeric("y")), List.of(x, y));
    }

    @Test
    void rowsThatDoNotFitInMemoryAreStreamedAndResumedAnywhere() {
        Dataset data = Dataset.of(many(90_000));
        VaeTrainer trainer = Small.trainer(1, new Training(1, 64, 0.02, 5, Clipping.GLOBAL_NORM, 100, 0, 0, 1));
        List<VaeState> states = new ArrayList<>(List.of(trainer.start(data, Run.of(1))));
        while (!states.get(states.size() - 1).done())
            states.add(trainer.next(states.get(states.size() - 1), data, Run.of(1)));
        assertThat(states.get(1).position()).as("within the pass").isEqualTo(1000);
        VaeState again = trainer.next(copy(states.get(1)), Dataset.of(many(90_000)), Run.of(1));
        for (int w = 0; w < again.weights().all().size(); w++)
            assertThat(again.weights().all().get(w).values())
                    .isEqualTo(states.get(2).weights().all().get(w).values());
        Table drawn = trainer.model(states.get(states.size() - 1)).sample(2000, new Seed(1).random());
        assertThat(Arrays.stream(drawn.numbers(0)).average().orElseThrow()).isCloseTo(10, within(0.5));
        assertThat(slope(drawn)).isCloseTo(2, within(0.2));
    }

    private static double slope(Table rows) {
        double x = Arrays.stream(rows.numbers(0)).average().orElseThrow();
        double y = Arrays.stream(rows.numbers(1)).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        for (int r = 0; r < rows.rows(); r++) {
            xy += (rows.numbers(0)[r] - x) * (rows.numbers(1)[r] - y);
            xx += (rows.numbers(0)[r] - x) * (rows.numbers(0)[r] - x);
        }
        return xy / xx;
    }

    private static VaeState copy(VaeState state) {
        Weights copy = new Weights(state.weights().all().stream()
                .map(w -> new Weight(w.name(), w.shape(), w.values().clone()))
                .toList());
        return new VaeState(
                state.structure(),
                state.steps(),
                state.seed(),
                state.samples(),
                copy,
                state.step(),
                state.epoch(),
                state.position(),
                state.sums().clone(),
                state.best(),
                state.bestBound(),
                state.bestEpoch(),
                state.done());
    }

    /** The mean of the log densities that a model gives is about the bound that its training reported. */
    @Test
    void reportsAreInTheUnitsOfTheColumns() {
        Map<String, Double> last = new TreeMap<>();
        Run run = new Run() {
            @Override
            public Seed seed() {
                return new Seed(1);
            }

            @Override
            public void report(String metric, long step, double value) {
                last.put(metric, value);
            }
        };
        Table rows = many(2000);
        Vae vae = Small.trainer(1, Small.training(20, 64, 0.2)).fit(Dataset.of(rows), run);
        assertThat(last.keySet().stream().collect(Collectors.joining(" ")))
                .isEqualTo("bound divergence heldOutBound loss reconstruction");
        double mean = Arrays.stream(vae.logDensity(rows)).average().orElseThrow();
        // the entropy of a line with noise: ln(3) + 2 ln(sqrt(2 pi e)) = 3.94 nats
        assertThat(mean).isBetween(-4.2, -3.85);
        assertThat(last.get("heldOutBound")).isBetween(mean - 0.4, mean + 0.1);
        assertThat(last.get("reconstruction") - last.get("divergence")).isCloseTo(last.get("bound"), within(1e-4));
    }
}
