package semblance.vae.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import semblance.api.data.Schema;
import semblance.api.data.Statistic;
import semblance.api.data.Table;

/**
 * Keeps all rows if they take no more than some memory, and otherwise those with the least hashes: a sample that does not
 * depend on how the rows are stored.
 */
public final class Gathering implements Statistic<Gathering> {
    private static final long serialVersionUID = 1;

    private final Schema schema;
    private final long room;
    private final ArrayList<Table> tables = new ArrayList<>();
    private long rows;
    private int held;
    private boolean whole = true;

    /** @param bytes how much memory rows may take */
    public Gathering(Schema schema, long bytes) {
        this.schema = schema;
        this.room = Math.max(1, bytes / RowContent.bytes(schema));
    }

    @Override
    public void add(Table some) {
        int[] counted = IntStream.range(0, some.rows())
                .filter(r -> some.weights()[r] > 0)
                .toArray();
        if (counted.length == 0) return;
        keep(counted.length == some.rows() ? some : RowContent.select(some, counted), counted.length);
    }

    private void keep(Table some, long counted) {
        rows += counted;
        tables.add(some);
        held += some.rows();
        if (held > 2 * room) thin();
    }

    @Override
    public void merge(Gathering other) {
        rows += other.rows;
        whole &= other.whole;
        held += other.held;
        tables.addAll(other.tables);
        if (held > 2 * room) thin();
    }

    private void thin() {
        Table all = RowContent.join(schema, tables);
        tables.clear();
        held = all.rows();
        if (held > room) {
            whole = false;
            long[] hashes = RowContent.hashes(all);
            int[] least = IntStream.range(0, held)
                    .boxed()
                    .sorted(Comparator.comparingLong(r -> hashes[r]))
                    .mapToInt(Integer::intValue)
                    .limit(room)
                    .toArray();
            Arrays.sort(least);
            all = RowContent.select(all, least);
            held = all.rows();
        }
        tables.add(all);
    }

    /** How many rows were seen, but for those of weight 0. */
    public long rows() {
        return rows;
    }

    /** The rows that were kept, equal ones as one. */
    public Canonical canonical() {
        if (held > room) thin();
        return Canonical.of(RowContent.join(schema, tables), whole);
    }
}
