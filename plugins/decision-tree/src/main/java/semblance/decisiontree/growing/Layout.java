package semblance.decisiontree.growing;

import java.util.concurrent.ConcurrentLinkedDeque;

/** Where each column's statistics stand in a histogram; and histograms that are not in use. */
final class Layout {
    /** Statistics of a code. */
    final int width;
    /** Where a column's codes begin, as its own index says; shape [columns of the cuts]. */
    final int[] offsets;

    private final int size;
    private final int columns;
    private final ConcurrentLinkedDeque<Histogram> unused = new ConcurrentLinkedDeque<>();

    Layout(Cuts cuts, int[] columns, int width) {
        this.width = width;
        this.columns = columns.length;
        offsets = new int[cuts.size()];
        long at = 0;
        for (int column : columns) {
            offsets[column] = (int) Math.min(at, Integer.MAX_VALUE);
            at += (cuts.codes(column) + 1L) * width;
        }
        size = (int) Math.min(at, Integer.MAX_VALUE);
    }

    /** Whether a node has so many rows that clearing and subtracting histograms is little against adding them up. */
    boolean pays(int rows) {
        return (long) rows * columns >= 2L * size && size <= 1 << 24;
    }

    Histogram take() {
        Histogram histogram = unused.poll();
        return histogram == null ? new Histogram(new double[size]) : histogram;
    }

    void give(Histogram histogram) {
        unused.push(histogram);
    }
}
