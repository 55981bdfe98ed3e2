package semblance.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;

/** The first pass: finds the types of the columns that are not given, and where partitions start. */
final class Inference {
    private final Content content;
    private final Layout layout;
    private final CsvSource source;
    private final int width;

    private Inference(Content content, Layout layout, CsvSource source) {
        this.content = content;
        this.layout = layout;
        this.source = source;
        this.width = layout.names().size();
    }

    /**
     * The rows of a file, with all types known.
     *
     * @throws IOException if a row cannot be read, naming file, row and column
     * @throws IllegalArgumentException if a column is expected that this format cannot hold
     */
    static Dataset read(Content content, Layout layout, CsvSource source, Optional<Schema> expected)
            throws IOException {
        return new Inference(content, layout, source).read(expected);
    }

    private Dataset read(Optional<Schema> expected) throws IOException {
        String weight =
                expected.map(Schema::weight).filter(layout.names()::contains).orElse("");
        String target =
                expected.map(Schema::target).filter(layout.names()::contains).orElse("");
        List<Column> columns = new ArrayList<>();
        Cells[] cells = new Cells[width];
        for (String name : layout.names()) {
            Optional<Column> given =
                    expected.filter(schema -> schema.names().contains(name)).map(schema -> schema.column(name));
            if (given.isPresent() && given.get() instanceof Column.Tensor)
                throw new IllegalArgumentException(
                        content + ", column '" + name + "': a file of separated values cannot hold tensors");
            boolean open = given.isPresent()
                    && given.get() instanceof Column.Categorical levelled
                    && levelled.levels().isEmpty();
            boolean known = given.isPresent() || name.equals(weight);
            cells[columns.size()] =
                    open ? Guess.levels(layout) : known ? Cells.NONE : new Guess(layout, source.maximumLevels());
            columns.add(given.orElse(new Column.Numeric(name)));
        }
        Splits splits = Arrays.stream(cells).allMatch(cell -> cell == Cells.NONE)
                ? Splits.scan(content, layout)
                : Splits.read(content, layout, cells);
        Cells[] again = new Cells[width];
        boolean any = false;
        for (int c = 0; c < width; c++) {
            boolean partial = cells[c] instanceof Guess guess && guess.partial();
            again[c] = partial ? Guess.words(layout, source.maximumLevels()) : Cells.NONE;
            any |= partial;
        }
        if (any) Splits.read(content, layout, again);
        for (int c = 0; c < width; c++) {
            String name = layout.names().get(c);
            if (again[c] instanceof Guess guess) columns.set(c, guess.column(name));
            else if (cells[c] instanceof Guess guess)
                columns.set(c, ordered(columns.get(c), finite(guess, name).column(name)));
        }
        columns.removeIf(column -> column.name().equals(weight));
        Schema schema = new Schema(columns, target, weight);
        return new CsvDataset(content, layout, schema, splits, source.unseen() == CsvSource.Unseen.MISSING);
    }

    /** Levels that were asked for as ordered are. */
    private static Column ordered(Column asked, Column found) {
        return asked instanceof Column.Categorical given && found instanceof Column.Categorical levels
                ? new Column.Categorical(levels.name(), levels.levels(), given.ordered())
                : found;
    }

    private Guess finite(Guess guess, String name) throws IOException {
        if (guess.infinite().isPresent())
            throw new IOException(content + ", row " + guess.infiniteRow() + ", column '" + name + "': "
                    + guess.infinite().get().getMessage());
        return guess;
    }
}
