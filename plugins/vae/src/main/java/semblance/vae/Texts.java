package semblance.vae;

import java.io.Serializable;
import semblance.api.Help;
import semblance.vae.heads.Vocabulary;

/**
 * How texts are learned: symbol after symbol, each given those before it and the latent variables (Bowman et al. 2016).
 */
@Help("texts, learned symbol after symbol")
public record Texts(
        @Help("what a symbol is: characters or words") Vocabulary.Unit unit,
        @Help("symbols that a text is cut at, at least 1") int length,

        @Help("different symbols that are known at most, at least 1")
        int vocabulary,

        @Help("how often a symbol must be found to be known, at least 0")
        double least,

        @Help(
                "share of the symbols that training hides from the decoder, so that it heeds the latent variables; below 1")
        double dropped,

        @Help("what log probabilities are divided by when a text is drawn, above 0; 1 to draw from the model itself")
        double temperature)
        implements Serializable {
    /** Each symbol is a part of the graph. */
    private static final int LONGEST = 4096;

    private static final int MOST_SYMBOLS = 1_000_000;

    /** @throws IllegalArgumentException if a parameter is out of its range, naming it */
    public Texts {
        Check.within("length", length, 1, LONGEST);
        Check.within("vocabulary", vocabulary, 1, MOST_SYMBOLS);
        Check.atLeast("least", least, 0);
        Check.share("dropped", dropped);
        Check.above("temperature", temperature, 0);
    }
}
