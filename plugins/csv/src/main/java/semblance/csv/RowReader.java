package semblance.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.zip.ZipException;

/** Hands the cells of rows to their columns, and turns whatever goes wrong into one line that says where. */
final class RowReader implements AutoCloseable {
    private final Content content;
    private final Layout layout;
    private final Range range;
    private final Handler handler;
    private final CsvReader<Boolean> reader;
    private final CloseableIterator<Boolean> records;

    /** Bytes that start with a row, and how to find out how many rows lie before them. */
    interface Range {
        /** The bytes; those after the last row of the range may follow if only an error is looked for. */
        InputStream open() throws IOException;

        /** Whether the first row is the header. */
        boolean header();

        /** The number of rows before the first, the header not counted. */
        long before() throws IOException;
    }

    /** @param columns one for each column of the file */
    RowReader(Content content, Layout layout, Range range, Cells... columns) throws IOException {
        this.content = content;
        this.layout = layout;
        this.range = range;
        handler = new Handler(columns, range.header());
        reader = layout.parser().build(handler, content.strict(range.open()));
        records = reader.iterator();
    }

    /**
     * Reads rows.
     *
     * @return how many: {@code most}, or fewer at the end
     * @throws IOException if a row cannot be read, naming file, row and column
     */
    int read(int most) throws IOException {
        long start = handler.rows;
        try {
            while (handler.rows - start < most && records.hasNext()) records.next();
            return (int) (handler.rows - start);
        } catch (BadRow e) {
            throw at(e);
        } catch (CsvParseException e) {
            if (e.getCause() instanceof BadRow bad) throw at(bad);
            throw at(new BadRow(handler.rows + 1, "", explain(e)));
        } catch (UncheckedIOException e) {
            Throwable cause = e.getCause();
            if (cause instanceof CharacterCodingException) throw undecodable();
            if (cause instanceof EOFException || cause instanceof ZipException)
                throw at(new BadRow(
                        handler.rows + 1,
                        "",
                        "the gzip stream is cut off or damaged here (" + Content.ending(cause) + ")"));
            throw new IOException(content + ": " + cause.getMessage(), cause);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private IOException at(BadRow bad) throws IOException {
        String row = bad.row == 0 ? "header" : "row " + (range.before() + bad.row);
        String column = bad.column.isEmpty() ? "" : ", column '" + bad.column + "'";
        return new IOException(content + ", " + row + column + ": " + bad.getMessage());
    }

    private static String explain(CsvParseException e) {
        String message = e.getMessage();
        if (message.startsWith("Unexpected character after closing quote"))
            return "a quoted cell goes on after its closing quote; a quote within a cell is written twice";
        return "the quote that opens here is not closed";
    }

    /** Reads the rows again, to find out where the first byte lies that stands for no character. */
    private IOException undecodable() throws IOException {
        Cells[] columns = new Cells[layout.names().size()];
        for (int c = 0; c < columns.length; c++)
            columns[c] = (text, from, to, quoted) -> {
                for (int i = from; i < to; i++)
                    if (text[i] == Content.UNDECODABLE)
                        throw BadCell.undecodable(new String(text, from, to - from), content.encoding());
            };
        Handler search = new Handler(columns, range.header());
        try (CsvReader<Boolean> again = layout.parser().build(search, content.lenient(range.open()))) {
            for (Boolean record : again) if (!record) break;
        } catch (CsvParseException e) {
            if (e.getCause() instanceof BadRow bad) return at(bad);
        } catch (BadRow bad) {
            return at(bad);
        }
        return new IOException(content + " is not " + content.encoding() + "; say encoding= and the one that it has");
    }

    /** A row that cannot be read; rows count from 1 in their range, 0 is the header. */
    private static final class BadRow extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final long row;
        private final String column;

        BadRow(long row, String column, String message) {
            super(message, null, false, false);
            this.row = row;
            this.column = column;
        }
    }

    private final class Handler extends AbstractBaseCsvCallbackHandler<Boolean> {
        private final Cells[] columns;
        private boolean header;
        private long rows;
        private BadRow bad; // told when the row is whole: too few or many cells explain more than a bad one

        Handler(Cells[] columns, boolean header) {
            this.columns = columns;
            this.header = header;
        }

        @Override
        protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
            if (index >= columns.length || header) return;
            try {
                columns[index].add(text, offset, offset + length, quoted);
            } catch (BadCell e) {
                if (bad == null) bad = new BadRow(rows + 1, layout.names().get(index), e.getMessage());
            }
        }

        @Override
        protected Boolean buildRecord() {
            if (getRecordType() == RecordType.EMPTY) return Boolean.FALSE; // which the reader then leaves out
            if (header) {
                header = false;
                return Boolean.TRUE;
            }
            rows++;
            if (getFieldCount() != columns.length)
                throw new BadRow(
                        rows,
                        "",
                        "expected " + cells(columns.length) + ", found " + getFieldCount()
                                + "; cells with a separator in them need quotes");
            if (bad != null) throw bad;
            return Boolean.TRUE;
        }

        private static String cells(int count) {
            return count == 1 ? "1 cell" : count + " cells";
        }
    }
}
