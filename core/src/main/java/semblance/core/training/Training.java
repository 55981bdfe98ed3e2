package semblance.core.training;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import semblance.api.data.Dataset;
import semblance.api.data.Engine;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Model;
import semblance.api.train.Iterative;
import semblance.api.train.Seed;
import semblance.api.train.Trainer;
import semblance.api.train.Transform;
import semblance.core.Catalogue;
import semblance.core.Catalogue.Configured;
import semblance.core.Recipe;
import semblance.core.Settings;
import semblance.core.Spec;
import semblance.core.Watch;
import semblance.core.artifact.Artifact;
import semblance.core.artifact.Part;
import semblance.core.data.Cached;
import semblance.core.data.Fingerprint;
import semblance.core.engine.LocalEngine;
import semblance.core.engine.Pieces;

/** Carries out a recipe: reads the rows once, fits the transforms in order, then the model. */
public final class Training {
    private final Catalogue catalogue;
    private final Settings settings;

    @Inject
    Training(Catalogue catalogue, Settings settings) {
        this.catalogue = catalogue;
        this.settings = settings;
    }

    /**
     * Learns a model.
     *
     * @param checkpoint where an iterative trainer's state is saved now and then, and when stopped
     * @param resume whether to go on from the checkpoint where there is one
     * @throws IllegalArgumentException if an extension or parameter does not exist or the rows cannot be learned from
     * @throws CancellationException if the watch asked to stop; its message says how to go on
     * @throws IOException if the rows or the checkpoint cannot be read, or the checkpoint is of another training
     */
    public Artifact fit(Recipe recipe, Dataset data, Optional<Path> checkpoint, boolean resume, Watch watch)
            throws IOException {
        Configured<?> trainer = catalogue.configure(Trainer.class, recipe.trainer());
        List<Configured<Transform>> transforms = new ArrayList<>();
        for (Spec spec : recipe.transforms()) transforms.add(catalogue.configure(Transform.class, spec));
        try (Pieces pieces = new Pieces(settings.threads());
                Cached rows = Cached.of(data, settings.memory(), settings.temporary(), settings.threads(), done -> {
                    if (watch.cancelled())
                        throw new CancellationException("stopped while reading; nothing was learned yet");
                    watch.progress("reading", done, -1, "rows");
                })) {
            Engine engine = new LocalEngine(settings.threads());
            String fingerprint = Fingerprint.of(engine.bind(rows));
            Watched watched = new Watched(rows, rows.rows(), watch);
            Recorded run = new Recorded(new Seed(recipe.seed()), watch, pieces);
            List<Part> parts = new ArrayList<>();
            Dataset now = watched;
            for (int t = 0; t < transforms.size(); t++) {
                Transform.Fitted fitted = transforms.get(t).extension().fit(engine.bind(now), run.child(t + 1));
                parts.add(transforms.get(t).part("transform", fitted));
                now = new Prepared(now, fitted);
            }
            Model model;
            if (trainer.extension() instanceof Iterative<?, ?> iterative) {
                Checkpoint file = new Checkpoint(
                        checkpoint, resume, catalogue, parts, trainer, data.schema(), recipe.seed(), fingerprint);
                model = iterate(iterative, engine.bind(now), run, file, watch, watched);
            } else {
                model = ((Trainer<?>) trainer.extension()).fit(engine.bind(now), run);
            }
            parts.add(trainer.part("model", model));
            Map<String, String> notes = run.notes();
            notes.put("rows", Long.toString(rows.rows()));
            return new Artifact(Artifact.MODEL, parts, data.schema(), recipe.seed(), fingerprint, run.metrics(), notes);
        }
    }

    /** From state to state; neither a stop nor a failure loses a finished step. */
    private static <S extends Record, M extends Model> M iterate(
            Iterative<S, M> trainer, Dataset data, Recorded run, Checkpoint file, Watch watch, Watched watched)
            throws IOException {
        S state = null;
        boolean advanced = false;
        try {
            state = file.resume(run);
            if (state == null) state = trainer.start(data, run);
            for (long step = 1; !trainer.done(state); step++) {
                if (watch.cancelled()) throw new CancellationException("stopped");
                watched.task("fitting, step " + step);
                state = trainer.next(state, data, run);
                advanced = true;
                file.offer(state, run);
            }
        } catch (CancellationException e) {
            throw file.stopped(state, run);
        } catch (IllegalArgumentException e) {
            throw advanced ? file.failed(e, state, run) : e;
        }
        file.remove();
        return trainer.model(state);
    }

    /** Rows as the next transform or the trainer sees them. */
    private record Prepared(Dataset rows, Transform.Fitted transform) implements Dataset {
        @Override
        public Schema schema() {
            return transform.output();
        }

        @Override
        public int partitions() {
            return rows.partitions();
        }

        @Override
        public Stream<Table> partition(int index) {
            return rows.partition(index).map(batch -> transform.apply(transform.select(batch)));
        }
    }
}
