package semblance.decisiontree;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import semblance.api.Extension;
import semblance.api.data.Dataset;
import semblance.api.data.Table;
import semblance.api.model.Model;
import semblance.api.train.Run;
import semblance.core.contract.ContractTest;

/** What is written of trees and asked of them, for both kinds of model. */
class ShownContractTest {
    private static final Table ROWS = Data.drawn(300, 4);
    private static final TreeModel CHAIN = new DecisionTreeTrainer().fit(Dataset.of(ROWS), Run.of(1));
    private static final TreeModel ONE =
            PublishedTreesTest.trainer(4, 5, Trimming.NONE, 0, 0).fit(Dataset.of(ROWS), Run.of(1));

    private abstract static class Shown extends ContractTest {
        private final Extension extension;
        private final TreeModel model;
        private final String suffix;

        Shown(Extension extension, TreeModel model, String suffix) {
            this.extension = extension;
            this.model = model;
            this.suffix = suffix;
        }

        @Override
        protected Extension extension() {
            return extension;
        }

        @Override
        public Optional<Model> model() {
            return Optional.of(model);
        }

        @Override
        public Optional<Table> rows() {
            return Optional.of(ROWS);
        }

        @Override
        public URI address() {
            return URI.create("file:///tree" + suffix);
        }
    }

    @Nested
    class RulesOfOneTree extends Shown {
        RulesOfOneTree() {
            super(new RulesSink(), ONE, ".rules");
        }
    }

    @Nested
    class RulesOfAChain extends Shown {
        RulesOfAChain() {
            super(new RulesSink(), CHAIN, ".txt");
        }
    }

    @Nested
    class PictureOfOneTree extends Shown {
        PictureOfOneTree() {
            super(new DotSink(), ONE, ".dot");
        }
    }

    @Nested
    class PictureOfAChain extends Shown {
        PictureOfAChain() {
            super(new DotSink(), CHAIN, ".gv");
        }
    }

    @Nested
    class RulesAsked extends Shown {
        RulesAsked() {
            super(new RulesQuestion(), ONE, "");
        }
    }

    @Nested
    class ImportanceOfOneTree extends Shown {
        ImportanceOfOneTree() {
            super(new ImportanceQuestion(), ONE, "");
        }
    }

    @Nested
    class ImportanceOfAChain extends Shown {
        ImportanceOfAChain() {
            super(new ImportanceQuestion(2), CHAIN, "");
        }
    }
}
