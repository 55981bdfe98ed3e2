package semblance.vae.heads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {
    private static final String ODD = "To be, or not  to be:\n\tthat's 42%… naïve \uD83D\uDE00e\u0301 \uD83D x";

    private static Vocabulary of(Vocabulary.Unit unit, double least, int most, String... texts) {
        double[] weights = new double[texts.length];
        java.util.Arrays.fill(weights, 1);
        return Vocabulary.of(unit, texts, weights, least, most);
    }

    @ParameterizedTest
    @EnumSource
    void symbolsPutTogetherAreTheText(Vocabulary.Unit unit) {
        assertThat(String.join("", unit.split(ODD))).isEqualTo(ODD);
        assertThat(unit.split("")).isEmpty();
    }

    @Test
    void wordsKeepTheSpaceBeforeThem() {
        assertThat(Vocabulary.Unit.WORDS.split("to be,  or\n3"))
                .containsExactly("to", " be", ",", " ", " or", "\n", "3");
    }

    @Test
    void aCharacterIsACodePoint() {
        assertThat(Vocabulary.Unit.CHARACTERS.split("a\uD83D\uDE00\n")).containsExactly("a", "\uD83D\uDE00", "\n");
    }

    @Test
    void rareSymbolsAreUnknown() {
        Vocabulary vocabulary = of(Vocabulary.Unit.CHARACTERS, 2, 10, "abca", "b");
        assertThat(vocabulary.symbols()).containsExactly("a", "b");
        assertThat(vocabulary.number("c")).isEqualTo(1);
        assertThat(vocabulary.text(List.of(2, 1, 3))).isEqualTo("a\uFFFDb");
    }

    @Test
    void theMostFrequentSymbolsAreKnownAndTiesGoToTheFirst() {
        assertThat(of(Vocabulary.Unit.CHARACTERS, 1, 2, "dcbaa").symbols()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFFFD"})
    void whatIsWrittenForTheUnknownIsUnknown(String text) {
        Vocabulary vocabulary = of(Vocabulary.Unit.CHARACTERS, 0, 10, text, null);
        assertThat(vocabulary.size()).isEqualTo(2);
        assertThat(vocabulary.number("\uFFFD")).isEqualTo(1);
    }

    @Test
    void aWeightCountsAsSoManyTexts() {
        assertThat(Vocabulary.of(Vocabulary.Unit.CHARACTERS, new String[] {"a", "b"}, new double[] {2, 1}, 2, 10)
                        .symbols())
                .containsExactly("a");
    }
}
