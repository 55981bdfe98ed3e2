package semblance.core;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import semblance.api.ask.Question;
import semblance.api.data.Dataset;
import semblance.api.model.Model;
import semblance.api.train.Seed;
import semblance.api.train.Transform;
import semblance.core.data.Mapped;
import semblance.core.data.Tables;
import semblance.core.engine.LocalEngine;
import semblance.core.engine.Pieces;
import semblance.core.training.Recorded;

/** Puts questions to models. */
final class Asking {
    private final Catalogue catalogue;
    private final int threads;
    private final Pieces pieces;

    @Inject
    Asking(Catalogue catalogue, Settings settings) {
        this.catalogue = catalogue;
        this.threads = settings.threads();
        this.pieces = new Pieces(threads);
    }

    Dataset ask(Learned learned, Spec spec, Optional<Dataset> rows, long seed, Watch watch) {
        Model model = learned.inner();
        Question<Model> question = catalogue.configure(questions(), spec, model.getClass());
        Dataset seen = rows.orElseGet(() -> Dataset.of(Tables.concat(learned.schema(), List.of())));
        for (Transform.Fitted transform : learned.transforms())
            seen = Mapped.of(seen, transform.output(), transform::apply);
        return question.ask(model, new LocalEngine(threads).bind(seen), new Recorded(new Seed(seed), watch, pieces));
    }

    @SuppressWarnings("unchecked") // which models it is for is looked at before it is asked
    private static Class<Question<Model>> questions() {
        return (Class<Question<Model>>) (Class<?>) Question.class;
    }

    void close() {
        pieces.close();
    }
}
