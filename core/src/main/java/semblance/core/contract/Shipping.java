package semblance.core.contract;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.util.stream.Stream;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Statistic;
import semblance.api.data.Table;

/** Sums up as a cluster would: what makes statistics and every statistic travel as bytes. */
record Shipping(Dataset data) implements Dataset {
    @Override
    public Schema schema() {
        return data.schema();
    }

    @Override
    public int partitions() {
        return data.partitions();
    }

    @Override
    public Stream<Table> partition(int index) {
        return data.partition(index);
    }

    @Override
    public <S extends Statistic<S>> S collect(int partition, Statistic.Zero<S> zero) {
        return ship(data.collect(partition, ship(zero)));
    }

    /** A value after a journey as bytes. */
    static <T> T ship(T value) {
        ClassLoader loader = value.getClass().getClassLoader();
        try (var bytes = new ByteArrayOutputStream();
                var out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
            out.flush();
            try (var in = new Input(bytes.toByteArray(), loader)) {
                @SuppressWarnings("unchecked") // what arrives is of the class that was sent
                T arrived = (T) in.readObject();
                return arrived;
            }
        } catch (IOException | ClassNotFoundException e) {
            throw Law.SERIAL.broken("that " + value.getClass() + " travels as bytes", e);
        }
    }

    /** Finds classes where the value came from: a plugin's classes are not this module's to see. */
    private static final class Input extends ObjectInputStream {
        private final ClassLoader loader;

        Input(byte[] bytes, ClassLoader loader) throws IOException {
            super(new ByteArrayInputStream(bytes));
            this.loader = loader;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(description.getName(), false, loader);
            } catch (ClassNotFoundException e) {
                return super.resolveClass(description);
            }
        }
    }
}
