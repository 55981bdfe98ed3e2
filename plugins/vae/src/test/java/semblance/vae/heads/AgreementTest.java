package semblance.vae.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import semblance.api.data.Column;
import semblance.api.data.Kind;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.tensorflow.Feed;
import semblance.tensorflow.Net;
import semblance.tensorflow.Plan;
import semblance.tensorflow.Programs;

/** What the graph says of a cell is what Java says, in the column's units. */
class AgreementTest {
    private static final int ROWS = 3;

    /** Floats, a few operations deep. */
    private static final double FLOATS = 2e-5;

    /** The log density of one column of a family. */
    record One(Independent family) implements Plan {
        @Override
        public void draw(Net net) {
            net.output(
                    "log",
                    family.logDensity(
                            net.tf(),
                            net.input("outputs", ROWS, 1, family.outputs()),
                            net.input("free", 1, Math.max(1, family.free())),
                            net.input("targets", ROWS, 1, family.targets()),
                            net.input("constants", 1, Math.max(1, family.constants()))));
        }
    }

    static List<NumberHead> numbers() {
        return List.of(
                new GaussianHead(new Gaussian(Spread.OUTPUT, 0.01, true), 40, 12),
                new GaussianHead(new Gaussian(Spread.COLUMN, 0.01, true), 40, 12),
                new MixtureHead(
                        new Mixture(2, 0.01), new double[] {0.3, 0.7}, new double[] {20, 45}, new double[] {3, 8}),
                new WholeHead(new Logistic(Spread.OUTPUT, false), 40, 12),
                new WholeHead(new Logistic(Spread.COLUMN, false), 40, 0.5));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void ofNumbers(NumberHead head) {
        double[] x = {31, 40, 58};
        Table rows = Table.of(
                Schema.of(new Column.Numeric("x", head instanceof WholeHead ? Kind.INTEGER : Kind.REAL)), List.of(x));
        float[] outputs = outputs(head);
        float[] free = {-0.4f};
        float[] logs = logs(head, rows, outputs, free);
        for (int r = 0; r < ROWS; r++) {
            double expected = head.law(new Terms(outputs, r * head.family().outputs(), free, 0))
                    .logDensity(x[r]);
            assertThat(logs[r] + head.logJacobian()).isCloseTo(expected, within(FLOATS * (1 + Math.abs(expected))));
        }
    }

    static List<LevelHead> levels() {
        return List.of(
                new CategoricalHead(new Categorical(3), new double[] {0.2, 0.3, 0.5}),
                new OrdinalHead(new Ordinal(3)),
                new OrdinalHead(new Ordinal(2)));
    }

    @ParameterizedTest
    @MethodSource("levels")
    void ofLevels(LevelHead head) {
        int count = head.family().targets();
        List<String> names = List.of("a", "b", "c").subList(0, count);
        int[] codes = {0, 1, count - 1};
        Table rows = Table.of(Schema.of(new Column.Categorical("x", names, true)), List.of(codes));
        float[] outputs = outputs(head);
        float[] free = new float[Math.max(1, head.family().free())];
        for (int i = 0; i < free.length; i++) free[i] = 0.3f - 0.5f * i;
        float[] logs = logs(head, rows, outputs, free);
        for (int r = 0; r < ROWS; r++) {
            double[] p = head.probabilities(new Terms(outputs, r * head.family().outputs(), free, 0));
            assertThat(java.util.Arrays.stream(p).sum()).isCloseTo(1, within(1e-12));
            assertThat((double) logs[r]).isCloseTo(Math.log(p[codes[r]]), within(FLOATS));
        }
    }

    private static float[] outputs(Head head) {
        float[] outputs = new float[ROWS * head.family().outputs()];
        for (int i = 0; i < outputs.length; i++) outputs[i] = (float) Math.sin(1 + 2 * i);
        return outputs;
    }

    private static float[] logs(Head head, Table rows, float[] outputs, float[] free) {
        Independent family = (Independent) head.family();
        float[] targets = new float[ROWS * family.targets()];
        for (int r = 0; r < ROWS; r++) head.write(rows, 0, r, targets, r * family.targets(), new float[ROWS], r);
        List<Feed> feeds =
                new java.util.ArrayList<>(List.of(new Feed("outputs", outputs), new Feed("targets", targets)));
        if (family.free() > 0) feeds.add(new Feed("free", free));
        if (family.constants() > 0) feeds.add(new Feed("constants", head.constants()));
        return Programs.with(new One(family), program -> program.run(feeds, "log"))
                .get(0);
    }

    /** The 256 steps of brightness have probabilities that sum to one. */
    @ParameterizedTest
    @MethodSource("spreads")
    void stepsOfBrightnessSumToOne(float centre, float log) {
        PixelHead head = new PixelHead(new Logistic(Spread.COLUMN, true), new float[] {0.5f});
        float[] free = {log};
        double all = 0;
        double mean = 0;
        for (int step = 0; step < 256; step += ROWS) {
            float[] values = new float[ROWS];
            for (int r = 0; r < ROWS; r++) values[r] = Math.min(255, step + r) / 255f;
            Table rows = Table.of(Schema.of(new Column.Tensor("x", List.of(1))), List.of(values));
            float[] logs = logs(head, rows, new float[] {centre, centre, centre}, free);
            for (int r = 0; r < ROWS && step + r < 256; r++) {
                all += Math.exp(logs[r]);
                mean += Math.exp(logs[r]) * (step + r) / 255;
            }
        }
        double[] told = new double[1];
        head.addMean(new Terms(new float[] {centre}, 0, free, 0), 1, told);
        assertThat(all).isCloseTo(1, within(1e-4));
        assertThat(told[0]).isCloseTo(mean, within(2e-3));
    }

    static List<org.junit.jupiter.params.provider.Arguments> spreads() {
        return Map.of(0f, -3f, 0.9f, -1f, -1.2f, -2f, 0.3f, -6f).entrySet().stream()
                .map(pair -> org.junit.jupiter.params.provider.Arguments.of(pair.getKey(), pair.getValue()))
                .toList();
    }
}
