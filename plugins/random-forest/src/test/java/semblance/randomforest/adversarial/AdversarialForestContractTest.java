package semblance.randomforest.adversarial;

import semblance.api.Extension;
import semblance.core.contract.ContractTest;

/** Few trees, to be quick. */
class AdversarialForestContractTest extends ContractTest {
    @Override
    protected Extension extension() {
        return new AdversarialForestTrainer(5, 5, 0, 3, 0, LeafDensity.TRUNCATED_NORMAL, 0.1, 255);
    }
}
