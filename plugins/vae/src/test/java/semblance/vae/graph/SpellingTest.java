package semblance.vae.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import semblance.api.train.Seed;
import semblance.tensorflow.Activation;
import semblance.tensorflow.Feed;
import semblance.tensorflow.Net;
import semblance.tensorflow.Network;
import semblance.tensorflow.Plan;
import semblance.tensorflow.Program;
import semblance.tensorflow.Programs;
import semblance.tensorflow.Weight;
import semblance.tensorflow.Weights;
import semblance.vae.heads.Symbols;

class SpellingTest {
    /** The end, the unknown symbol and two more; texts of up to three. */
    private static final Symbols SYMBOLS = new Symbols(4, 3, 5, 0);

    private static final float[] SUMMARY = {0.9f, -0.4f, 0.1f, -0.8f, 0.5f};

    /** Sums of a few dozen floats. */
    private static final double ROUNDING = 1e-5;

    /** Third of the digits that a difference of floats keeps. */
    private static final double DIFFERENCE = 5e-3;

    private static Network network(Network.Kind kind) {
        return new Network(kind, List.of(), Activation.TANH, List.of(), SYMBOLS.summary());
    }

    /** Log probabilities of texts, twice each, and a gradient of their sum. */
    private record Scoring(Network network, int rows) implements Plan {
        @Override
        public void draw(Net net) {
            Operand<TFloat32> texts = net.input("texts", rows, 1, SYMBOLS.length());
            Operand<TFloat32> log = new Spelling(net, Names.decoder(0), SYMBOLS, network)
                    .logDensity(net.input("summary", 2L * rows, SYMBOLS.summary()), texts, texts, 2);
            net.output("log", log);
            Operand<TFloat32> sum = net.tf().sum(log, net.tf().constant(0));
            for (String name : List.of("before/weights", "spelling/gates/weights", "symbol/biases"))
                net.output(name, net.gradient(sum, net.weight(Names.decoder(0) + "/" + name, null, shape(name))));
        }

        private long[] shape(String name) {
            int gates = network.kind() == Network.Kind.LSTM ? 4 : 2;
            return switch (name) {
                case "before/weights" -> new long[] {SYMBOLS.symbols() + 1, 4};
                case "symbol/biases" -> new long[] {SYMBOLS.symbols()};
                default -> new long[] {SYMBOLS.summary(), (long) gates * SYMBOLS.summary()};
            };
        }
    }

    /** Every text there is: 0 after the end, 1 the end, 2 to 4 symbols. */
    private static List<float[]> all() {
        List<float[]> all = new ArrayList<>();
        List<float[]> open = List.of(new float[3]);
        for (int length = 0; length <= 3; length++) {
            List<float[]> longer = new ArrayList<>();
            for (float[] text : open) {
                float[] ended = text.clone();
                if (length < 3) ended[length] = Symbols.END;
                all.add(ended);
                for (int symbol = 2; length < 3 && symbol <= 4; symbol++) {
                    float[] more = text.clone();
                    more[length] = symbol;
                    longer.add(more);
                }
            }
            open = longer;
        }
        return all;
    }

    private static List<Feed> feeds(List<float[]> texts) {
        float[] flat = new float[texts.size() * 3];
        float[] summaries = new float[texts.size() * 2 * SUMMARY.length];
        for (int r = 0; r < texts.size(); r++) System.arraycopy(texts.get(r), 0, flat, 3 * r, 3);
        for (int i = 0; i < summaries.length; i++) summaries[i] = SUMMARY[i % SUMMARY.length];
        return List.of(new Feed("texts", flat), new Feed("summary", summaries));
    }

    private static Scoring scoring(Network.Kind kind) {
        return new Scoring(network(kind), all().size());
    }

    private static Weights weights(Network.Kind kind) {
        return Programs.with(scoring(kind), program -> program.start(new Seed(4)));
    }

