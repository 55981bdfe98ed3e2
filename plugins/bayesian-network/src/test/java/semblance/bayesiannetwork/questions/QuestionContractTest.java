package semblance.bayesiannetwork.questions;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import semblance.api.Extension;
import semblance.api.data.Table;
import semblance.api.model.Model;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.core.contract.ContractTest;

class QuestionContractTest {
    private static final BayesianNetwork ASIA = Asking.asia();

    /** Asked of asia about three rows. */
    abstract static class Asked extends ContractTest {
        @Override
        public Optional<Model> model() {
            return Optional.of(ASIA);
        }

        @Override
        public Optional<Table> rows() {
            return Optional.of(Asking.rows(ASIA.schema(), "xray=yes dysp=yes", "smoke=no", ""));
        }
    }

    @Nested
    class Marginal extends Asked {
        @Override
        protected Extension extension() {
            return new MarginalsQuestion();
        }
    }

    @Nested
    class Weighted extends Asked {
        @Override
        protected Extension extension() {
            return new LikelihoodWeightingQuestion(100, List.of());
        }
    }

    @Nested
    class MostProbable extends Asked {
        @Override
        protected Extension extension() {
            return new MostProbableQuestion();
        }
    }

    @Nested
    class Intervention extends Asked {
        @Override
        protected Extension extension() {
            return new InterventionQuestion(List.of("bronc=yes"), List.of());
        }
    }

    @Nested
    class Separation extends Asked {
        @Override
        protected Extension extension() {
            return new SeparationQuestion(List.of("asia"), List.of("smoke"), List.of("dysp"));
        }
    }

    @Nested
    class Arcs extends Asked {
        @Override
        protected Extension extension() {
            return new ArcsQuestion();
        }
    }

    @Nested
    class TreeWidth extends Asked {
        @Override
        protected Extension extension() {
            return new TreeWidthQuestion();
        }
    }
}
