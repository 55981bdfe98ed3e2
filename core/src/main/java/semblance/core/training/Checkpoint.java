package semblance.core.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import semblance.api.data.Schema;
import semblance.core.Catalogue;
import semblance.core.Catalogue.Configured;
import semblance.core.artifact.Artifact;
import semblance.core.artifact.Artifacts;
import semblance.core.artifact.ModelFileException;
import semblance.core.artifact.Part;

/** The file that keeps a trainer's state, so that a stopped training goes on to the same bytes. */
final class Checkpoint {
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final Optional<Path> file;
    private final boolean resume;
    private final Catalogue catalogue;
    private final List<Part> transforms;
    private final Configured<?> trainer;
    private final Schema schema;
    private final long seed;
    private final String fingerprint;
    private long saved = System.nanoTime();

    Checkpoint(
            Optional<Path> file,
            boolean resume,
            Catalogue catalogue,
            List<Part> transforms,
            Configured<?> trainer,
            Schema schema,
            long seed,
            String fingerprint) {
        this.file = file;
        this.resume = resume;
        this.catalogue = catalogue;
        this.transforms = List.copyOf(transforms);
        this.trainer = trainer;
        this.schema = schema;
        this.seed = seed;
        this.fingerprint = fingerprint;
    }

    /** The state to go on from; null to start anew. */
    <S extends Record> S resume(Recorded run) throws IOException {
        if (!resume || file.isEmpty() || !Files.exists(file.get())) return null;
        Artifact found = Artifacts.read(file.get(), catalogue.modules());
        Artifact expected = artifact(found.last().content(), run);
        String difference = difference(expected, found);
        if (!difference.isEmpty())
            throw new ModelFileException(file.get() + " is the checkpoint of another training: " + difference
                    + "; give the same command as before, or leave --resume out to start anew");
        run.restore(found.metrics(), found.notes());
        @SuppressWarnings("unchecked") // written by this trainer: the parts agree
        S state = (S) found.last().content();
        return state;
    }

    private static String difference(Artifact expected, Artifact found) {
        if (found.kind().equals(Artifact.MODEL)) return "it holds a finished model";
        if (expected.seed() != found.seed()) return "its seed is " + found.seed() + ", not " + expected.seed();
        if (!expected.schema().equals(found.schema())) return "its columns or roles are others";
        if (!expected.fingerprint().equals(found.fingerprint())) return "its rows are others";
        if (expected.parts().size() != found.parts().size()) return "its transforms are others";
        for (int p = 0; p < found.parts().size(); p++) {
            Part one = expected.parts().get(p);
            Part other = found.parts().get(p);
            if (!one.name().equals(other.name())) return "it has " + other.name() + " instead of " + one.name();
            for (String parameter : one.parameters().keySet())
                if (!one.parameters().get(parameter).equals(other.parameters().get(parameter)))
                    return "its " + parameter + " is " + other.parameters().get(parameter) + ", not "
                            + one.parameters().get(parameter);
            if (!one.version().equals(other.version()))
                return "it was made by version " + other.version() + " of " + one.plugin() + ", not " + one.version();
        }
        return "";
    }

    private Artifact artifact(Record state, Recorded run) {
        List<Part> parts = new ArrayList<>(transforms);
        parts.add(trainer.part("state", state));
        return new Artifact(Artifact.CHECKPOINT, parts, schema, seed, fingerprint, run.metrics(), run.notes());
    }

    /** Saves a state unless the last one was saved a short while ago. */
    void offer(Record state, Recorded run) throws IOException {
        if (file.isPresent() && System.nanoTime() - saved > INTERVAL.toNanos()) save(state, run);
    }

    private void save(Record state, Recorded run) throws IOException {
        Artifacts.write(artifact(state, run), file.orElseThrow());
        saved = System.nanoTime();
    }

    /** Saves the last state there is and says how to go on. */
    CancellationException stopped(Record state, Recorded run) throws IOException {
        if (file.isEmpty()) return new CancellationException("stopped; nothing was saved");
        if (state == null) return new CancellationException("stopped before the first step; nothing was saved");
        save(state, run);
        return new CancellationException(
                "stopped; " + file.get() + " keeps what was done: " + "give the same command with --resume to go on");
    }

    /** Saves the last state before a failure and says so. */
    IllegalArgumentException failed(IllegalArgumentException failure, Record state, Recorded run) throws IOException {
        if (file.isEmpty()) return failure;
        save(state, run);
        return new IllegalArgumentException(
                failure.getMessage() + "; " + file.get() + " keeps what was learned before", failure);
    }

    /** The training has ended. */
    void remove() throws IOException {
        if (file.isPresent()) Files.deleteIfExists(file.get());
    }
}
