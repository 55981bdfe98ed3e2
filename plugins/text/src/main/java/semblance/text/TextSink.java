package semblance.text;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import semblance.api.Help;
import semblance.api.data.Column;
import semblance.api.data.DataSink;
import semblance.api.data.Dataset;
import semblance.api.data.Location;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/**
 * Writes the one text column of rows in UTF-8, a line a row, packed with gzip if the name ends in {@code .gz}. Rows with
 * line breaks in them would come back as several; they are refused unless {@code escape} is asked for, of this sink and
 * of {@link TextSource}.
 */
@Help("plain text: .txt, also packed as .gz; a line a row")
public record TextSink(
        @Help("whether line breaks in a row are written as \\n and \\r, and a backslash as \\\\")
        boolean escape) implements DataSink {
    private static final int BUFFER = 1 << 16;
    private static final String MARK = "\ufeff";

    /** Text as it is. */
    public TextSink() {
        this(false);
    }

    @Override
    public String name() {
        return "text";
    }

    @Override
    public boolean accepts(URI location) {
        return Suffix.accepts(location);
    }

    @Override
    public void write(Dataset rows, Location to) throws IOException {
        String name = name(rows.schema());
        try (OutputStream out = open(to)) {
            long[] done = {0};
            for (int p = 0; p < rows.partitions(); p++)
                try (Stream<Table> tables = rows.partition(p)) {
                    tables.forEachOrdered(table -> {
                        for (String text : table.texts(0)) {
                            done[0]++;
                            write(text, "column '" + name + "', row " + done[0], done[0] == 1, out);
                        }
                    });
                }
        } catch (UncheckedIOException e) {
            throw e.getCause() == null ? new IOException(e.getMessage(), e) : e.getCause();
        }
    }

    private static String name(Schema schema) {
        for (Column column : schema.columns())
            if (!(column instanceof Column.Text) || schema.columns().size() > 1)
                throw new IllegalArgumentException(
                        "column '" + column.name() + "' is " + (column instanceof Column.Text ? "not alone" : "no text")
                                + ", and plain text holds one text column; leave others out, or write .csv");
        if (schema.columns().isEmpty())
            throw new IllegalArgumentException("there are no columns, expected one of text");
        if (!schema.weight().isEmpty())
            throw new IllegalArgumentException(
                    "column '" + schema.weight() + "' holds weights, which plain text cannot; leave it out");
        return schema.names().get(0);
    }

    private void write(String text, String where, boolean first, OutputStream out) {
        if (text == null)
            throw new IllegalArgumentException(
                    where + ": the text is missing, which plain text cannot say; leave the row out, or write .csv");
        String line = escape ? Escapes.escaped(text) : text;
        if (line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0)
            throw new IllegalArgumentException(where + ": there is a line break in the text; --sink 'text escape=true'"
                    + " writes it as \\n, which --source 'text escape=true' reads back");
        if (first && line.startsWith(MARK))
            throw new IllegalArgumentException(
                    where + ": the text starts with a byte order mark, which would be read as none; remove it");
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(line));
            out.write(bytes.array(), 0, bytes.limit());
            out.write('\n');
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    where + ": half a character (a surrogate without the other) is in the text; remove it", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OutputStream open(Location to) throws IOException {
        OutputStream out = to.create();
        if (!Suffix.packed(to.uri())) return new BufferedOutputStream(out, BUFFER);
        try {
            return new GZIPOutputStream(out, BUFFER);
        } catch (IOException e) {
            out.close();
            throw e;
        }
    }
}
