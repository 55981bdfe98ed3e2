package semblance.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the partitions of a file start: in a plain local file at the first row after every so many bytes, whatever the
 * machine; any other is one partition.
 */
final class Splits {
    /** Bytes of a partition: enough to make opening the file cheap, few enough to keep every thread busy. */
    static final long BYTES = 8 << 20;

    private static final int ALL = 1 << 30;

    private final Content content;
    private final Layout layout;
    private final List<Long> starts = new ArrayList<>(); // in bytes; the last is the end

    private Splits(Content content, Layout layout) {
        this.content = content;
        this.layout = layout;
        starts.add(content.start());
    }

    /** Finds the starts while every row is read. */
    static Splits read(Content content, Layout layout, Cells... columns) throws IOException {
        Splits splits = new Splits(content, layout);
        long rows = 0;
        do {
            long before = rows;
            Piece piece = splits.new Piece(splits.count(), BYTES, () -> before);
            rows += splits.rows(piece, columns);
            splits.add(piece.length);
        } while (splits.end() < content.end());
        return splits;
    }

    /** Finds the starts without looking at the cells. */
    static Splits scan(Content content, Layout layout) throws IOException {
        Splits splits = new Splits(content, layout);
        byte[] buffer = new byte[1 << 16];
        do {
            long length = 0;
            Piece piece = splits.new Piece(splits.count(), BYTES, () -> 0);
            if (content.splittable())
                try (InputStream bytes = piece.open()) {
                    for (int read; (read = bytes.read(buffer)) >= 0; ) length += read;
                }
            splits.add(length);
        } while (splits.end() < content.end());
        return splits;
    }

    private void add(long length) {
        starts.add(content.splittable() ? end() + length : content.end());
    }

    private long end() {
        return starts.get(starts.size() - 1);
    }

    /** The number of partitions. */
    int count() {
        return starts.size() - 1;
    }

    /** The rows of a partition. */
    RowReader.Range partition(int index) {
        return new Piece(index, starts.get(index + 1) - starts.get(index), () -> rowsBefore(index));
    }

    /** Counts the rows before a partition; only messages need to know. */
    private long rowsBefore(int index) throws IOException {
        if (index == 0) return 0;
        Cells[] columns = new Cells[layout.names().size()];
        Arrays.fill(columns, Cells.NONE);
        return rows(new Piece(0, starts.get(index) - starts.get(0), () -> 0), columns);
    }

    private long rows(RowReader.Range range, Cells... columns) throws IOException {
        long rows = 0;
        try (RowReader reader = new RowReader(content, layout, range, columns)) {
            for (int read; (read = reader.read(ALL)) > 0; ) rows += read;
        }
        return rows;
    }

    /** How many rows lie before some bytes. */
    private interface Count {
        long get() throws IOException;
    }

    /** The rows that start in a number of bytes from the start of a partition. */
    private final class Piece implements RowReader.Range {
        private final int first;
        private final long wanted;
        private final Count before;
        private long length; // of these rows, known when they have been read

        Piece(int first, long wanted, Count before) {
            this.first = first;
            this.wanted = wanted;
            this.before = before;
        }

        @Override
        public InputStream open() throws IOException {
            InputStream bytes = content.bytes(starts.get(first));
            length = 0;
            if (!content.splittable()) return bytes;
            return new WholeRows(bytes, wanted, layout.quote(), layout.separator(), count -> length += count);
        }

        @Override
        public boolean header() {
            return first == 0 && layout.header();
        }

        @Override
        public long before() throws IOException {
            return before.get();
        }
    }
}
