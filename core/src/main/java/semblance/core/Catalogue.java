package semblance.core;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import semblance.api.Extension;
import semblance.api.Help;
import semblance.api.ask.Question;
import semblance.api.exchange.ModelSink;
import semblance.api.exchange.ModelSource;
import semblance.api.model.Model;
import semblance.api.train.Trainer;
import semblance.api.train.Transform;
import semblance.core.artifact.Modules;
import semblance.core.artifact.Part;
import semblance.core.config.Near;
import semblance.core.config.Parameters;
import semblance.core.config.Words;
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

    /**
     * An extension that has to do with models of a type.
     *
     * @throws IllegalArgumentException if there is no such extension for them, naming those that there are, or a parameter
     *     does not fit
     */
    <E extends Extension> E configure(Class<E> kind, Spec spec, Class<?> model) {
        List<E> able = about(kind, model);
        E extension = able.stream()
                .filter(one -> one.name().equals(spec.name()))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("this model has no " + Words.of(kind) + " '" + spec.name()
                                + "'" + (able.isEmpty() ? "" : Near.hint(spec.name(), names(kind, model), "it has"))));
        return Parameters.configure(extension, spec.parameters(), plugins.lookup());
    }

    /** The code behind the parts of a model file. */
    public Modules modules() {
        return part -> {
            Class<? extends Extension> kind =
                    switch (part.kind()) {
                        case "transform" -> Transform.class;
                        case Part.IMPORT -> ModelSource.class;
                        default -> Trainer.class;
                    };
            return plugins.find(kind, part.name()).extension().getClass().getModule();
        };
    }

    /** Every installed model type, by name. */
    public List<ModelType> models() {
        List<ModelType> models = new ArrayList<>();
        for (Provided<? extends Extension> provided : plugins.extensions(Trainer.class))
            models.add(describe(provided.extension(), provided.plugin()));
        return models;
    }

    /**
     * A model type as it is with some parameters, which are the defaults of the description: one that names an
     * extension brings that extension's own parameters.
     *
     * @throws IllegalArgumentException if there is no such model type, or a parameter does not fit, naming it
     */
    public ModelType model(Spec spec) {
        Configured<? extends Extension> configured = configure(Trainer.class, spec);
        return describe(configured.extension(), configured.plugin());
    }

    private ModelType describe(Extension trainer, Plugin plugin) {
        Help help = trainer.getClass().getAnnotation(Help.class);
        Class<?> model = model(trainer.getClass(), Trainer.class);
        return new ModelType(
                trainer.name(),
                plugin.name(),
                plugin.version(),
                help == null ? "" : help.value(),
                Capabilities.of(model),
                Parameters.describe(trainer, plugins.lookup()),
                questions(model),
                names(ModelSink.class, model));
    }

    /** What models of a type can be asked, by name. */
    private List<QuestionType> questions(Class<?> model) {
        List<QuestionType> questions = new ArrayList<>();
        for (Extension question : about(Question.class, model)) {
            Help help = question.getClass().getAnnotation(Help.class);
            questions.add(new QuestionType(
                    question.name(),
                    help == null ? "" : help.value(),
                    Parameters.describe(question, plugins.lookup())));
        }
        return questions;
    }

    /** The extensions of a kind that have to do with models of a type, by name. */
    <E extends Extension> List<E> about(Class<E> kind, Class<?> model) {
        return plugins.extensions(kind).stream()
                .map(Provided::extension)
                .filter(extension -> model(extension.getClass(), kind).isAssignableFrom(model))
                .toList();
    }

    /** The names of the extensions of a kind that have to do with models of a type. */
    List<String> names(Class<? extends Extension> kind, Class<?> model) {
        return about(kind, model).stream().map(Extension::name).toList();
    }

    /** The model type that an extension has to do with: what it wrote last between the brackets of its contract. */
    private static Class<?> model(Class<?> extension, Class<?> contract) {
        for (Type type : extension.getGenericInterfaces()) {
            if (type instanceof ParameterizedType generic
                    && generic.getRawType() instanceof Class<?> raw
                    && contract.isAssignableFrom(raw)) {
                Type[] arguments = generic.getActualTypeArguments();
                Type last = arguments[arguments.length - 1];
                if (last instanceof ParameterizedType parameterized) last = parameterized.getRawType();
                if (last instanceof Class<?> model) return model;
            }
        }
        return Model.class;
    }
}
