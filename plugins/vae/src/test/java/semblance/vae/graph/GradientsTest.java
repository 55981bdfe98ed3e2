package semblance.vae.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import semblance.api.train.Seed;
import semblance.optimizers.Sgd;
import semblance.tensorflow.Activation;
import semblance.tensorflow.Clipping;
import semblance.tensorflow.Descent;
import semblance.tensorflow.Feed;
import semblance.tensorflow.Net;
import semblance.tensorflow.Network;
import semblance.tensorflow.Program;
import semblance.tensorflow.Programs;
import semblance.tensorflow.Weight;
import semblance.tensorflow.Weights;
import semblance.vae.heads.Bernoulli;
import semblance.vae.heads.Categorical;
import semblance.vae.heads.Family;
import semblance.vae.heads.Gaussian;
import semblance.vae.heads.Logistic;
import semblance.vae.heads.Mixture;
import semblance.vae.heads.Ordinal;
import semblance.vae.heads.Spread;

/** The framework's gradients of some operations are wrong for some shapes, so each family is held against differences. */
class GradientsTest {
    private static final int ROWS = 8;
    private static final int CELLS = 2;
    private static final double RATE = 1e-4;

    /** Central differences of floats, along the gradient. */
    private static final double TOLERANCE = 0.03;

    static Stream<Family> families() {
        return Stream.of(
                new Bernoulli(),
                new Categorical(3),
                new Gaussian(Spread.OUTPUT, 0.01, true),
                new Gaussian(Spread.COLUMN, 0.01, false),
                new Gaussian(Spread.SHARED, 0.01, true),
                new Logistic(Spread.OUTPUT, false),
                new Logistic(Spread.COLUMN, true),
                new Mixture(3, 0.01),
                new Ordinal(2),
                new Ordinal(4));
    }

    @ParameterizedTest
    @MethodSource("families")
    void gradientsAgreeWithDifferences(Family family) {
        for (int times : new int[] {1, 3}) {
            Network network = new Network(Network.Kind.MLP, List.of(8), Activation.TANH, List.of(), 1);
            Shape shape = new Shape(List.of(new Block(family, CELLS, List.of())), network, network, 2, 0);
            Descent descent = new Descent(new Sgd(RATE), false, Clipping.NONE, 1, 0, 0);
            TrainPlan plan = new TrainPlan(shape, ROWS, times, 0, List.of(true), descent);
            Programs.with(plan, program -> {
                check(program, family);
                return true;
            });
        }
    }

    private static void check(Program program, Family family) {
        SplittableRandom random = new SplittableRandom(5);
        Weights start = program.start(new Seed(3));
        for (Weight weight : start.all())
            if (weight.name().matches(".*(free|shared|constants)"))
                for (int i = 0; i < weight.values().length; i++)
                    weight.values()[i] = 0.1f + 0.3f * (float) random.nextDouble();
        List<Feed> feeds = feeds(family, random);
        program.load(start);
        List<Feed> stepped = new ArrayList<>(feeds);
        stepped.add(new Feed(Net.STEP, 1));
        program.step(stepped, Names.TRAIN, Names.SUMS);
        Weights moved = program.save();
        int checked = 0;
        for (int w = 0; w < start.all().size(); w++) {
            Weight before = start.all().get(w);
            double[] gradient = new double[before.values().length];
            double squares = 0;
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = (before.values()[i] - (double) moved.all().get(w).values()[i]) / RATE;
                squares += gradient[i] * gradient[i];
            }
            if (squares < 1e-4) continue; // a constant, or too flat for differences of floats
            checked++;
            double reach = 1e-2 / Math.sqrt(squares);
            double up = loss(program, start, before, gradient, reach, feeds);
            double down = loss(program, start, before, gradient, -reach, feeds);
            assertThat((up - down) / (2 * reach * squares))
                    .as(family + " " + before.name())
                    .isBetween(1 - TOLERANCE, 1 + TOLERANCE);
        }
        assertThat(checked).isGreaterThan(6);
    }

    private static double loss(
            Program program, Weights start, Weight weight, double[] direction, double reach, List<Feed> feeds) {
        float[] values = weight.values().clone();
        for (int i = 0; i < values.length; i++) values[i] += (float) (reach * direction[i]);
        program.load(start.with(new Weights(List.of(new Weight(weight.name(), weight.shape(), values)))));
        return program.run(feeds, Names.SUMS).get(0)[0];
    }

    private static List<Feed> feeds(Family family, SplittableRandom random) {
        int targets = family.targets();
        float[] x = new float[ROWS * CELLS * targets];
        boolean hot = family instanceof Categorical || family instanceof Ordinal;
        for (int i = 0; i < x.length; i++)
            x[i] = hot
                    ? (i % targets == i / targets % targets ? 1 : 0)
                    : family instanceof Bernoulli ? random.nextInt(2) : (float) (random.nextDouble() - 0.5);
        float[] mask = new float[ROWS * CELLS];
        Arrays.fill(mask, 1);
        mask[3] = 0;
        float[] weights = new float[ROWS];
        Arrays.fill(weights, 1f / ROWS);
        return List.of(
                new Feed(Names.targets(0), x),
                new Feed(Names.mask(0), mask),
                new Feed(Names.ROW_WEIGHTS, weights),
                new Feed(Names.NOISE, new int[] {1, 2}),
                new Feed(Names.BETA, 1));
    }
}
