package semblance.vae;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.tensorflow.Network;
import semblance.vae.heads.Vocabulary;

/** Windows of the plays in order, the last tenth of them never trained on. */
class ShakespeareTest {
    private static final int WINDOW = 32;
    private static final int TRAINED = 2000;
    private static final int HELD_OUT = 60;

    private static Table table(String[] texts) {
        return Table.of(Schema.of(new Column.Text("text")), List.of((Serializable) texts));
    }

    /** Bits for each character of the second, by its frequency in the first after the characters before it. */
    private static double bits(String[] trained, String[] held, int before) {
        Map<String, Double> counts = new HashMap<>();
        for (String text : trained)
            for (int i = 0; i < WINDOW; i++) {
                String past = text.substring(Math.max(0, i - before), i);
                counts.merge(past + '\0', 1.0, Double::sum);
                counts.merge(past + '\0' + text.charAt(i), 1.0, Double::sum);
            }
        double bits = 0;
        for (String text : held)
            for (int i = 0; i < WINDOW; i++) {
                String past = text.substring(Math.max(0, i - before), i) + '\0';
                double count = counts.getOrDefault(past + text.charAt(i), 0.0);
                bits -= Math.log((count + 0.1) / (counts.getOrDefault(past, 0.0) + 6.5)) / Math.log(2);
            }
        return bits / (held.length * WINDOW);
    }

    @Test
    void textsItNeverSawNeedFewerBitsThanByFrequenciesOfPairs() throws IOException {
        String[] all = Sequences.shakespeare(WINDOW);
        int first = all.length * 9 / 10;
        String[] trained = IntStream.range(0, TRAINED)
                .mapToObj(i -> all[(int) (i * (long) first / TRAINED)])
                .toArray(String[]::new);
        String[] held = IntStream.range(0, HELD_OUT)
                .mapToObj(i -> all[first + i * (all.length - first) / HELD_OUT])
                .toArray(String[]::new);
        Vae model = Sequences.fit(
                Sequences.trainer(
                        Sequences.network(Network.Kind.AUTO, 64, 96),
                        8,
                        new Objective(1, 3, 0.1, 1),
                        new VaeTrainer()
                                .likelihood()
                                .with(new Texts(Vocabulary.Unit.CHARACTERS, WINDOW, 100, 2, 0.1, 1)),
                        5,
                        4e-3),
                table(trained),
                Run.of(1));
        double bits = -Arrays.stream(model.logDensity(table(held))).sum() / (HELD_OUT * WINDOW) / Math.log(2);
        double unigram = bits(trained, held, 0);
        double bigram = bits(trained, held, 1);
        assertThat(unigram).isBetween(4.5, 5.2);
        assertThat(bigram).isBetween(3.4, 3.9);
        assertThat(bits).isLessThan(unigram - 1.2).isLessThan(bigram - 0.2);
    }
}
