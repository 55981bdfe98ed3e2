package semblance.vae;

import java.util.List;
import java.util.Map;
import semblance.api.Extension;
import semblance.core.contract.ContractTest;
import semblance.core.contract.Example;
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
                4,
                usual.objective(),
                usual.likelihood(),
                List.of(),
                new Training(40, 64, 0.1, 5, Clipping.GLOBAL_NORM, 100, 0, 0, 64),
                64,
                new Adam(1e-2, 0.9, 0.999, 1e-8),
                usual.schedule());
    }

    /** Texts and sounds, which need smaller networks to be as quick, have tests of their own. */
    @Override
    public List<Example> examples() {
        return super.examples().stream()
                .filter(example -> !example.name().equals("texts"))
                .toList();
    }

    /**
     * Log densities are estimates by draws of the latent variables, which the encoder places anew for each row; those of rows
     * that add up to another do so up to the error of the estimates. MarginalsTest shows that it vanishes with the draws.
     */
    @Override
    protected Map<String, String> excused() {
        String reason = "densities are averages over 64 draws, placed anew for each row, and err by a few hundredths";
        return Map.of(
                "probabilities of all rows of levels sum to one", reason,
                "the density of each number integrates to one", reason,
                "a missing level is summed out", reason,
                "a missing number is integrated out", reason,
                "given a range, densities are joint minus marginal", reason);
    }
}
