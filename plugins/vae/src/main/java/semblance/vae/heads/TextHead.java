package semblance.vae.heads;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import semblance.api.data.Table;

/**
 * Texts. Its probabilities are those of texts as it sees them: symbols that are not in the vocabulary are all one, and a
 * text ends at the greatest length, so that the probabilities of all texts up to there sum to one.
 *
 * @param temperature what log probabilities are divided by when a text is drawn, above 0
 */
public record TextHead(Symbols family, Vocabulary vocabulary, double temperature) implements Head {
    @Override
    public float[] start() {
        return new float[family.outputs()];
    }

    @Override
    public void write(Table rows, int column, int row, float[] targets, int at, float[] mask, int from) {
        String text = rows.texts(column)[row];
        mask[from] = text == null ? 0 : 1;
        Arrays.fill(targets, at, at + family.length(), 0);
        if (text == null) return;
        List<String> symbols = vocabulary.unit().split(text);
        int length = Math.min(symbols.size(), family.length());
        for (int i = 0; i < length; i++) targets[at + i] = 1 + vocabulary.number(symbols.get(i));
        if (length < family.length()) targets[at + length] = Symbols.END;
    }

    /** What the decoder told of a text. */
    public float[] summary(Terms terms) {
        return Arrays.copyOfRange(terms.outputs(), terms.at(), terms.at() + family.summary());
    }

    /**
     * The number of the next symbol, 0 for the end.
     *
     * @param logits of which the text's start at {@code at}
     * @param random null for the most probable symbol
     */
    public int next(float[] logits, int at, RandomGenerator random) {
        int best = 0;
        for (int k = 1; k < family.symbols(); k++) if (logits[at + k] > logits[at + best]) best = k;
        if (random == null) return best;
        double[] p = new double[family.symbols()];
        double sum = 0;
        for (int k = 0; k < p.length; k++) sum += p[k] = Math.exp((logits[at + k] - logits[at + best]) / temperature);
        for (int k = 0; k < p.length; k++) p[k] /= sum;
        return Tails.draw(p, random);
    }
}
