package semblance.core.contract;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import semblance.api.Extension;
import semblance.api.Help;

/** What every extension promises, whatever it is for. */
final class ExtensionContract {
    private static final Map<Class<?>, List<?>> ODD_VALUES = Map.of(
            double.class,
            List.of(Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, -1.0, 0.0, 1e300),
            float.class,
            List.of(Float.NaN, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, -1f, 0f),
            int.class,
            List.of(Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE),
            long.class,
            List.of(Long.MIN_VALUE, -1L, 0L, Long.MAX_VALUE),
            boolean.class,
            List.of(true, false),
            String.class,
            List.of("", " ", "no such thing"),
            List.class,
            List.of(List.of()));

    private final Extension extension;
    private final Surroundings around;

    private ExtensionContract(Extension extension, Surroundings around) {
        this.extension = extension;
        this.around = around;
    }

    /** The checks of an extension, one of them for each parameter. */
    static List<Check> of(Extension extension, Surroundings around) {
        ExtensionContract contract = new ExtensionContract(extension, around);
        List<Check> checks = new ArrayList<>(List.of(
                new Check("it is a public record in an exported package", contract::isPublicRecord),
                new Check("its name is of lower-case words with dashes", contract::isNamed),
                new Check("its no-argument constructor holds valid defaults", contract::hasDefaults),
                new Check("its parameters are of types that text can set", contract::hasPlainParameters),
                new Check("help is given for it and for every parameter", contract::hasHelp),
                new Check("equal parameters make equal extensions", contract::isValue),
                new Check("it can be shipped as bytes", contract::isShippable),
                new Check("its parameters can be read back from text", contract::readsBack)));
        if (extension instanceof Record record) parameters(checks, "", record, extension, List.of());
        return checks;
    }

    private void isPublicRecord() {
        Class<?> type = extension.getClass();
        Law.EXTENSION.demand(type.isRecord(), "a record", type);
        Law.EXTENSION.demand(PlainData.open(type), "a public class in an exported package", type);
    }

