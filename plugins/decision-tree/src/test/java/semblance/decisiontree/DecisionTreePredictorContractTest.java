package semblance.decisiontree;

import semblance.api.Extension;
import semblance.core.contract.ContractTest;

class DecisionTreePredictorContractTest extends ContractTest {
    @Override
    protected Extension extension() {
        return new DecisionTreePredictorTrainer();
    }
}
