package semblance.vae;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import semblance.api.Extension;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Seed;
import semblance.core.contract.ContractTest;
import semblance.core.contract.Example;
import semblance.optimizers.Adam;
import semblance.tensorflow.Activation;
import semblance.tensorflow.Clipping;
import semblance.tensorflow.Network;
import semblance.vae.heads.Vocabulary;

/** Long short-term memories over words, some of which training hides, and over waves; small, to be quick. */
class VaeTextContractTest extends ContractTest {
    private static final int ROWS = 120;
    private static final int SAMPLES = 12;
    private static final Column KIND = new Column.Categorical("kind", "low", "high");

    @Override
    protected Extension extension() {
        VaeTrainer usual = new VaeTrainer();
        Network network = new Network(Network.Kind.LSTM, List.of(16), Activation.TANH, List.of(), 8);
        return new VaeTrainer(
                network,
                network,
                2,
                usual.objective(),
                usual.likelihood().with(new Texts(Vocabulary.Unit.WORDS, 5, 6, 2, 0.3, 1)),
                List.of(),
                new Training(8, 512, 0.1, 20, Clipping.GLOBAL_NORM, 100, 0, 0, 64),
                64,
                new Adam(3e-2, 0.9, 0.999, 1e-8),
                usual.schedule());
    }

    @Override
    public List<Example> examples() {
        var random = new Seed(7).random();
        String[] notes = new String[ROWS];
        float[] waves = new float[ROWS * SAMPLES];
        int[] kinds = new int[ROWS];
        for (int r = 0; r < ROWS; r++) {
            kinds[r] = random.nextInt(2);
            notes[r] = (kinds[r] == 0 ? "one" : "two, two") + " of " + random.nextInt(1, 4);
            double phase = random.nextDouble();
            for (int i = 0; i < SAMPLES; i++)
                waves[r * SAMPLES + i] = (float) (Math.sin(phase + (kinds[r] + 0.5) * i) + 0.1 * random.nextGaussian());
        }
        return List.of(
                new Example("notes", table(new Column.Text("note"), notes, kinds)),
                new Example("waves", table(new Column.Tensor("sound_8000hz", List.of(SAMPLES)), waves, kinds)));
    }

    private static Table table(Column column, Serializable cells, int[] kinds) {
        return Table.of(Schema.of(column, KIND), List.of(cells, kinds));
    }

    /** As for the other columns: see VaeContractTest. */
    @Override
    protected Map<String, String> excused() {
        return new VaeContractTest().excused();
    }
}
