package semblance.randomforest;

import semblance.api.Extension;
import semblance.core.contract.ContractTest;
import semblance.randomforest.adversarial.AdversarialForestTrainer;
import semblance.randomforest.adversarial.LeafDensity;

/** Few trees, to be quick. */
class RandomForestContractTest extends ContractTest {
    @Override
    protected Extension extension() {
        return new RandomForestTrainer(
                new ForestTrainer(8),
                new AdversarialForestTrainer(4, 5, 0, 2, 0, LeafDensity.TRUNCATED_NORMAL, 0.1, 255));
    }
}
