package semblance.randomforest.adversarial;

import java.util.Arrays;
import java.util.stream.IntStream;
import semblance.api.data.Dataset;
import semblance.api.train.Run;
import semblance.decisiontree.growing.Codes;
import semblance.decisiontree.growing.Cuts;
import semblance.decisiontree.growing.Rows;
import semblance.decisiontree.growing.Target;

/** The rows that are learned from: each different one once, in an order that depends on what they hold alone. */
final class Reality {
    private static final double LARGEST = 1e140; // the squares of larger numbers overflow
    private static final int SMALL = 1000; // data of more different rows are cut into groups: bounds need not be exact
    private static final int MOST = 200_000; // imitations, where few different rows stand for many

    final Columns columns;
    final Cuts cuts;
    final Codes codes;
    /** How often each row counts; one on average if there are fewer rows than different ones. */
    final double[] weights;
    /** The sum of the weights. */
    final double total;
    /** Numbers as they are, shape [numeric columns][rows]; NaN is missing. */
    final double[][] numbers;
    /** Whether a row has no missing cell. */
    final boolean[] complete;

    private Reality(Columns columns, Rows rows) {
        this.columns = columns;
        cuts = rows.cuts();
        codes = rows.codes();
        weights = rows.weights().clone();
        double sum = Arrays.stream(weights).sum();
        if (sum < weights.length) {
            double factor = weights.length / sum;
            for (int r = 0; r < weights.length; r++) weights[r] *= factor;
        }
        total = Math.max(sum, weights.length);
        numbers = new double[columns.numeric.length][];
        for (int j = 0; j < numbers.length; j++)
            numbers[j] = ((Target.Numbers) rows.target(columns.numeric[j])).values();
        complete = new boolean[weights.length];
        for (int r = 0; r < complete.length; r++) complete[r] = isComplete(r);
    }

    private boolean isComplete(int row) {
        for (int column = 0; column < columns.size(); column++) if (codes.at(column, row) == 0) return false;
        return true;
    }

    static Cuts cuts(Dataset data, int bins, Run run) {
        return Cuts.of(data, IntStream.range(0, data.schema().columns().size()).toArray(), bins, bins, SMALL, run);
    }

    /** @throws IllegalArgumentException if there is nothing to learn of a column, naming it */
    static Reality of(Dataset data, Cuts cuts, Run run) {
        Columns columns = Columns.of(data.schema());
        Reality reality = new Reality(columns, Rows.of(data, cuts, run, columns.numeric));
        reality.check();
        return reality;
    }

    private void check() {
        if (weights.length == 0) throw new IllegalArgumentException("there are no rows to learn from");
        for (int column = 0; column < columns.size(); column++) {
            String name = columns.schema.names().get(column);
            boolean known = false;
            for (int r = 0; r < weights.length && !known; r++) known = codes.at(column, r) > 0;
            if (!known)
                throw new IllegalArgumentException("column '" + name + "': every cell is missing; leave it out");
            if (!columns.numeric(column)) continue;
            for (double number : numbers[columns.place[column]])
                if (Math.abs(number) > LARGEST)
                    throw new IllegalArgumentException("column '" + name + "': values must lie within " + LARGEST
                            + ", found " + number + "; rescale the column or correct the value");
        }
    }

    int rows() {
        return weights.length;
    }

    /** How many imitations face these rows. */
    int imitations() {
        return (int) Math.max(weights.length, Math.min(Math.rint(total), MOST));
    }
}
