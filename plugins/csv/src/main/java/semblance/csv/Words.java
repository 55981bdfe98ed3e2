package semblance.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import semblance.api.data.Column;
import semblance.api.data.Kind;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/** Writes the cells of tables, and knows which words need quotes to be read back as they are. */
final class Words implements QuoteStrategy {
    private static final int PLACES = 6; // of the numbers that are the quickest
    private static final double DECIMALS = 1e6;

    private final Schema schema;
    private final Set<String> markers = new HashSet<>(new CsvSource().missing());
    private final StringBuilder digits = new StringBuilder();
    private final String missing;
    private boolean absent; // whether the cell being written is missing

    Words(Schema schema) {
        this.schema = schema;
        int columns = schema.columns().size() + (schema.weight().isEmpty() ? 0 : 1);
        missing = columns > 1 ? null : onlyColumn();
    }

    /** What stands for a missing cell in a row of one column, which must not be an empty line: no row at all. */
    private String onlyColumn() {
        List<String> levels = schema.columns().stream()
                .filter(Column.Categorical.class::isInstance)
                .flatMap(column -> ((Column.Categorical) column).levels().stream())
                .toList();
        return markers.stream()
                .sorted()
                .filter(marker -> !levels.contains(marker))
                .findFirst()
                .orElse(null);
    }

    @Override
    public boolean quoteNull(int line, int field) {
        return schema.columns().size() == 1 && schema.weight().isEmpty();
    }

    @Override
    public boolean quoteEmpty(int line, int field) {
        return true;
    }

    @Override
    public boolean quoteValue(int line, int field, String value) {
        if (absent) return false;
        return value.charAt(0) <= ' ' || value.charAt(value.length() - 1) <= ' ' || markers.contains(value);
    }

    /** Writes the rows of a table. */
    void write(Table table, CsvWriter to) {
        double[] weights = table.weights();
        int columns = schema.columns().size();
        for (int r = 0; r < table.rows(); r++) {
            CsvWriter.CsvWriterRecord row = to.writeRecord();
            for (int c = 0; c < columns; c++) {
                absent = table.missing(c, r);
                row.writeField(absent ? missing : cell(table, c, r));
            }
            absent = false;
            if (!schema.weight().isEmpty()) row.writeField(number(Kind.REAL, weights[r]));
            row.endRecord();
        }
    }

    private String cell(Table table, int column, int row) {
        Column type = schema.columns().get(column);
        if (type instanceof Column.Numeric numeric) return number(numeric.kind(), table.numbers(column)[row]);
        if (type instanceof Column.Categorical some) return some.levels().get(table.codes(column)[row]);
        return table.texts(column)[row];
    }

    /** The text of {@link Kind#format}, found quickly for most numbers. */
    String number(Kind kind, double value) {
        double size = Math.abs(value);
        if (kind != Kind.REAL || value == Math.rint(value) || !(size >= Decimals.LEAST && size < Decimals.BOUND))
            return kind.format(value);
        digits.setLength(0);
        double scaled = value * DECIMALS;
        long whole = (long) scaled;
        if (whole == scaled && (double) whole / DECIMALS == value) {
            // 15 digits or fewer that read back as the value: no shorter ones do, so these are the shortest
            if (whole < 0) digits.append('-');
            Decimals.append(Math.abs(whole), PLACES, digits);
        } else {
            Decimals.append(value, digits);
        }
        return digits.toString();
    }
}
