package semblance.core;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import semblance.api.Extension;
import semblance.api.Help;
import semblance.api.model.Model;
import semblance.api.train.Trainer;
import semblance.api.train.Transform;
import semblance.core.artifact.Modules;
import semblance.core.artifact.Part;
import semblance.core.config.Parameters;
import semblance.core.plugin.Plugin;
import semblance.core.plugin.Plugins;
import semblance.core.plugin.Provided;

/** The extensions that there are, configured as users ask for them. */
public final class Catalogue {
    private final Plugins plugins;

    /** @param plugins where extensions come from */
    public Catalogue(Plugins plugins) {
        this.plugins = plugins;
    }

    /**
     * An extension with the parameters it was asked for.
     *
     * @param parameters all of them, as text
     */
    public record Configured<E extends Extension>(E extension, Plugin plugin, Map<String, String> parameters) {

        /**
         * What this extension left behind, for a model file.
         *
         * @throws IllegalStateException if it is no record
         */
        public Part part(String kind, Object content) {
            if (content instanceof Record record)
                return new Part(kind, extension.name(), parameters, plugin.name(), plugin.version(), record);
            throw new IllegalStateException("plugin " + plugin.name() + ": '" + extension.name() + "' left behind a "
                    + content.getClass().getName() + ", which is no record and cannot be saved");
        }
    }

    /** @throws IllegalArgumentException if there is no such extension, or a parameter does not fit, naming it */
    public <E extends Extension> Configured<E> configure(Class<E> kind, Spec spec) {
        Provided<E> found = plugins.find(kind, spec.name());
        E extension = Parameters.configure(found.extension(), spec.parameters(), plugins.lookup());
        return new Configured<>(extension, found.plugin(), Parameters.values((Record) extension));
    }

    /** The code behind the parts of a model file. */
    public Modules modules() {
        return part -> {
            Class<? extends Extension> kind = part.kind().equals("transform") ? Transform.class : Trainer.class;
            return plugins.find(kind, part.name()).extension().getClass().getModule();
        };
    }

    /** Every installed model type, by name. */
    public List<ModelType> models() {
        List<ModelType> models = new ArrayList<>();
        for (Provided<? extends Extension> provided : plugins.extensions(Trainer.class)) {
            Extension trainer = provided.extension();
            Help help = trainer.getClass().getAnnotation(Help.class);
            models.add(new ModelType(
                    trainer.name(),
                    provided.plugin().name(),
                    provided.plugin().version(),
                    help == null ? "" : help.value(),
                    Capabilities.of(model(trainer.getClass())),
                    Parameters.describe(trainer, plugins.lookup())));
        }
        return models;
    }

    /** The model type that a trainer promises: what it wrote between the brackets of Trainer or Iterative. */
    private static Class<?> model(Class<?> trainer) {
        for (Type type : trainer.getGenericInterfaces()) {
            if (type instanceof ParameterizedType generic
                    && generic.getRawType() instanceof Class<?> raw
                    && Trainer.class.isAssignableFrom(raw)) {
                Type[] arguments = generic.getActualTypeArguments();
                Type last = arguments[arguments.length - 1];
                if (last instanceof ParameterizedType parameterized) last = parameterized.getRawType();
                if (last instanceof Class<?> model) return model;
            }
        }
        return Model.class;
    }
}
