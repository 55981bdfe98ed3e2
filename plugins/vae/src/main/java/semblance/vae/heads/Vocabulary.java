package semblance.vae.heads;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The symbols that texts are made of.
 *
 * @param unit what a symbol is
 * @param symbols those that are known, sorted
 */
public record Vocabulary(Unit unit, List<String> symbols) implements Serializable {
    /** What is written for a symbol that is not known. */
    public static final String UNKNOWN = "\uFFFD";

    /** Symbols for the end and the unknown come before the known ones. */
    private static final int FIRST = 2;

    /** What a symbol is. */
    public enum Unit {
        /** A code point. */
        CHARACTERS(Pattern.compile(".", Pattern.DOTALL)),
        /** A word, a number or other characters, each with a space before it if there is one; put together, they are the text. */
        WORDS(Pattern.compile(" ?[\\p{L}\\p{M}]+| ?\\p{N}+| ?[^\\s\\p{L}\\p{M}\\p{N}]+|\\s"));

        private final Pattern pattern;

        Unit(Pattern pattern) {
            this.pattern = pattern;
        }

        /** A text taken apart. */
        public List<String> split(String text) {
            return pattern.matcher(text).results().map(MatchResult::group).toList();
        }
    }

    /** Copies the list. */
    public Vocabulary {
        symbols = List.copyOf(symbols);
    }

    /**
     * The symbols of some texts.
     *
     * @param texts null where missing
     * @param weights how often each text counts, shape [texts]
     * @param least how often a symbol must be found to be known
     * @param most how many are known at most; of equally frequent ones, the first by their characters
     */
    public static Vocabulary of(Unit unit, String[] texts, double[] weights, double least, int most) {
        Map<String, Double> counts = new HashMap<>();
        for (int r = 0; r < texts.length; r++) {
            if (texts[r] == null) continue;
            for (String symbol : unit.split(texts[r])) counts.merge(symbol, weights[r], Double::sum);
        }
        counts.remove(UNKNOWN);
        return new Vocabulary(
                unit,
                counts.entrySet().stream()
                        .filter(entry -> entry.getValue() >= least)
                        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                        .limit(most)
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList());
    }

    /** How many symbols there are with the end and the unknown one. */
    public int size() {
        return FIRST + symbols.size();
    }

    /** The number of a symbol: 0 is the end, 1 is unknown. */
    int number(String symbol) {
        int place = Collections.binarySearch(symbols, symbol);
        return place < 0 ? 1 : FIRST + place;
    }

    /** The text of some symbols, of which none is the end. */
    public String text(List<Integer> numbers) {
        List<String> parts = new ArrayList<>();
        for (int number : numbers) parts.add(number < FIRST ? UNKNOWN : symbols.get(number - FIRST));
        return String.join("", parts);
    }
}
