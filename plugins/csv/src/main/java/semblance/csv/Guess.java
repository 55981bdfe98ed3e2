package semblance.csv;

import java.util.List;
import java.util.Optional;
import semblance.api.data.Column;
import semblance.api.data.Kind;

/**
 * Finds the type of one column by looking at each of its cells once, the cheapest type first. A type only ever widens:
 * whole numbers to real ones, days to times, and everything to words.
 */
final class Guess implements Cells {
    private static final int FEW = 20; // distinct words that are levels however few rows there are
    private static final int LONG = 256; // characters of a word that is no level
    private static final int NEAR_LARGEST = 300; // a number of fewer digits before its point is finite

    private enum Type {
        NOTHING,
        WHOLE,
        REAL,
        DAY,
        TIME,
        WORDS
    }

    private final Numbers numbers;
    private final Dates dates;
    private final boolean patternFirst;
    private final Markers markers;
    private final int maximumLevels;
    private final boolean always; // levels, however many there are
    private Type type;
    private boolean partial; // whether words were passed over before the type was found to be words
    private boolean passed;
    private long rows;
    private long present;
    private Levels levels = new Levels();
    private boolean text;
    private long infiniteRow;
    private Optional<BadCell> infinite = Optional.empty();

    private Guess(Layout layout, int maximumLevels, boolean always, Type type) {
        this.numbers = layout.numbers();
        this.dates = layout.newDates();
        this.patternFirst = !layout.dates().isEmpty();
        this.markers = layout.markers();
        this.maximumLevels = maximumLevels;
        this.always = always;
        this.type = type;
    }

    /** A column of which nothing is known. */
    Guess(Layout layout, int maximumLevels) {
        this(layout, maximumLevels, false, Type.NOTHING);
    }

    /** The same column, to be looked at again: it is known to hold words. */
    static Guess words(Layout layout, int maximumLevels) {
        return new Guess(layout, maximumLevels, false, Type.WORDS);
    }

    /** A column that is known to have levels, but not which. */
    static Guess levels(Layout layout) {
        return new Guess(layout, Integer.MAX_VALUE, true, Type.WORDS);
    }

    @Override
    public void add(char[] cell, int from, int to, boolean quoted) {
        rows++;
        if (to - from == 1 && (type == Type.WHOLE || type == Type.REAL) && Numbers.digit(cell[from])) return;
        if (type == Type.REAL && !padded(cell, from, to) && numbers.brief(cell, from, to) >= 0) return;
        int start = Cells.skip(cell, from, to);
        int end = Cells.trim(cell, start, to);
        if (type != Type.WORDS) {
            if (markers.missing(cell, start, end)) return;
            Type found = find(cell, start, end);
            if (found != Type.WORDS) {
                type = found;
                return;
            }
            partial = passed || type != Type.NOTHING;
            type = Type.WORDS;
        }
        if (text || markers.missing(cell, start, end)) return;
        present++;
        if (quoted) levels.add(cell, from, to);
        else levels.add(cell, start, end);
        if (!always && to - from > LONG || levels.words().size() > maximumLevels) {
            text = true;
            levels = new Levels();
        }
    }

    private static boolean padded(char[] cell, int from, int to) {
        return to - from > 1 && cell[from] == '0' && Numbers.digit(cell[from + 1]);
    }

    /** The type of the cells so far and this one. */
    private Type find(char[] cell, int from, int to) {
        boolean date = type == Type.DAY || type == Type.TIME;
        if (patternFirst && date(cell, from, to)) return dates.time() || type == Type.TIME ? Type.TIME : Type.DAY;
        if (!date && numbers.scan(cell, from, to)) {
            if (numbers.padded()) return Type.WORDS;
            if (numbers.whole()) return type == Type.NOTHING ? Type.WHOLE : type;
            if (numbers.magnitude() > NEAR_LARGEST && Double.isInfinite(numbers.value())) remember(cell, from, to);
            return Type.REAL;
        }
        if (!date && (Numbers.infinite(cell, from, to) || Numbers.nan(cell, from, to))) {
            passed = true;
            if (Numbers.infinite(cell, from, to)) remember(cell, from, to);
            return type;
        }
        if (!patternFirst && date(cell, from, to)) return dates.time() || type == Type.TIME ? Type.TIME : Type.DAY;
        return Type.WORDS;
    }

    private boolean date(char[] cell, int from, int to) {
        boolean possible = type == Type.NOTHING || type == Type.DAY || type == Type.TIME;
        return possible && !Double.isNaN(dates.seconds(cell, from, to));
    }

    private void remember(char[] cell, int from, int to) {
        if (infinite.isPresent()) return;
        infiniteRow = rows;
        infinite = Optional.of(BadCell.expected(Kind.REAL.toString(), cell, from, to));
    }

    /** Whether the column holds words of which some were passed over, so that it must be looked at again. */
    boolean partial() {
        return partial;
    }

    /** What is wrong with a column of numbers, if one is infinite. */
    Optional<BadCell> infinite() {
        return type == Type.WORDS ? Optional.empty() : infinite;
    }

    /** The row, from 1, of {@link #infinite()}. */
    long infiniteRow() {
        return infiniteRow;
    }

    /** The column; without a single cell it holds real numbers, all missing. */
    Column column(String name) {
        return switch (type) {
            case NOTHING, REAL -> new Column.Numeric(name, Kind.REAL);
            case WHOLE -> new Column.Numeric(name, Kind.INTEGER);
            case DAY -> new Column.Numeric(name, Kind.DATE);
            case TIME -> new Column.Numeric(name, Kind.DATE_TIME);
            case WORDS -> {
                List<String> words = levels.words().stream().sorted().toList();
                boolean names = !always && words.size() > FEW && 2L * words.size() > present;
                yield text || names ? new Column.Text(name) : new Column.Categorical(name, words, false);
            }
        };
    }
}
