package semblance.gaussianmixture;

import java.util.List;
import semblance.api.Extension;
import semblance.core.contract.ContractTest;

/** Two components and few starts, to be quick: choosing among many is tested elsewhere. */
class GaussianMixtureContractTest extends ContractTest {
    @Override
    protected Extension extension() {
        return new GaussianMixtureTrainer(List.of(2), List.of(Covariance.FULL), Criterion.BIC, 2, 200, 1e-10, false, 1);
    }
}
