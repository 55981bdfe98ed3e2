package semblance.core.data;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/** A dataset whose tables are changed as they are read; nothing is kept. Bind an engine to the result, not before. */
public final class Mapped implements Dataset {
    private final Dataset source;
    private final Schema schema;
    private final UnaryOperator<Table> change;

    private Mapped(Dataset source, Schema schema, UnaryOperator<Table> change) {
        this.source = source;
        this.schema = schema;
        this.change = change;
    }

    /**
     * The tables of a dataset, changed one by one.
     *
     * @param schema the columns that come out
     * @param change a function of the table alone, called by several threads at once; it may leave rows out
     */
    public static Dataset of(Dataset source, Schema schema, UnaryOperator<Table> change) {
        return new Mapped(source, schema, change);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public int partitions() {
        return source.partitions();
    }

    @Override
    public Stream<Table> partition(int index) {
        return source.partition(index).map(change);
    }
}
