package semblance.decisiontree;

import java.util.stream.IntStream;
import semblance.api.train.Run;
import semblance.decisiontree.growing.Codes;
import semblance.decisiontree.growing.Cuts;
import semblance.decisiontree.growing.Grower;
import semblance.decisiontree.growing.Grown;
import semblance.decisiontree.growing.Growth;
import semblance.decisiontree.growing.Missing;
import semblance.decisiontree.growing.Target;

/**
 * What trees of one target are grown from.
 *
 * @param weights how often each row counts, its class weight included
 * @param hashes of each row's content, for choices that belong to a row
 */
record Learned(Cuts cuts, Codes codes, double[] weights, long[] hashes, Target target, Growth growth) {

    boolean shared() {
        return growth.missing() == Missing.SHARED;
    }

    boolean known(int row) {
        return target instanceof Target.Numbers numbers
                ? numbers.values()[row] == numbers.values()[row]
                : ((Target.Classes) target).codes()[row] >= 0;
    }

    private boolean in(int row, int fold, int folds) {
        return Long.remainderUnsigned(hashes[row], folds) == fold;
    }

    /** The rows of a fold whose target is known. */
    int[] held(int fold, int folds) {
        return IntStream.range(0, weights.length)
                .filter(r -> known(r) && in(r, fold, folds))
                .toArray();
    }

    /** A tree of all rows but those of one fold; of all rows if there are no folds. */
    Grown grow(int fold, int folds, Run run) {
        int[] counts = IntStream.range(0, weights.length)
                .map(r -> folds > 0 && in(r, fold, folds) ? 0 : 1)
                .toArray();
        int[] columns = IntStream.range(0, cuts.size()).toArray();
        return new Grower(cuts, codes, weights, target, columns, growth)
                .grow(counts, run.seed().child(fold + 1), run);
    }

    /** Whether a cell of each column is missing in rows whose target is known. */
    boolean[] gaps() {
        boolean[] gaps = new boolean[cuts.size()];
        for (int c = 0; c < gaps.length; c++)
            for (int r = 0; r < weights.length && !gaps[c]; r++) gaps[c] = codes.at(c, r) == 0 && known(r);
        return gaps;
    }
}
