package semblance.decisiontree.growing;

import semblance.api.train.Run;

/** Looks for the best split of a node over columns; at the top of a large tree threads share these. */
final class Selection {
    private static final double ROUNDING = 1e-12; // a relative difference that means nothing
    private static final int PIECES = 8; // in which columns are shared
    private static final Split NO_SPLIT = new Split();
    private static final Draws NO_DRAWS = new Draws(0);

    private final Grower grower;
    private final Growth growth;
    private final Scratch scratch;
    private final boolean top;
    private final Run run;

    Selection(Grower grower, Scratch scratch, boolean top, Run run) {
        this.grower = grower;
        this.scratch = scratch;
        this.top = top;
        this.run = run;
        growth = grower.growth;
    }

    /** Whether a node's rows are added up for all columns whose codes are read. */
    boolean summed(Node node) {
        boolean here = !top || node.rows() > Growing.FEW; // sums kept for later would fill the memory
        return here && grower.summed && grower.layout.pays(node.rows());
    }

    /** The sums of a node's rows. */
    Histogram sums(Node node) {
        if (node.sums() != Histogram.NONE) return node.sums();
        Histogram sums = grower.layout.take();
        int pieces = top ? Math.min(PIECES, grower.read.length) : 1;
        if (pieces == 1) fill(node, sums, scratch, 0, 1);
        else
            run.map(pieces, piece -> {
                Scratch own = grower.scratch();
                fill(node, sums, own, piece, pieces);
                grower.give(own);
                return piece;
            });
        return sums;
    }

    private void fill(Node node, Histogram sums, Scratch own, int piece, int pieces) {
        for (int c = piece; c < grower.read.length; c += pieces) {
            int column = grower.columns[grower.read[c]];
            ((Summed) own.search.tally)
                    .fill(
                            node.sample(),
                            column,
                            node.from(),
                            node.to(),
                            sums.values(),
                            grower.layout.offsets[column],
                            grower.cuts.codes(column) + 1);
        }
    }

    /** The best split of a node; its gain is negative infinity if there is none. */
    Split best(Node node) {
        if (!grower.all) return best(drawn(node));
        if (top) shared(node);
        else {
            flagged(node);
            for (int c : grower.read) search(node, scratch, grower.columns[c], scratch.found[c]);
        }
        return best(grower.columns.length);
    }

    /** Looks at all columns with some threads, at those that have flags with one of these. */
    private void shared(Node node) {
        int pieces = Math.min(PIECES, grower.read.length);
        run.map(pieces + 1, piece -> {
            if (piece == 0) flagged(node);
            else read(node, piece - 1, pieces);
            return piece;
        });
    }

    private void read(Node node, int piece, int pieces) {
        Scratch own = grower.scratch();
        if (node.sums() == Histogram.NONE) own.search.begin(node.sample(), node.from(), node.to());
        for (int i = piece; i < grower.read.length; i += pieces) {
            int c = grower.read[i];
            search(node, own, grower.columns[c], own.found[c]);
            Split split = scratch.found[c]; // each thread takes other places
            scratch.found[c] = own.found[c];
            own.found[c] = split;
        }
        grower.give(own);
    }

    private void flagged(Node node) {
        if (grower.flagged.length == 0) return;
        Search search = scratch.search;
        search.together(node.sample(), node.from(), node.to(), grower.columns, grower.columns.length);
        for (int c : grower.flagged)
            search.run(node.sample(), node.from(), node.to(), grower.columns[c], NO_DRAWS, scratch.found[c]);
    }

    private boolean search(Node node, Scratch own, int column, Split split) {
        if (node.sums() != Histogram.NONE)
            return own.search.run(node.sums(), grower.layout.offsets[column], column, split);
        Draws draws = growth.randomCuts() ? new Draws(Hash.next(node.seed(), column)) : NO_DRAWS;
        return own.search.run(node.sample(), node.from(), node.to(), column, draws, split);
    }

    /**
     * Looks at columns drawn without replacement: as many as are wanted and, if so told, more if the rows do not differ in
     * any of these.
     *
     * @return how many
     */
    private int drawn(Node node) {
        Draws draws = new Draws(node.seed());
        int[] columns = scratch.columns;
        int wanted = growth.candidates();
        for (int i = 0; i < wanted; i++) draw(columns, i, draws);
        scratch.search.together(node.sample(), node.from(), node.to(), columns, wanted);
        int tried = 0;
        boolean differ = false;
        for (; tried < columns.length && (tried < wanted || growth.insist() && !differ); tried++) {
            if (tried >= wanted) draw(columns, tried, draws);
            differ |= search(node, scratch, columns[tried], scratch.found[tried]);
        }
        System.arraycopy(
                grower.columns, 0, columns, 0, columns.length); // the next node's draw begins with the same order
        return tried;
    }

    /** Draws one of the columns from a place on, and puts it there. */
    private static void draw(int[] columns, int place, Draws draws) {
        int other = place + draws.below(columns.length - place);
        int column = columns[other];
        columns[other] = columns[place];
        columns[place] = column;
    }

    /**
     * The best of the columns' best; of equal ones that of the column which was looked at first. In small nodes many columns
     * are as good, and a forest in which the same ones always won would have trees that err alike.
     */
    private Split best(int tried) {
        Split[] found = scratch.found;
        double least = growth.criterion() == Criterion.GAIN_RATIO ? average(found, tried) : 0;
        Split best = NO_SPLIT;
        for (int i = 0; i < tried; i++) {
            Split split = found[i];
            if (split.gain >= least && split.score > best.score) best = split;
        }
        return best;
    }

    private static double average(Split[] found, int tried) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < tried; i++) {
            if (!(found[i].gain > 0)) continue;
            sum += found[i].gain;
            count++;
        }
        return count > 0 ? sum / count * (1 - ROUNDING) : 0;
    }
}