    private void isNamed() {
        String name = extension.name();
        Law.NAME.demand(
                name != null && name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"), "lower-case words with dashes", name);
        Law.NAME.demand(name.equals(extension.name()), "the same name each time", extension.name());
    }

    private void hasDefaults() throws ReflectiveOperationException {
        Object first = defaults();
        Law.DEFAULTS.demand(first.equals(defaults()), "equal defaults each time", defaults());
    }

    private Extension defaults() throws ReflectiveOperationException {
        try {
            Constructor<?> constructor = extension.getClass().getConstructor();
            return (Extension) constructor.newInstance();
        } catch (NoSuchMethodException e) {
            throw Law.DEFAULTS.broken("a public constructor without arguments", e);
        } catch (InvocationTargetException e) {
            throw Law.DEFAULTS.broken("defaults that the constructor itself accepts", e.getCause());
        }
    }

    private void hasPlainParameters() {
        plain((Record) extension);
    }

    private static void plain(Record record) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = PlainData.get(record, component);
            Law.NULLS.demand(value != null, "a value for '" + component.getName() + "'", "null");
            boolean scalar = component.getType().isPrimitive()
                    || value instanceof Number
                    || value instanceof Boolean
                    || value instanceof String
                    || value instanceof Enum<?>
                    || value instanceof List<?>;
            Law.COMPONENTS.demand(
                    scalar || value instanceof Record,
                    "'" + component.getName() + "' to be a number, text, enum, list or record",
                    value.getClass());
            if (value instanceof Record nested) plain(nested);
        }
    }

    private void hasHelp() {
        help(extension.getClass());
    }

    private static void help(Class<?> type) {
        line(type.getName(), type.getAnnotation(Help.class));
        for (RecordComponent component : type.getRecordComponents())
            line("'" + component.getName() + "' of " + type.getSimpleName(), component.getAnnotation(Help.class));
    }

    private static void line(String of, Help help) {
        Law.HELP.demand(help != null, "@Help on " + of, "none");
        Law.HELP.demand(
                !help.value().isBlank()
                        && !help.value().endsWith(".")
                        && help.value().lines().count() == 1,
                "one line without a full stop at its end as help of " + of,
                "'" + help.value() + "'");
    }

    private void isValue() {
        Record copy = again((Record) extension, PlainData.values((Record) extension));
        Law.EQUALITY.demand(copy.equals(extension), "an equal extension from equal parameters", copy);
        Law.EQUALITY.demand(copy.hashCode() == extension.hashCode(), "equal hash codes", copy);
        Law.EQUALITY.demand(copy.toString().equals(extension.toString()), "the same text", copy + " and " + extension);
    }

    private void isShippable() {
        Extension arrived = Shipping.ship(extension);
        Law.SHIPPABLE.demand(arrived.equals(extension), "an equal extension after the journey", arrived);
    }

    private void readsBack() throws ReflectiveOperationException {
        Map<String, String> values = new LinkedHashMap<>();
        text("", (Record) extension, (Record) defaults(), values);
        Extension read = around.configure(defaults(), values);
        Law.EQUALITY.demand(
                values.isEmpty() || again(read, values), "parameters " + values + " to be read back as they are", read);
    }

    private boolean again(Extension read, Map<String, String> values) {
        Map<String, String> found = new LinkedHashMap<>();
        text("", (Record) read, null, found);
        return found.entrySet().containsAll(values.entrySet());
    }

    /** The parameters that are plain text, by their path; records of another class than the defaults' are left out. */
    private static void text(String path, Record record, Record defaults, Map<String, String> into) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        for (RecordComponent component : components) {
            Object value = PlainData.get(record, component);
            Object usual = defaults == null ? value : PlainData.get(defaults, component);
            String name = path + component.getName();
            if (value instanceof Enum<?> constant)
                into.put(name, constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            else if (value instanceof Number || value instanceof Boolean) into.put(name, value.toString());
            else if (value instanceof String text && !text.isBlank()) into.put(name, text);
            else if (value instanceof Record nested && nested.getClass() == usual.getClass())
                text(name + ".", nested, (Record) usual, into);
        }
    }

    /** A check for each parameter; those of records inside records are found in their own record's message. */
    private static void parameters(
            List<Check> checks, String path, Record record, Extension extension, List<String> parents) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            int index = i;
            String name = components[i].getName();
            Object value = PlainData.get(record, components[i]);
            if (value instanceof Record nested) parameters(checks, path + name + ".", nested, extension, parents);
            List<?> odd = value instanceof Enum<?> constant
                    ? List.of(constant.getDeclaringClass().getEnumConstants())
                    : ODD_VALUES.getOrDefault(components[i].getType(), List.of());
            if (!odd.isEmpty())
                checks.add(new Check(
                        "a bad value of '" + path + name + "' is refused by its name",
                        () -> odd.forEach(bad -> refused(record, index, name, bad))));
        }
    }

    private static void refused(Record record, int index, String name, Object bad) {
        Object[] values = PlainData.values(record);
        values[index] = bad;
        String expected = "that " + name + " = " + bad + " is accepted, or refused by its name";
        try {
            Record accepted = PlainData.create(record.getClass(), values);
            Object kept = PlainData.get(accepted, accepted.getClass().getRecordComponents()[index]);
            if (!bad.equals(kept)) throw Law.PARAMETERS.broken(expected, "that it became " + kept);
        } catch (IllegalArgumentException e) {
            if (!Law.says(e, List.of(name))) throw Law.PARAMETERS.broken(expected, e);
        } catch (RuntimeException e) {
            throw Law.PARAMETERS.broken(expected, e);
        }
    }

    private static Record again(Record record, Object[] values) {
        return PlainData.create(record.getClass(), Arrays.copyOf(values, values.length));
    }
}
