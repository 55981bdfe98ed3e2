package semblance.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.ZipException;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;

/**
 * How the rows of one file are laid out, as its first lines tell.
 *
 * @param header whether the first row holds the names
 * @param names the names of the columns, distinct
 * @param missing the markers of missing cells
 * @param dates the pattern of dates, or empty
 */
record Layout(
        char separator,
        char quote,
        char point,
        boolean header,
        List<String> names,
        List<String> missing,
        String dates) {
    private static final int CELLS = 1 << 15; // of a table: 256 KiB of numbers stay in a processor's cache
    private static final int SAMPLE = 1 << 16;
    private static final int LARGEST_SAMPLE = 1 << 24;

    /**
     * Looks at the first lines.
     *
     * @throws IOException if they hold no rows, or two columns have one name
     */
    static Layout of(Content content, CsvSource source, Optional<Schema> expected) throws IOException {
        char quote = source.quote().charAt(0);
        for (int size = SAMPLE; ; size *= 4) {
            String text = sample(content, size);
            boolean whole = text.length() < size;
            char separator = Separators.find(source.separator(), text, whole, quote);
            List<List<String>> rows = rows(text, separator, quote, whole);
            if (whole && text.isBlank()) throw new IOException(content + " is empty: it has blank lines only");
            if (rows.size() < 2 && !whole && size < LARGEST_SAMPLE) continue;
            if (rows.isEmpty())
                throw new IOException(content + ": the first row has no end, or a quoted cell that goes on after its"
                        + " closing quote");
            char point = point(source.decimal(), separator, rows);
            return of(content, source, expected, separator, point, rows);
        }
    }

    private static Layout of(
            Content content,
            CsvSource source,
            Optional<Schema> expected,
            char separator,
            char point,
            List<List<String>> rows)
            throws IOException {
        List<String> first = rows.get(0);
        Numbers numbers = new Numbers(point);
        List<String> wanted = expected.map(Layout::wanted).orElse(List.of());
        boolean header = source.header() == CsvSource.Header.AUTO
                ? wanted.stream().anyMatch(first::contains) || Heading.likely(rows, numbers, source.missing())
                : source.header() == CsvSource.Header.YES;
        List<String> names = IntStream.range(0, first.size())
                .mapToObj(c -> header && !first.get(c).isEmpty() ? first.get(c) : "column" + (c + 1))
                .toList();
        for (String name : names)
            if (name.indexOf(Content.UNDECODABLE) >= 0)
                throw new IOException(content + ", header: "
                        + BadCell.undecodable(name, content.encoding()).getMessage());
        Map<String, Integer> places = new HashMap<>();
        for (int c = 0; c < names.size(); c++) {
            Integer other = places.put(names.get(c), c);
            if (other != null)
                throw new IOException(content + ": columns " + (other + 1) + " and " + (c + 1) + " are both called '"
                        + names.get(c) + "'; rename one, or say header=no if the first row holds values");
        }
        return new Layout(separator, source.quote().charAt(0), point, header, names, source.missing(), source.dates());
    }

    private static List<String> wanted(Schema expected) {
        List<String> wanted = new ArrayList<>(expected.names());
        if (!expected.weight().isEmpty()) wanted.add(expected.weight());
        return wanted;
    }

    private static String sample(Content content, int size) throws IOException {
        try (Reader reader = content.lenient(content.bytes(content.start()))) {
            char[] text = new char[size];
            int length = 0;
            int count;
            while (length < size && (count = reader.read(text, length, size - length)) > 0) length += count;
            return new String(text, 0, length);
        } catch (EOFException | ZipException e) {
            throw new IOException(
                    content + ": the gzip stream is cut off or damaged near its start (" + Content.ending(e) + ")", e);
        }
    }

    /** The cells of the first rows, without blanks around them, up to a row that cannot be split. */
    private static List<List<String>> rows(String text, char separator, char quote, boolean whole) {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader =
                parser(separator, quote).allowUnclosedQuote(true).ofCsvRecord(text)) {
            for (CsvRecord record : reader)
                rows.add(record.getFields().stream().map(String::strip).toList());
        } catch (CsvParseException e) {
            return rows; // whoever reads all rows says what is wrong there
        } catch (IOException e) {
            throw new IllegalStateException(e); // a string can always be read
        }
        return whole || rows.isEmpty() ? rows : rows.subList(0, rows.size() - 1);
    }

    private static char point(CsvSource.Decimal decimal, char separator, List<List<String>> rows) {
        if (decimal != CsvSource.Decimal.AUTO) return decimal == CsvSource.Decimal.COMMA ? ',' : '.';
        return separator == ';' && numbers(rows, ',') > numbers(rows, '.') ? ',' : '.';
    }

    private static long numbers(List<List<String>> rows, char point) {
        Numbers numbers = new Numbers(point);
        return rows.stream()
                .flatMap(List::stream)
                .filter(cell -> cell.indexOf(point) >= 0 && numbers.scan(cell.toCharArray(), 0, cell.length()))
                .count();
    }

    /** What splits text into cells. */
    CsvReader.CsvReaderBuilder parser() {
        return parser(separator, quote).allowUnclosedQuote(false);
    }

    private static CsvReader.CsvReaderBuilder parser(char separator, char quote) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .quoteCharacter(quote)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
    }

    /** The rows of a table: fewer if it is wide, so that its cells stay in a processor's cache. */
    int batch() {
        return Math.max(1, Math.min(Dataset.BATCH, CELLS / names.size()));
    }

    /** A reader of numbers, for one thread. */
    Numbers numbers() {
        return new Numbers(point);
    }

    /** A reader of dates, for one thread. */
    Dates newDates() {
        return new Dates(dates);
    }

    /** The markers of missing cells. */
    Markers markers() {
        return new Markers(missing, numbers());
    }
}