    @ParameterizedTest
    @EnumSource(names = {"RNN", "LSTM"})
    void probabilitiesOfAllTextsSumToOne(Network.Kind kind) {
        float[] log = Programs.with(scoring(kind), weights(kind), program -> program.run(feeds(all()), "log"))
                .get(0);
        double sum = 0;
        for (float each : log) sum += Math.exp(each);
        assertThat(sum / 2).isCloseTo(1, within(ROUNDING)); // each text stands there twice
        assertThat(log).doesNotContain(0);
    }

    @ParameterizedTest
    @EnumSource(names = {"RNN", "LSTM"})
    void aTextStepByStepIsAsProbableAsAtOnce(Network.Kind kind) {
        float[] log = Programs.with(scoring(kind), weights(kind), program -> program.run(feeds(all()), "log"))
                .get(0);
        for (int r = 0; r < all().size(); r++)
            assertThat(stepwise(kind, all().get(r))).isCloseTo(log[2 * r], within(ROUNDING));
    }

    private static double stepwise(Network.Kind kind, float[] text) {
        SpellPlan plan = new SpellPlan(0, SYMBOLS, network(kind), 1);
        return Programs.with(plan, weights(kind), program -> {
            List<float[]> state = new ArrayList<>(List.of(SUMMARY));
            List<String> fetches = new ArrayList<>(List.of(Names.LOGITS, Names.state(0)));
            if (program.has(Names.state(1))) {
                state.add(new float[SUMMARY.length]);
                fetches.add(Names.state(1));
            }
            double sum = 0;
            int before = 0;
            for (int place = 0; place < 3 && text[place] > 0; place++) {
                List<Feed> feeds = new ArrayList<>(
                        List.of(new Feed(Names.told(0), SUMMARY), new Feed(Names.BEFORE, new int[] {before})));
                for (int i = 0; i < state.size(); i++) feeds.add(new Feed(Names.state(i), state.get(i)));
                List<float[]> told = program.run(feeds, fetches.toArray(String[]::new));
                state = told.subList(1, told.size());
                before = (int) text[place];
                double all = 0;
                for (float logit : told.get(0)) all += Math.exp(logit);
                sum += told.get(0)[before - 1] - Math.log(all);
            }
            return sum;
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"RNN", "LSTM"})
    void gradientsAreWhatDifferencesSay(Network.Kind kind) {
        Weights weights = weights(kind);
        for (String name : List.of("before/weights", "spelling/gates/weights", "symbol/biases")) {
            float[] gradient = Programs.with(scoring(kind), weights, program -> program.run(feeds(all()), name))
                    .get(0);
            for (int i = 0; i < gradient.length; i += 3) {
                double step = 1e-2;
                double difference =
                        (sum(kind, weights, name, i, step) - sum(kind, weights, name, i, -step)) / (2 * step);
                assertThat(difference)
                        .as(name + " " + i)
                        .isCloseTo(gradient[i], within(DIFFERENCE * (1 + Math.abs(gradient[i]))));
            }
        }
    }

    private static double sum(Network.Kind kind, Weights weights, String name, int index, double step) {
        Weight old = weights.byName().get(Names.decoder(0) + "/" + name);
        float[] moved = old.values().clone();
        moved[index] += (float) step;
        Weights all = weights.with(new Weights(List.of(new Weight(old.name(), old.shape(), moved))));
        double sum = 0;
        for (float log : Programs.with(scoring(kind), all, (Program program) -> program.run(feeds(all()), "log"))
                .get(0)) sum += log;
        return sum;
    }

    @ParameterizedTest
    @EnumSource(names = {"RNN", "LSTM"})
    void aMissingTextTellsNothing(Network.Kind kind) {
        List<float[]> blank = new ArrayList<>();
        for (int r = 0; r < all().size(); r++) blank.add(new float[3]);
        assertThat(Programs.with(scoring(kind), weights(kind), program -> program.run(feeds(blank), "log"))
                        .get(0))
                .containsOnly(0);
    }
}
