package semblance.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
 * Writes separated values (RFC 4180) in UTF-8, a line feed after each row: a header, the columns in their order and, if
 * rows have weights, a last column with these; packed with gzip if the name ends in {@code .gz}. A missing cell is
 * empty; words are quoted only where {@link CsvSource} would read something else without.
 *
 * @param separator one character, "tab", or "auto" for a tab in .tsv and .tab and a comma elsewhere
 */
@Help("separated values: .csv, .tsv, .tab, .txt or .data, also packed as .gz")
public record CsvSink(
        @Help("the separator: one character, 'tab', or 'auto' for what the suffix says")
        String separator) implements DataSink {
    private static final int BUFFER = 1 << 16;

    /** A tab in .tsv and .tab, a comma elsewhere. */
    public CsvSink() {
        this("auto");
    }

    /** @throws IllegalArgumentException if this is no separator */
    public CsvSink {
        Separators.check(separator);
    }

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public boolean accepts(URI location) {
        return Suffix.accepts(location);
    }

    @Override
    public void write(Dataset rows, Location to) throws IOException {
        Schema schema = rows.schema();
        for (Column column : schema.columns())
            if (column instanceof Column.Tensor)
                throw new IllegalArgumentException("column '" + column.name()
                        + "' holds tensors, which a file of separated values cannot hold; leave it out");
        Words words = new Words(schema);
        try (Writer text = open(to);
                CsvWriter csv = CsvWriter.builder()
                        .fieldSeparator(separator(to))
                        .lineDelimiter(LineDelimiter.LF)
                        .quoteStrategy(words)
                        .build(text)) {
            List<String> header = new ArrayList<>(schema.names());
            if (!schema.weight().isEmpty()) header.add(schema.weight());
            csv.writeRecord(header);
            for (int p = 0; p < rows.partitions(); p++)
                try (Stream<Table> tables = rows.partition(p)) {
                    tables.forEachOrdered(table -> words.write(table, csv));
                }
        } catch (UncheckedIOException e) {
            throw e.getCause() == null ? new IOException(e.getMessage(), e) : e.getCause();
        }
    }

    private char separator(Location to) {
        if (separator.equals("auto")) return Suffix.tabs(to.uri()) ? '\t' : ',';
        return separator.equals("tab") ? '\t' : separator.charAt(0);
    }

    private static Writer open(Location to) throws IOException {
        OutputStream out = to.create();
        try {
            OutputStream packed = Suffix.packed(to.uri()) ? new GZIPOutputStream(out, BUFFER) : out;
            return new BufferedWriter(new OutputStreamWriter(packed, StandardCharsets.UTF_8), BUFFER);
        } catch (IOException e) {
            out.close();
            throw e;
        }
    }
}
