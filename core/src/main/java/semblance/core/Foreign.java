package semblance.core;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import semblance.api.Extension;
import semblance.api.exchange.ModelSink;
import semblance.api.exchange.ModelSource;
import semblance.api.model.Model;
import semblance.api.train.Seed;
import semblance.core.Catalogue.Configured;
import semblance.core.artifact.Artifact;
import semblance.core.artifact.Part;
import semblance.core.data.LocalLocation;
import semblance.core.engine.Pieces;
import semblance.core.plugin.Plugins;
import semblance.core.plugin.Provided;
import semblance.core.plugin.UnknownExtension;
import semblance.core.training.Recorded;

/** Models from and for other programs. */
final class Foreign {
    private final Catalogue catalogue;
    private final Plugins plugins;
    private final Settings settings;

    @Inject
    Foreign(Catalogue catalogue, Plugins plugins, Settings settings) {
        this.catalogue = catalogue;
        this.plugins = plugins;
        this.settings = settings;
    }

    Learned read(String location, Optional<Spec> format, InputStream standard, Watch watch) throws IOException {
        try (LocalLocation from = LocalLocation.input(location, standard, settings.temporary());
                Pieces pieces = new Pieces(settings.threads())) {
            List<? extends ModelSource<?>> sources = plugins.extensions(sources()).stream()
                    .map(Provided::extension)
                    .toList();
            Spec named = format.orElseGet(() -> sources.stream()
                    .filter(source -> source.accepts(from.uri()))
                    .findFirst()
                    .map(source -> new Spec(source.name()))
                    .orElseThrow(() -> unknown("reads a model from", location, names(sources))));
            Configured<ModelSource<?>> source = catalogue.configure(sources(), named);
            Recorded run = new Recorded(new Seed(0), watch, pieces);
            Model model = source.extension().read(from, run);
            Part part = source.part(Part.IMPORT, model);
            return new Learned(
                    new Artifact(Artifact.MODEL, List.of(part), model.schema(), 0, "", Map.of(), run.notes()));
        }
    }

    void write(Learned learned, String location, Optional<Spec> format, OutputStream standard, Watch watch)
            throws IOException {
        Model model = learned.inner();
        try (LocalLocation to = LocalLocation.output(location, standard)) {
            List<ModelSink<Model>> able = catalogue.about(sinks(), model.getClass());
            Spec named = format.orElseGet(() -> able.stream()
                    .filter(sink -> sink.accepts(to.uri()))
                    .findFirst()
                    .map(sink -> new Spec(sink.name()))
                    .orElseThrow(() -> unknown("writes this model to", location, names(able))));
            ModelSink<Model> sink = catalogue.configure(sinks(), named, model.getClass());
            if (!learned.transforms().isEmpty())
                watch.warning(location + " holds the model alone, without the transforms before it");
            sink.write(model, to);
            to.commit();
        }
    }

    @SuppressWarnings("unchecked") // class literals have no type arguments
    private static Class<ModelSource<?>> sources() {
        return (Class<ModelSource<?>>) (Class<?>) ModelSource.class;
    }

    @SuppressWarnings("unchecked") // which models a sink is for is looked at before it is used
    private static Class<ModelSink<Model>> sinks() {
        return (Class<ModelSink<Model>>) (Class<?>) ModelSink.class;
    }

    private static List<String> names(List<? extends Extension> extensions) {
        return extensions.stream().map(Extension::name).toList();
    }

    private static UnknownExtension unknown(String what, String location, List<String> installed) {
        return new UnknownExtension("nothing " + what + " '" + location + "'"
                + (installed.isEmpty() ? "" : "; name what does with --format: " + String.join(", ", installed)));
    }
}
