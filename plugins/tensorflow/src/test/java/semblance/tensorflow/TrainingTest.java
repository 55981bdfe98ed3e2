package semblance.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.op.Ops;
import semblance.api.train.Seed;

class TrainingTest {
    private static final float[] X = {1, 2, 3, -1, 0, 1, 0.5f, 0.2f};
    private static final float[] Y = {1, 0, -1, 2};

    /** A line of two inputs, by least squares. */
    record Line(Descent descent) implements Plan {
        @Override
        public void draw(Net net) {
            Ops tf = net.tf();
            var told = Layers.dense(net, "line", net.input("x", 4, 2), 1, Activation.LINEAR);
            var loss = tf.sum(tf.math.square(tf.math.sub(told, net.input("y", 4, 1))), tf.constant(new int[] {0, 1}));
            net.output("loss", loss);
            net.output("told", told);
            net.descend("train", loss, name -> true, descent);
        }
    }

    private static Descent descent(Clipping clipping, double limit, double decay, double average, boolean scheduled) {
        return new Descent(new Downhill(0.01, 0.5), scheduled, clipping, limit, decay, average);
    }

    /** The same in plain Java: weights, bias and their average after some steps. */
    private static double[][] expected(Descent descent, Weights start, int steps, double factor) {
        double[] w = {start.values("line/weights")[0], start.values("line/weights")[1], start.values("line/biases")[0]};
        double[] speed = new double[3];
        double[] average = w.clone();
        for (int t = 1; t <= steps; t++) {
            double[] g = new double[3];
            for (int r = 0; r < 4; r++) {
                double error = 2 * (w[0] * X[2 * r] + w[1] * X[2 * r + 1] + w[2] - Y[r]);
                g[0] += error * X[2 * r];
                g[1] += error * X[2 * r + 1];
                g[2] += error;
            }
            g[0] += descent.decay() * w[0];
            g[1] += descent.decay() * w[1];
            double matrix = Math.hypot(g[0], g[1]);
            double all = Math.hypot(matrix, g[2]);
            for (int i = 0; i < 3; i++) {
                double limit = descent.limit();
                double clipped =
                        switch (descent.clipping()) {
                            case NONE -> g[i];
                            case VALUE -> Math.max(-limit, Math.min(limit, g[i]));
                            case NORM -> g[i] * Math.min(1, limit / (i < 2 ? matrix : Math.abs(g[2])));
                            case GLOBAL_NORM -> g[i] * Math.min(1, limit / all);
                        };
                speed[i] = 0.5 * speed[i] + clipped;
                w[i] -= factor * 0.01 * speed[i];
                average[i] += Math.max(1 - descent.average(), 9 / (t + 10.0)) * (w[i] - average[i]);
            }
        }
        return new double[][] {w, average};
    }

    @Test
    void stepsAreThoseOfTheRule() {
        for (Descent descent : List.of(
                descent(Clipping.NONE, 1, 0, 0, false),
                descent(Clipping.VALUE, 0.7, 0, 0, false),
                descent(Clipping.NORM, 0.7, 0, 0, false),
                descent(Clipping.GLOBAL_NORM, 0.7, 0.1, 0, false),
                descent(Clipping.NONE, 1, 0.3, 0.9, true))) {
            Weights start = Programs.with(new Line(descent), program -> program.start(new Seed(1)));
            Weights end = Programs.with(new Line(descent), start, program -> steps(program, descent, 1, 20));
            double[][] expected = expected(descent, start, 20, descent.scheduled() ? 0.5 : 1);
            assertNear(end, "line/weights", expected[0][0], 0);
            assertNear(end, "line/weights", expected[0][1], 1);
            assertNear(end, "line/biases", expected[0][2], 0);
            if (descent.average() == 0) continue;
            assertNear(end, "line/weights/average", expected[1][0], 0);
            assertThat(end.used().values("line/weights")).isEqualTo(end.values("line/weights/average"));
        }
    }

    private static void assertNear(Weights weights, String name, double expected, int index) {
        assertThat((double) weights.values(name)[index]).as(name).isCloseTo(expected, within(1e-5));
    }

    private static Weights steps(Program program, Descent descent, int from, int to) {
        for (int t = from; t <= to; t++) {
            List<Feed> feeds = new ArrayList<>(List.of(new Feed("x", X), new Feed("y", Y), new Feed(Net.STEP, t)));
            if (descent.scheduled()) feeds.add(new Feed(Net.FACTOR, 0.5));
            program.step(feeds, "train", "loss");
        }
        return program.save();
    }

    @Test
    void stoppedAndResumedItGivesTheSameBytes() {
        Descent descent = descent(Clipping.NONE, 1, 0, 0.9, false);
        Line plan = new Line(descent);
        Weights start = Programs.with(plan, program -> program.start(new Seed(2)));
        Weights through = Programs.with(plan, start, program -> steps(program, descent, 1, 10));
        Weights half = Programs.with(plan, start, program -> steps(program, descent, 1, 5));
        Programs.with(plan, start, program -> steps(program, descent, 1, 3)); // someone else in between
        Weights resumed = Programs.with(plan, half, program -> steps(program, descent, 6, 10));
        for (Weight weight : through.all())
            assertThat(resumed.values(weight.name())).as(weight.name()).isEqualTo(weight.values());
    }

    @Test
    void startsAreToldBySeedAndName() {
        Line plan = new Line(descent(Clipping.NONE, 1, 0, 0, false));
        float[] first =
                Programs.with(plan, program -> program.start(new Seed(3))).values("line/weights");
        float[] again =
                Programs.with(plan, program -> program.start(new Seed(3))).values("line/weights");
        float[] other =
                Programs.with(plan, program -> program.start(new Seed(4))).values("line/weights");
        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void weightsThatDoNotFitAndInputsThatAreNoneAreFaults() {
        Line plan = new Line(descent(Clipping.NONE, 1, 0, 0, false));
        assertThatIllegalStateException()
                .isThrownBy(() -> Programs.with(plan, new Weights(List.of()), program -> 0))
                .withMessage("the network needs 'line/weights' of the shape [2, 1], found none");
        assertThatIllegalStateException()
                .isThrownBy(() -> Programs.with(plan, program -> program.run(List.of(new Feed("z", X)), "told")))
                .withMessage("the network has no input 'z'");
        assertThatIllegalStateException()
                .isThrownBy(() -> Programs.with(plan, program -> program.run(List.of(new Feed("x", Y)), "told")))
                .withMessage("'x': expected 8 values, found 4");
    }
}
