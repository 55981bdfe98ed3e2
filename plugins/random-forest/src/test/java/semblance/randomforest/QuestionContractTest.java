package semblance.randomforest;

import java.util.Optional;
import org.junit.jupiter.api.Nested;
import semblance.api.Extension;
import semblance.api.data.Table;
import semblance.api.model.Model;
import semblance.core.contract.ContractTest;

/** Each question, asked of a small forest about the rows that it was learned from. */
class QuestionContractTest {
    private static final Table ROWS = Made.rows(80, "number");
    private static final Forest FOREST = Made.forest(ROWS, 6);

    private abstract static class Asked extends ContractTest {
        @Override
        public Optional<Model> model() {
            return Optional.of(FOREST);
        }

        @Override
        public Optional<Table> rows() {
            return Optional.of(ROWS);
        }
    }

    @Nested
    class Contributions extends Asked {
        @Override
        protected Extension extension() {
            return new ContributionsQuestion();
        }
    }

    @Nested
    class OfColumns extends Asked {
        @Override
        protected Extension extension() {
            return new ImportanceQuestion();
        }
    }

    @Nested
    class OutOfTheBag extends Asked {
        @Override
        protected Extension extension() {
            return new OutOfBagQuestion();
        }
    }

    @Nested
    class Proximity extends Asked {
        @Override
        protected Extension extension() {
            return new ProximityQuestion();
        }
    }

    @Nested
    class Quantiles extends Asked {
        @Override
        protected Extension extension() {
            return new QuantilesQuestion();
        }
    }
}
