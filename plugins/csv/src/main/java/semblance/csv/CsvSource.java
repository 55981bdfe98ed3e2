package semblance.csv;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import semblance.api.Help;
import semblance.api.data.DataSource;
import semblance.api.data.Dataset;
import semblance.api.data.Location;
import semblance.api.data.Schema;

/**
 * Reads separated values (RFC 4180), plain or packed with gzip, in one row of memory at a time.
 *
 * <p>Types are found by looking at every row: whole numbers, real numbers, ISO 8601 dates and times; what is left has
 * levels if it takes few distinct values, and is text otherwise. Whole numbers with leading zeros are not numbers, but
 * names. Levels are sorted, so that the order of the rows changes nothing. Blanks around a cell that is not quoted do not
 * count, empty cells and empty lines neither; a quoted cell of a text column is taken as it stands, whatever it says.
 */
@Help("separated values: .csv, .tsv, .tab, .txt or .data, also packed as .gz")
public record CsvSource(
        @Help("the separator: one character, 'tab', or 'auto' for what the first lines say")
        String separator,

        @Help("whether the first row holds names: yes, no, or auto for yes unless a cell is a number or repeated")
        Header header,

        @Help("the decimal mark: point, comma, or auto for what the first lines say")
        Decimal decimal,

        @Help("the encoding, such as windows-1252, or 'auto' for UTF-8 and what a byte order mark says")
        String encoding,

        @Help("cells that stand for a missing value, besides the empty one")
        List<String> missing,

        @Help("how dates are written, such as dd.MM.yyyy; empty for 2024-02-29 and 2024-02-29T12:30:05")
        String dates,

        @Help("a column of more distinct words is text, at least 1")
        int maximumLevels,

        @Help("the quote, one character") String quote,

        @Help("what a level is that the expected schema lacks: an error, or missing")
        Unseen unseen)
        implements DataSource {

    /** Whether the first row holds names. */
    public enum Header {
        /** Unless one of its cells is a number or repeated. */
        AUTO,
        /** It does. */
        YES,
        /** It does not; columns are called column1, column2 and so on. */
        NO
    }

    /** The decimal mark. */
    public enum Decimal {
        /** The comma where the separator is a semicolon and the first lines have commas in numbers, else the point. */
        AUTO,
        /** As in 3.14. */
        POINT,
        /** As in 3,14. */
        COMMA
    }

    /** What becomes of a level that the expected schema lacks. */
    public enum Unseen {
        /** Reading stops there. */
        ERROR,
        /** It is read as a missing cell. */
        MISSING
    }

    /** Everything is found out; the markers of missing cells are those of R, pandas, Weka and SQL. */
    public CsvSource() {
        this(
                "auto",
                Header.AUTO,
                Decimal.AUTO,
                "auto",
                List.of("NA", "N/A", "?", "NaN", "nan", "null", "NULL", "None"),
                "",
                256,
                "\"",
                Unseen.ERROR);
    }

    /** @throws IllegalArgumentException if a separator, quote, encoding, pattern or limit is none, naming it */
    public CsvSource {
        missing = List.copyOf(missing);
        Separators.check(separator);
        if (quote.length() != 1) throw new IllegalArgumentException("quote must be one character, got '" + quote + "'");
        if (quote.equals(separator))
            throw new IllegalArgumentException("quote and separator must differ, both are '" + quote + "'");
        if (maximumLevels < 1)
            throw new IllegalArgumentException("maximumLevels must be at least 1, got " + maximumLevels);
        try {
            if (!encoding.equals("auto")) Charset.forName(encoding);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "encoding must be 'auto' or one that Java knows, such as windows-1252, got '" + encoding + "'", e);
        }
        try {
            DateTimeFormatter.ofPattern(dates);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "dates must be a pattern such as dd.MM.yyyy, got '" + dates + "': " + e.getMessage(), e);
        }
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
    public Dataset read(Location from, Optional<Schema> expected) throws IOException {
        Content content = Content.of(from, encoding);
        Layout layout = Layout.of(content, this, expected);
        return Inference.read(content, layout, this, expected);
    }
}
