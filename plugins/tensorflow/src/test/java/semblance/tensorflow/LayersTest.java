package semblance.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import semblance.api.train.Seed;

/** Layers against loops. */
class LayersTest {
    /** Floats, a few sums deep. */
    private static final double FLOATS = 1e-5;

    private static float[] numbers(int size, double from) {
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) numbers[i] = (float) Math.sin(from + 1.7 * i);
        return numbers;
    }

    record Convolving(int side, int stride) implements Plan {
        @Override
        public void draw(Net net) {
            Operand<TFloat32> x = net.input("x", 1, 5, 4, 2);
            net.output("y", Layers.convolution(net, "layer", x, 3, side, stride, Activation.LINEAR));
        }
    }

    @Test
    void aConvolutionSumsOverSquares() {
        for (int[] shape : new int[][] {{3, 1}, {3, 2}, {4, 2}}) {
            int side = shape[0];
            int stride = shape[1];
            Plan plan = new Convolving(side, stride);
            float[] x = numbers(40, 0);
            Weights weights = Programs.with(plan, program -> program.start(new Seed(1)));
            float[] y = Programs.with(plan, weights, program -> program.run(List.of(new Feed("x", x)), "y"))
                    .get(0);
            float[] w = weights.values("layer/weights");
            int height = (5 + stride - 1) / stride;
            int width = (4 + stride - 1) / stride;
            assertThat(y).hasSize(height * width * 3);
            int top = Math.max(0, (height - 1) * stride + side - 5) / 2;
            int left = Math.max(0, (width - 1) * stride + side - 4) / 2;
            for (int i = 0; i < height; i++)
                for (int j = 0; j < width; j++)
                    for (int f = 0; f < 3; f++) {
                        double sum = 0;
                        for (int a = 0; a < side; a++)
                            for (int b = 0; b < side; b++) {
                                int row = i * stride + a - top;
                                int column = j * stride + b - left;
                                if (row < 0 || row >= 5 || column < 0 || column >= 4) continue;
                                for (int c = 0; c < 2; c++)
                                    sum += x[(row * 4 + column) * 2 + c] * w[((a * side + b) * 2 + c) * 3 + f];
                            }
                        assertThat((double) y[(i * width + j) * 3 + f]).isCloseTo(sum, within(FLOATS));
                    }
        }
    }

    record Transposing() implements Plan {
        @Override
        public void draw(Net net) {
            Operand<TFloat32> x = net.input("x", 1, 5, 4, 2);
            Operand<TFloat32> y = net.input("y", 1, 3, 2, 2);
            Operand<TFloat32> w = net.weight("layer/weights", Initial.HE, 4, 4, 2, 2);
            List<Long> strides = List.of(1L, 2L, 2L, 1L);
            net.output("there", net.tf().nn.conv2d(x, w, strides, "SAME"));
            net.output("back", Layers.transposedConvolution(net, "layer", y, 5, 4, 2, 4, 2, Activation.LINEAR));
        }
    }

    /** The inner product of A x and y is that of x and the transpose of A times y. */
    @Test
    void aTransposedConvolutionIsTheAdjoint() {
        Plan plan = new Transposing();
        float[] x = numbers(40, 0);
        float[] y = numbers(12, 5);
        Weights weights = Programs.with(plan, program -> program.start(new Seed(1)));
        List<float[]> found = Programs.with(
                plan, weights, program -> program.run(List.of(new Feed("x", x), new Feed("y", y)), "there", "back"));
        assertThat(dot(found.get(0), y)).isCloseTo(dot(x, found.get(1)), within(FLOATS));
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * (double) b[i];
        return sum;
    }

    record Recurrent() implements Plan {
        @Override
        public void draw(Net net) {
            Operand<TFloat32> x = net.input("x", 1, 2);
            Operand<TFloat32> h = net.input("h", 1, 3);
            Operand<TFloat32> c = net.input("c", 1, 3);
            Recurrence gru = new Recurrence(net, "gru", 3, true);
            net.output("gru", gru.step(gru.inputs("input", x), List.of(h)).get(0));
            Recurrence lstm = new Recurrence(net, "lstm", 3, false);
            List<Operand<TFloat32>> memory = lstm.step(lstm.inputs("input", x), List.of(h, c));
            net.output("h", memory.get(0));
            net.output("c", memory.get(1));
        }
    }

    @Test
    void recurrentCellsAreThoseOfTheirPapers() {
        Plan plan = new Recurrent();
        float[] x = numbers(2, 0);
        float[] h = numbers(3, 1);
        float[] c = numbers(3, 2);
        Weights weights = Programs.with(plan, program -> program.start(new Seed(1)));
        List<float[]> found = Programs.with(
                plan,
                weights,
                program -> program.run(List.of(new Feed("x", x), new Feed("h", h), new Feed("c", c)), "gru", "h", "c"));
        double[] input = dense(new double[] {x[0], x[1]}, weights.values("gru/input/weights"), 9);
        double[] state = {h[0], h[1], h[2]};
        double[] gates = sum(input, 0, dense(state, weights.values("gru/gates/weights"), 6));
        double[] reset = {logistic(gates[0]) * h[0], logistic(gates[1]) * h[1], logistic(gates[2]) * h[2]};
        double[] fresh = sum(input, 6, dense(reset, weights.values("gru/candidate/weights"), 3));
        double[] z = sum(
                dense(new double[] {x[0], x[1]}, weights.values("lstm/input/weights"), 12),
                0,
                dense(state, weights.values("lstm/gates/weights"), 12));
        for (int i = 0; i < 3; i++) {
            double update = logistic(gates[3 + i]);
            assertThat((double) found.get(0)[i])
                    .isCloseTo(update * h[i] + (1 - update) * Math.tanh(fresh[i]), within(FLOATS));
            double memory = logistic(z[i] + 1) * c[i] + logistic(z[3 + i]) * Math.tanh(z[6 + i]);
            assertThat((double) found.get(2)[i]).isCloseTo(memory, within(FLOATS));
            assertThat((double) found.get(1)[i]).isCloseTo(logistic(z[9 + i]) * Math.tanh(memory), within(FLOATS));
        }
    }

    private static double[] sum(double[] a, int from, double[] b) {
        double[] sum = b.clone();
        for (int i = 0; i < b.length; i++) sum[i] += a[from + i];
        return sum;
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double[] dense(double[] x, float[] w, int outputs) {
        double[] y = new double[outputs];
        for (int o = 0; o < outputs; o++) for (int i = 0; i < x.length; i++) y[o] += x[i] * w[i * outputs + o];
        return y;
    }

    /** Each activation's value at some numbers. */
    record Activating(Activation activation) implements Plan {
        @Override
        public void draw(Net net) {
            net.output("y", activation.of(net.tf(), net.input("x", 4)));
        }
    }

    @Test
    void activationsAreTheirFormulas() {
        float[] x = {-2, -0.5f, 0, 3};
        List<IntFunction<Double>> formulas = new ArrayList<>();
        formulas.add(i -> Math.max(0.0, x[i]));
        formulas.add(i -> x[i] > 0 ? x[i] : 0.2 * x[i]);
        formulas.add(i -> x[i] > 0 ? x[i] : Math.expm1(x[i]));
        formulas.add(i -> x[i] * logistic(x[i]));
        formulas.add(i -> Math.log1p(Math.exp(x[i])));
        formulas.add(i -> Math.tanh(x[i]));
        formulas.add(i -> logistic(x[i]));
        formulas.add(i -> (double) x[i]);
        for (Activation activation : Activation.values()) {
            float[] y = Programs.with(
                            new Activating(activation), program -> program.run(List.of(new Feed("x", x)), "y"))
                    .get(0);
            for (int i = 0; i < 4; i++)
                assertThat((double) y[i])
                        .as(activation + " of " + x[i])
                        .isCloseTo(formulas.get(activation.ordinal()).apply(i), within(FLOATS));
        }
    }

    record Penalised() implements Plan {
        @Override
        public void draw(Net net) {
            var tf = net.tf();
            Operand<TFloat32> x = net.input("x", 1, 2);
            Operand<TFloat32> y = tf.sum(tf.math.mul(tf.math.mul(x, x), x), tf.constant(1)); // the sum of cubes
            Operand<TFloat32> slope = net.gradient(y, x);
            net.output("slope", slope);
            net.output("bend", net.gradient(tf.sum(slope, tf.constant(1)), x));
        }
    }

    @Test
    void gradientsCanBeDifferentiatedAgain() {
        List<float[]> found = Programs.with(
                new Penalised(), program -> program.run(List.of(new Feed("x", new float[] {2, 3})), "slope", "bend"));
        assertThat(found.get(0)).containsExactly(12, 27);
        assertThat(found.get(1)).containsExactly(12, 18);
    }
}
