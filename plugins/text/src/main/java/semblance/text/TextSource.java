package semblance.text;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import semblance.api.Help;
import semblance.api.data.Column;
import semblance.api.data.DataSource;
import semblance.api.data.Dataset;
import semblance.api.data.Location;
import semblance.api.data.Schema;

/**
 * Reads plain text in UTF-8, also packed with gzip, as rows of one column {@code text}: the lines, empty ones too; or
 * paragraphs, which blank lines part; or windows of a running text, such as all of Shakespeare.
 */
@Help("plain text: .txt, also packed as .gz; a row is a line, a paragraph or a window")
public record TextSource(
        @Help("whether a row is what stands between blank lines, and not a line")
        boolean paragraphs,

        @Help("characters of a row that is cut out of the running text, line breaks among them; 0 for lines")
        int window,

        @Help("characters from the start of a window to that of the next, 0 for windows side by side")
        int stride,

        @Help(
                "whether \\n, \\r and \\\\ in a line stand for a line break and a backslash, as text escape=true writes them")
        boolean escape)
        implements DataSource {
    private static final String NAME = "text";
    private static final int MAX_WINDOW = 1 << 24;

    /** A row is a line. */
    public TextSource() {
        this(false, 0, 0, false);
    }

    /** @throws IllegalArgumentException if a number is out of its range or two parameters contradict, naming them */
    public TextSource {
        if (window < 0 || window > MAX_WINDOW)
            throw new IllegalArgumentException("window must be 0 to " + MAX_WINDOW + ", got " + window);
        if (stride < 0 || stride > MAX_WINDOW)
            throw new IllegalArgumentException("stride must be 0 to " + MAX_WINDOW + ", got " + stride);
        if (stride > 0 && window == 0)
            throw new IllegalArgumentException("stride needs a window, got stride " + stride + " without one");
        if (paragraphs && window > 0)
            throw new IllegalArgumentException("a row is a paragraph or a window, got paragraphs and window " + window);
        if (escape && (paragraphs || window > 0))
            throw new IllegalArgumentException("escape is for rows that are lines, not with paragraphs or window");
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
    public Dataset read(Location from, Optional<Schema> expected) throws IOException {
        List<Column> texts = expected.stream()
                .flatMap(schema -> schema.columns().stream())
                .filter(Column.Text.class::isInstance)
                .toList();
        String name = texts.size() == 1 ? texts.get(0).name() : NAME;
        for (Column column : expected.map(Schema::columns).orElse(List.of()))
            if (column.name().equals(name) && !(column instanceof Column.Text))
                throw new IllegalArgumentException("column '" + name + "' holds text, expected "
                        + column.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        String target = expected.map(Schema::target).filter(name::equals).orElse("");
        try (Lines lines = new Lines(from)) {
            if (cut(lines, from).next().isEmpty() && texts.size() != 1)
                throw new IOException(
                        from + (lines.number() > 1 ? " has blank lines only" : " is empty") + ": expected text");
        }
        return new TextRows(new Schema(List.of(new Column.Text(name)), target, ""), from, this);
    }

    /** The rows of some lines. */
    Cut cut(Lines lines, Location from) {
        if (window > 0) return new Cut.Windows(lines, window, stride == 0 ? window : stride);
        return paragraphs ? Cut.paragraphs(lines) : Cut.lines(lines, escape, from);
    }
}
