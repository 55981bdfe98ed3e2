package semblance.csv;

import java.io.Serializable;
import java.util.Arrays;
import semblance.api.data.Column;
import semblance.api.data.Kind;

/** Turns the cells of one column into the array of a table, at most {@link Layout#batch()} at a time. */
interface Block extends Cells {

    /** The array of the cells taken since the last call. */
    Serializable take();

    /** Numbers; a cell that is not there, or a word for none, is NaN. */
    final class Number implements Block {
        private final Numbers numbers;
        private final Markers markers;
        private final String expected;
        private final boolean whole;
        private final boolean weight;
        private double[] cells;
        private int rows;

        private Number(String expected, boolean whole, boolean weight, Layout layout) {
            this.numbers = layout.numbers();
            this.markers = layout.markers();
            this.expected = expected;
            this.whole = whole;
            this.weight = weight;
            this.cells = new double[layout.batch()];
        }

        /** Numbers of a kind. */
        Number(Kind kind, Layout layout) {
            this(kind.toString(), kind.whole(), false, layout);
        }

        /** Row weights: all there, and none below 0. */
        static Number weights(Layout layout) {
            return new Number("a weight, finite and at least 0", false, true, layout);
        }

        @Override
        public void add(char[] text, int from, int to, boolean quoted) {
            if (!markers.numeric()) { // short cells are the most common there are
                double brief = numbers.brief(text, from, to);
                if (brief >= 0 && (!whole || brief == Math.rint(brief))) {
                    cells[rows++] = brief;
                    return;
                }
            }
            from = Cells.skip(text, from, to);
            to = Cells.trim(text, from, to);
            double value = Double.NaN;
            if ((!markers.numeric() || !markers.missing(text, from, to)) && numbers.scan(text, from, to)) {
                value = numbers.value();
                if (Double.isInfinite(value) || whole && value != Math.rint(value))
                    throw BadCell.expected(expected, text, from, to);
            } else if (!markers.missing(text, from, to) && !Numbers.nan(text, from, to)) {
                throw BadCell.expected(expected, text, from, to);
            }
            if (weight && !(value >= 0)) throw BadCell.expected(expected, text, from, to);
            cells[rows++] = value;
        }

        @Override
        public Serializable take() {
            double[] full = rows == cells.length ? cells : Arrays.copyOf(cells, rows);
            cells = rows == cells.length ? new double[rows] : cells;
            rows = 0;
            return full;
        }
    }

    /** Days and times. */
    final class Date implements Block {
        private final Dates dates;
        private final Markers markers;
        private final Kind kind;
        private final String expected;
        private double[] cells;
        private int rows;

        Date(Kind kind, Layout layout) {
            this.dates = layout.newDates();
            this.markers = layout.markers();
            this.kind = kind;
            this.expected = layout.dates().isEmpty() ? kind.toString() : "a date written as " + layout.dates();
            this.cells = new double[layout.batch()];
        }

        @Override
        public void add(char[] text, int from, int to, boolean quoted) {
            from = Cells.skip(text, from, to);
            to = Cells.trim(text, from, to);
            double value = Double.NaN;
            if (!markers.missing(text, from, to)) {
                value = dates.seconds(text, from, to);
                if (Double.isNaN(value) || kind == Kind.DATE && dates.time())
                    throw BadCell.expected(expected, text, from, to);
            }
            cells[rows++] = kind == Kind.DATE ? value / 86_400 : value;
        }

        @Override
        public Serializable take() {
            double[] full = Arrays.copyOf(cells, rows);
            rows = 0;
            return full;
        }
    }

    /** Levels of a category. */
    final class Level implements Block {
        private final Column.Categorical column;
        private final Levels levels;
        private final Markers markers;
        private final boolean unseenIsMissing;
        private int[] cells;
        private int rows;

        /** @param levels those of the column, in its order; shared between threads, which only look things up */
        Level(Column.Categorical column, Levels levels, Layout layout, boolean unseenIsMissing) {
            this.column = column;
            this.levels = levels;
            this.markers = layout.markers();
            this.unseenIsMissing = unseenIsMissing;
            this.cells = new int[layout.batch()];
        }

        @Override
        public void add(char[] text, int from, int to, boolean quoted) {
            if (!quoted) {
                from = Cells.skip(text, from, to);
                to = Cells.trim(text, from, to);
            }
            boolean empty = from == to && !quoted; // a level may be the empty string, which is then quoted
            int code = empty ? -1 : levels.find(text, from, to);
            if (code < 0 && !empty && !unseenIsMissing) {
                int start = Cells.skip(text, from, to);
                int end = Cells.trim(text, start, to);
                if (!markers.missing(text, start, end))
                    throw BadCell.unseen(new String(text, from, to - from), column.levels());
            }
            cells[rows++] = code;
        }

        @Override
        public Serializable take() {
            int[] full = rows == cells.length ? cells : Arrays.copyOf(cells, rows);
            cells = rows == cells.length ? new int[rows] : cells;
            rows = 0;
            return full;
        }
    }

    /** Words as they stand. */
    final class Text implements Block {
        private final Markers markers;
        private final String[] cells;
        private int rows;

        Text(Layout layout) {
            this.markers = layout.markers();
            this.cells = new String[layout.batch()];
        }

        @Override
        public void add(char[] text, int from, int to, boolean quoted) {
            if (!quoted) {
                from = Cells.skip(text, from, to);
                to = Cells.trim(text, from, to);
            }
            cells[rows++] = !quoted && markers.missing(text, from, to) ? null : new String(text, from, to - from);
        }

        @Override
        public Serializable take() {
            String[] full = Arrays.copyOf(cells, rows);
            rows = 0;
            return full;
        }
    }
}
