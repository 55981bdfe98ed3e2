package semblance.core.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import semblance.api.Extension;
import semblance.api.Help;

/**
 * The parameters of an extension as text. Numbers are written in decimal notation and the same on every Java version,
 * levels of an enum in lower case with dashes, lists with commas, ranges of whole numbers as {@code 1..9}. The
 * components of a record within a record are named {@code training.epochs}; a component that is itself an extension is
 * named by its extension, {@code optimizer=adam}, and its own components after it, {@code optimizer.learningRate=0.1}.
 */
public final class Parameters {
    private Parameters() {}

    /** Where components that are extensions are found by name. */
    public interface Extensions {
        /** @throws IllegalArgumentException if there is none, saying which there are */
        Extension find(Class<? extends Extension> kind, String name);

        /** The names of all extensions of a kind, in order. */
        List<String> names(Class<? extends Extension> kind);

        /** No extension at all. */
        static Extensions none() {
            return new Extensions() {
                @Override
                public Extension find(Class<? extends Extension> kind, String name) {
                    throw new IllegalArgumentException("no " + Words.of(kind) + " named '" + name + "'");
                }

                @Override
                public List<String> names(Class<? extends Extension> kind) {
                    return List.of();
                }
            };
        }
    }

    /** The parameters of an extension, in the order of its components, with this extension's values as defaults. */
    public static List<Parameter> describe(Extension defaults) {
        return describe(defaults, Extensions.none());
    }

    /** As {@link #describe(Extension)}, with the names of installed extensions as choices where one is asked for. */
    public static List<Parameter> describe(Extension defaults, Extensions lookup) {
        List<Parameter> parameters = new ArrayList<>();
        describe(Reflected.record(defaults), "", lookup, parameters);
        return List.copyOf(parameters);
    }

    private static void describe(Record record, String prefix, Extensions lookup, List<Parameter> to) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            String name = prefix + component.getName();
            Object value = Reflected.value(record, component);
            Help annotation = component.getAnnotation(Help.class);
            String help = annotation == null ? "" : annotation.value();
            Shape shape = Shape.of(component);
            if (shape instanceof Shape.One one) {
                Scalar scalar = one.scalar();
                to.add(new Parameter(name, scalar.type(), scalar.format().apply(value), scalar.choices(), help));
            } else if (shape instanceof Shape.Many many) {
                Scalar scalar = many.scalar();
                String type = "list of " + scalar.plural();
                to.add(new Parameter(name, type, many.format((List<?>) value), scalar.choices(), help));
            } else if (shape instanceof Shape.Choice choice) {
                Class<? extends Extension> kind = choice.kind();
                String named = ((Extension) value).name();
                to.add(new Parameter(name, Words.of(kind), named, lookup.names(kind), help));
            }
            if (value instanceof Record inner) describe(inner, name + ".", lookup, to);
        }
    }

    /** The text of every parameter, in order: {@code configure(defaults, values(x), lookup)} equals x. */
    public static Map<String, String> values(Record extension) {
        List<Parameter> parameters = new ArrayList<>();
        describe(extension, "", Extensions.none(), parameters);
        Map<String, String> values = new LinkedHashMap<>();
        for (Parameter parameter : parameters) values.put(parameter.name(), parameter.defaultValue());
        return values;
    }

    /**
     * An extension with some parameters replaced; those not named stay as they are.
     *
     * @param defaults the extension to start from, as its no-argument constructor made it
     * @param values texts by the name of the parameter
     * @param lookup where components that are extensions come from
     * @throws ParameterException if a parameter does not exist, cannot be read, or is rejected by the constructor of
     *     its record; it names every such parameter
     * @throws IllegalStateException if the extension is not a record as its contract asks
     */
    public static <E extends Extension> E configure(E defaults, Map<String, String> values, Extensions lookup) {
        Configuring configuring = new Configuring(values, lookup);
        Record configured = configuring.apply(Reflected.record(defaults), "");
        List<String> problems = configuring.problems();
        if (!problems.isEmpty()) throw new ParameterException(defaults.name(), problems);
        @SuppressWarnings("unchecked") // of the class of the defaults, whose type is E
        E result = (E) configured;
        return result;
    }
}
