package semblance.randomforest;

import java.util.List;
import semblance.api.Extension;
import semblance.core.contract.ContractTest;

/** Few trees, to be quick. */
class ForestContractTest extends ContractTest {
    @Override
    protected Extension extension() {
        return new ForestTrainer(20, 0, 0, 1, Splits.BEST, 1, true, List.of(), Importance.PERMUTATION, true, true);
    }
}
