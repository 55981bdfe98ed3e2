package semblance.core;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import semblance.api.Extension;
import semblance.api.data.DataSink;
import semblance.api.data.DataSource;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.core.data.Aligned;
import semblance.core.data.Incoming;
import semblance.core.data.LocalLocation;
import semblance.core.data.Mapped;
import semblance.core.engine.Ahead;
import semblance.core.plugin.Plugins;
import semblance.core.plugin.Provided;
import semblance.core.plugin.UnknownExtension;

/** Finds the source or sink for a location, and lets rows through. */
final class Rows {
    private static final String STANDARD = "-";

    private final Catalogue catalogue;
    private final Plugins plugins;
    private final Settings settings;
    private final List<LocalLocation> opened = new ArrayList<>();

    @Inject
    Rows(Catalogue catalogue, Plugins plugins, Settings settings) {
        this.catalogue = catalogue;
        this.plugins = plugins;
        this.settings = settings;
    }

    Dataset read(String location, Optional<Spec> spec, Optional<Schema> expected, InputStream standard)
            throws IOException {
        LocalLocation from = LocalLocation.input(location, standard, settings.temporary());
        opened.add(from);
        if (spec.isPresent())
            return catalogue.configure(DataSource.class, spec.get()).extension().read(from, expected);
        List<DataSource> sources = able(DataSource.class, location, one -> one.accepts(from.uri()), "--source");
        return (sources.size() == 1 ? sources.get(0) : Choice.of(sources, from)).read(from, expected);
    }

    Dataset read(String location, Optional<Spec> spec, Schema model, InputStream standard, Watch watch)
            throws IOException {
        Aligned aligned = Aligned.of(read(location, spec, Optional.of(model), standard), model);
        if (!aligned.missing().isEmpty())
            watch.warning(location + " lacks " + String.join(", ", aligned.missing())
                    + ", which the model knows: taken as missing");
        return aligned.rows();
    }

    void write(Dataset rows, String location, Optional<Spec> spec, OutputStream standard, Watch watch)
            throws IOException {
        LocalLocation to = LocalLocation.output(location, standard);
        DataSink sink = sink(rows.schema(), location, to, spec);
        AtomicLong done = new AtomicLong();
        Incoming incoming = new Incoming(new Ahead(rows, settings.threads()));
        Dataset watched = Mapped.of(incoming, rows.schema(), batch -> {
            if (watch.cancelled()) throw new CancellationException("stopped; " + to + " was not written");
            watch.progress("writing", done.addAndGet(batch.rows()), -1, "rows");
            return batch;
        });
        try (to) {
            sink.write(watched, to);
            to.commit();
        } catch (IOException | RuntimeException e) {
            incoming.check();
            throw e;
        }
    }

    private DataSink sink(Schema schema, String location, LocalLocation to, Optional<Spec> spec) throws IOException {
        if (spec.isPresent())
            return catalogue.configure(DataSink.class, spec.get()).extension();
        List<DataSink> sinks = able(DataSink.class, location, one -> one.accepts(to.uri()), "--sink");
        return sinks.size() == 1 ? sinks.get(0) : Choice.of(sinks, to, schema);
    }

    /** The extensions for an address, at least one. */
    private <E extends Extension> List<E> able(Class<E> kind, String location, Predicate<E> accepts, String option) {
        List<Provided<E>> installed = plugins.extensions(kind);
        Predicate<E> fits = location.equals(STANDARD) ? one -> one.name().equals("csv") : accepts;
        List<E> able = installed.stream().map(Provided::extension).filter(fits).toList();
        if (able.isEmpty())
            throw new UnknownExtension("no plugin knows what '" + location + "' is; name one with " + option + ": "
                    + String.join(
                            ", ",
                            installed.stream()
                                    .map(one -> one.extension().name())
                                    .toList()));
        return able;
    }

    void close() {
        for (LocalLocation location : opened) {
            try {
                location.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        opened.clear();
    }
}
