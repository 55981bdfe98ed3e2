package semblance.vae;

import java.util.List;
import semblance.api.Extension;
import semblance.core.contract.ContractTest;
import semblance.optimizers.Adam;
import semblance.tensorflow.Activation;
import semblance.tensorflow.Clipping;
import semblance.tensorflow.Network;
import semblance.vae.heads.Vocabulary;

/** Long short-term memories over words, some of which training hides; small, to be quick. */
class VaeTextContractTest extends ContractTest {
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
                new Training(20, 64, 0.1, 20, Clipping.GLOBAL_NORM, 100, 0, 0, 64),
                32,
                new Adam(5e-3, 0.9, 0.999, 1e-8),
                usual.schedule());
    }
}
