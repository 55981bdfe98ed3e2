package semblance.bayesiannetwork;

import semblance.api.Extension;
import semblance.core.contract.ContractTest;

<<<<<<<< HEAD:plugins/bayesian-network/src/test/java/semblance/bayesiannetwork/ChainContractTest.java
/** The model behind a plain trainer: levels, numbers and both are conditioned, sampled, predicted and imputed. */
class ChainContractTest extends ContractTest {
    @Override
    protected Extension extension() {
        return new ChainTrainer();
========
class BayesianNetworkContractTest extends ContractTest {
    @Override
    protected Extension extension() {
        return new BayesianNetworkTrainer();
>>>>>>>> bnlearn:plugins/bayesian-network/src/test/java/semblance/bayesiannetwork/BayesianNetworkContractTest.java
    }
}
