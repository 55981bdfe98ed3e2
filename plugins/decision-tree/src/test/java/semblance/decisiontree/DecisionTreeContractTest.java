package semblance.decisiontree;

import semblance.api.Extension;
import semblance.core.contract.ContractTest;

class DecisionTreeContractTest extends ContractTest {
    @Override
    protected Extension extension() {
        return new DecisionTreeTrainer();
    }
}
