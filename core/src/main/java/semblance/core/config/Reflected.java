package semblance.core.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import semblance.api.Extension;

/** Records read and built by their components; the one place of this package that reflects. */
final class Reflected {
    private Reflected() {}

    /** @throws IllegalStateException if the extension is no record */
    static Record record(Extension extension) {
        if (extension instanceof Record record) return record;
        throw new IllegalStateException(extension.getClass().getName() + " must be a record to have parameters");
    }

    /** @throws IllegalStateException if the record cannot be read from here, or the value is null */
    static Object value(Record record, RecordComponent component) {
        Object value;
        try {
            value = component.getAccessor().invoke(record);
        } catch (IllegalAccessException e) {
            throw closed(record, e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(
                    component.getAccessor() + " failed: " + e.getCause().getMessage());
        }
        if (value == null)
            throw new IllegalStateException("component '" + component.getName() + "' of "
                    + record.getClass().getName() + " is null; its constructors must set it");
        return value;
    }

    /**
     * A record of the same class with these components.
     *
     * @throws IllegalArgumentException if its constructor rejects them
     * @throws IllegalStateException if it cannot be built from here, or fails for another reason
     */
    static Record build(Record like, Object[] values) {
        Class<?>[] types = Arrays.stream(like.getClass().getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return (Record) like.getClass().getConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException rejected) throw rejected;
            if (e.getCause() instanceof Error error) throw error;
            throw new IllegalStateException(
                    "the constructor of " + like.getClass().getName() + " failed: " + e.getCause());
        } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
            throw closed(like, e);
        }
    }

    private static IllegalStateException closed(Record record, ReflectiveOperationException e) {
        return new IllegalStateException(
                record.getClass().getName() + " must be a public record in an exported package", e);
    }
}
