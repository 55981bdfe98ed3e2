package semblance.vae;

import java.util.Optional;
import org.junit.jupiter.api.Nested;
import semblance.api.Extension;
import semblance.api.data.Dataset;
import semblance.api.data.Table;
import semblance.api.model.Model;
import semblance.api.train.Run;
import semblance.core.contract.ContractTest;

/** Each question, asked of a small model about the rows that it was learned from. */
class QuestionContractTest {
    private static final Table ROWS = Published.irisWithSpecies();
    private static final Vae VAE =
            Small.trainer(2, Small.training(20, 64, 0), "target").fit(Dataset.of(ROWS), Run.of(1));

    private abstract static class Asked extends ContractTest {
        @Override
        public Optional<Model> model() {
            return Optional.of(VAE);
        }

        @Override
        public Optional<Table> rows() {
            return Optional.of(ROWS);
        }
    }

    @Nested
    class Bound extends Asked {
        @Override
        protected Extension extension() {
            return new BoundQuestion(100);
        }
    }

    @Nested
    class Draw extends Asked {
        @Override
        protected Extension extension() {
            return new DrawQuestion();
        }
    }

    @Nested
    class Interpolate extends Asked {
        @Override
        protected Extension extension() {
            return new InterpolateQuestion();
        }
    }

    @Nested
    class Reconstruct extends Asked {
        @Override
        protected Extension extension() {
            return new ReconstructQuestion();
        }
    }

    @Nested
    class Traverse extends Asked {
        @Override
        protected Extension extension() {
            return new TraverseQuestion();
        }
    }
}
