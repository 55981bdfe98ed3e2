package semblance.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Prediction;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.tensorflow.Network;
import semblance.vae.heads.Vocabulary;

/** Two kinds of sentences of a made-up grammar, each with its name in a column beside it. */
class VaeTextTest {
    private static final String[] NOUNS = {"cat", "dog", "bird"};
    private static final String[] VERBS = {"runs", "sleeps", "sings"};
    private static final Schema SCHEMA =
            Schema.of(new Column.Text("sentence"), new Column.Categorical("kind", "animal", "sum"));

    /** ln 2 for the kind, then ln 9 or ln 16 for the words. */
    private static final double ENTROPY = Math.log(2) + 0.5 * Math.log(9) + 0.5 * Math.log(16);

    private static final List<String> WARNINGS = new ArrayList<>();
    private static Table rows;
    private static Vae model;

    private static Table table(String[] texts, int... kinds) {
        return Table.of(SCHEMA, List.of(texts, kinds));
    }

    @BeforeAll
    static void learn() {
        var random = new Seed(1).random();
        String[] texts = new String[400];
        int[] kinds = new int[texts.length];
        for (int r = 0; r < texts.length; r++) {
            kinds[r] = random.nextInt(2);
            texts[r] = kinds[r] == 0
                    ? "the " + NOUNS[random.nextInt(3)] + " " + VERBS[random.nextInt(3)]
                    : "sum of " + random.nextInt(1, 5) + " and " + random.nextInt(1, 5);
        }
        rows = table(texts, kinds);
        model = Sequences.fit(trainer(20), rows, new Run() {
            @Override
            public Seed seed() {
                return new Seed(3);
            }

            @Override
            public void warn(String message) {
                WARNINGS.add(message);
            }
        });
    }

    private static VaeTrainer trainer(int epochs) {
        return Sequences.trainer(
                Sequences.network(Network.Kind.AUTO, 32, 32),
                4,
                new Objective(1, 5, 0.2, 1),
                new VaeTrainer().likelihood().with(new Texts(Vocabulary.Unit.CHARACTERS, 40, 100, 2, 0.1, 1)),
                epochs,
                1e-2);
    }

    private static boolean grammatical(String text) {
        return text.matches("the (cat|dog|bird) (runs|sleeps|sings)|sum of [1-4] and [1-4]");
    }

    private static int kind(String text) {
        return text.startsWith("the ") ? 0 : 1;
    }

    @Test
    void drawnSentencesFollowTheGrammar() {
        Table drawn = model.sample(400, new Seed(5).random());
        String[] texts = drawn.texts(0);
        Set<String> different = new HashSet<>(Arrays.asList(texts));
        different.removeIf(text -> !grammatical(text));
        assertThat(Arrays.stream(texts).filter(VaeTextTest::grammatical).count())
                .isGreaterThan(240);
        assertThat(different).hasSizeGreaterThan(15); // of 25
        assertThat(IntStream.range(0, texts.length)
                        .filter(r -> kind(texts[r]) == drawn.codes(1)[r])
                        .count())
                .isGreaterThan(300);
    }

    @Test
    void logDensitiesComeNearTheEntropy() {
        double bound = Sequences.mean(model.logDensity(rows));
        assertThat(bound).isBetween(-ENTROPY - 2, -ENTROPY + 0.1);
    }

    @Test
    void aScrambledSentenceIsLessProbable() {
        double[] logDensity = model.logDensity(
                table(new String[] {"the cat runs", "nur tac seht", "sum of 1 and 2", "2 dna 1 fo mus"}, 0, 0, 1, 1));
        assertThat(logDensity[0]).isGreaterThan(logDensity[1] + 15);
        assertThat(logDensity[2]).isGreaterThan(logDensity[3] + 15);
    }

    @Test
    void theKindIsKnownFromTheTextAndKeptByCodes() {
        Table some = rows.slice(0, 100);
        Prediction.Levels predicted = (Prediction.Levels) model.predict(some, "kind");
        Table back = model.decode(model.encode(some));
        int known = 0;
        int kept = 0;
        for (int r = 0; r < 100; r++) {
            if (predicted.probabilities()[some.codes(1)[r]][r] > 0.5) known++;
            if (kind(back.texts(0)[r]) == some.codes(1)[r] && grammatical(back.texts(0)[r])) kept++;
        }
        assertThat(known).isGreaterThanOrEqualTo(97);
        assertThat(kept).isGreaterThanOrEqualTo(90);
    }

    @Test
    void aMissingTextIsWrittenAsTheRestOfTheRowTells() {
        String[] none = new String[40];
        int[] kinds = IntStream.range(0, 40).map(r -> r % 2).toArray();
        String[] likely = model.impute(table(none, kinds)).texts(0);
        String[] drawn = model.impute(table(none, kinds), new Seed(8).random()).texts(0);
        int right = 0;
        for (int r = 0; r < 40; r++) {
            assertThat(likely[r]).matches(VaeTextTest::grammatical);
            assertThat(kind(likely[r])).isEqualTo(kinds[r]);
            if (kind(drawn[r]) == kinds[r]) right++;
        }
        assertThat(right).isGreaterThanOrEqualTo(28);
        assertThat(new HashSet<>(Arrays.asList(drawn))).hasSizeGreaterThan(8);
    }

    @Test
    void whatTheVocabularyLacksIsAllOne() {
        double[] logDensity = model.logDensity(
                table(new String[] {"the cat runé", "the cat runü", "the cat runs and runs again", null}, 0, 0, 0, 0));
        assertThat(logDensity[0]).isEqualTo(logDensity[1]).isFinite();
        assertThat(logDensity[3]).isCloseTo(-Math.log(2), within(0.3));
    }

    @Test
    void textsAreCutAtTheLimitWithAWarning() {
        assertThat(WARNINGS).isEmpty();
        List<String> warnings = new ArrayList<>();
        VaeTrainer trainer = trainer(1);
        Texts short5 = new Texts(Vocabulary.Unit.CHARACTERS, 5, 100, 2, 0, 1);
        Vae cut = Sequences.fit(
                new VaeTrainer(
                        trainer.encoder(),
                        trainer.decoder(),
                        2,
                        trainer.objective(),
                        trainer.likelihood().with(short5),
                        List.of(),
                        trainer.training(),
                        16,
                        trainer.optimizer(),
                        trainer.schedule()),
                rows.slice(0, 50),
                new Run() {
                    @Override
                    public Seed seed() {
                        return new Seed(3);
                    }

                    @Override
                    public void warn(String message) {
                        warnings.add(message);
                    }
                });
        assertThat(warnings)
                .containsExactly("column 'sentence': 100 % of the texts are cut at 5 characters, the longest had 15;"
                        + " likelihood.text.length sets the limit");
        double[] logDensity = cut.logDensity(table(new String[] {"the c", "the cat runs"}, 0, 0));
        assertThat(logDensity[0]).isEqualTo(logDensity[1]);
        assertThat(cut.sample(20, new Seed(1).random()).texts(0)).allMatch(text -> text.length() <= 5);
    }

    @Test
    void equalSeedsDrawEqualTexts() {
        assertThat(model.sample(300, new Seed(2).random()).texts(0))
                .isEqualTo(model.sample(300, new Seed(2).random()).texts(0));
    }
}
