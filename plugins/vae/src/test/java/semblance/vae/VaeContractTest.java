package semblance.vae;

import java.util.List;
import semblance.api.Extension;
import semblance.core.contract.ContractTest;
import semblance.optimizers.Adam;
import semblance.tensorflow.Clipping;
import semblance.tensorflow.Network;

/** Small networks and large steps, to be quick. */
class VaeContractTest extends ContractTest {
    @Override
    protected Extension extension() {
        VaeTrainer usual = new VaeTrainer();
        return new VaeTrainer(
                Network.of(32),
                Network.of(32),
                2,
                usual.objective(),
                usual.likelihood(),
                List.of(),
                new Training(40, 64, 0.1, 5, Clipping.GLOBAL_NORM, 100, 0, 0, 64),
                256,
                new Adam(1e-2, 0.9, 0.999, 1e-8),
                usual.schedule());
    }
}
