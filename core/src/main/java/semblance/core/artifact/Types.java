package semblance.core.artifact;

import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/** Which types are plain data, and what a component's declared type means where it is used. */
final class Types {
    private Types() {}

    /** A generic type whose arguments are known. */
    private record Known(Class<?> raw, Type[] arguments) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return arguments;
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public Type getOwnerType() {
            return raw.getDeclaringClass();
        }

        @Override
        public String getTypeName() {
            return raw.getTypeName()
                    + Arrays.stream(arguments).map(Type::getTypeName).collect(Collectors.joining(", ", "<", ">"));
        }
    }

    /** The type of a component of a record of type {@code owner}, with the owner's type arguments put in. */
    static Type of(RecordComponent component, Type owner) {
        return resolve(component.getGenericType(), owner);
    }

    private static Type resolve(Type type, Type owner) {
        if (type instanceof WildcardType wildcard) return resolve(wildcard.getUpperBounds()[0], owner);
        if (type instanceof TypeVariable<?> variable) {
            if (owner instanceof ParameterizedType known) {
                int index = Arrays.asList(((Class<?>) known.getRawType()).getTypeParameters())
                        .indexOf(variable);
                if (index >= 0) return known.getActualTypeArguments()[index];
            }
            Type bound = variable.getBounds()[0];
            return bound instanceof ParameterizedType recursive ? recursive.getRawType() : resolve(bound, owner);
        }
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments().clone();
            for (int i = 0; i < arguments.length; i++) arguments[i] = resolve(arguments[i], owner);
            return new Known((Class<?>) generic.getRawType(), arguments);
        }
        return type;
    }

    static Class<?> raw(Type type) {
        if (type instanceof Class<?> known) return known;
        if (type instanceof ParameterizedType generic) return (Class<?>) generic.getRawType();
        return Object[].class; // an array of a generic type, which is refused like any array of objects
    }

    /** A type argument, or {@code Object}, which nothing is read as. */
    static Type argument(Type type, int index) {
        return type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[index] : Object.class;
    }

    /** Whether values of a class may be written and read for a part whose code is in {@code module}. */
    static boolean plain(Class<?> type, Module module) {
        return (type.isRecord() || type.isEnum())
                && Homes.of(module, type.getModule())
                && Modifier.isPublic(type.getModifiers())
                && type.getModule().isExported(type.getPackageName());
    }

    /** Why values of a class are not plain data. */
    static String refusal(Class<?> type, Module module) {
        String name = type.getTypeName();
        if (!type.isRecord() && !type.isEnum()) return name + " is not plain data";
        if (!Modifier.isPublic(type.getModifiers())) return name + " is not plain data: it is not public";
        if (!Homes.of(module, type.getModule()))
            return name + " is not plain data: it is neither of " + module
                    + " nor of a plugin it requires nor of the api";
        return name + " is not plain data: its package is not exported";
    }

    /**
     * The class of a name found in a file, for a component declared as {@code declared}; null unless it is plain data
     * that fits. Nothing else is looked up, and no class is initialised.
     */
    static Class<?> find(String name, Class<?> declared, Module module) {
        try {
            return Homes.all(module)
                    .map(home -> Class.forName(home, name))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .filter(found -> declared.isAssignableFrom(found) && plain(found, module))
                    .orElse(null);
        } catch (LinkageError e) {
            return null; // a name in another case, on a disk that does not tell
        }
    }

    /** The enum that a constant is of, even if the constant has a body. */
    static Class<?> enumOf(Object constant) {
        return ((Enum<?>) constant).getDeclaringClass();
    }
}
