package semblance.decisiontree;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** The distribution of one column in the leaves of its tree. */
final class Law {
    final Cells cells;
    final Leaves leaves;
    final Soft free; // nothing known

    Law(Cells cells, Leaves leaves) {
        this.cells = cells;
        this.leaves = leaves;
        free = Soft.nothing(cells);
    }

    private double weight(int leaf) {
        return leaves.totals()[leaf] + leaves.prior();
    }

    /** The log of the probability of a cell in a leaf. */
    double log(int leaf, int cell) {
        int low = leaves.starts()[leaf];
        int high = leaves.starts()[leaf + 1];
        while (low < high) {
            int middle = low + high >>> 1;
            if (leaves.to()[middle] <= cell) low = middle + 1;
            else high = middle;
        }
        double base = cells.base()[cell];
        double sum = leaves.prior() * base;
        if (low < leaves.starts()[leaf + 1] && leaves.from()[low] <= cell) sum += density(low) * base;
        return Math.log(sum / weight(leaf));
    }

    /** The weight of a group for each unit of base. */
    private double density(int group) {
        return leaves.weights()[group] / free.between(cells, leaves.from()[group], leaves.to()[group]);
    }

    /** The probability of each block in a leaf, as far as its cells are possible. */
    double[] masses(int leaf, Blocks blocks, Soft soft) {
        double[] masses = new double[blocks.count()];
        if (blocks.intervals()) {
            int[] bounds = blocks.bounds();
            for (int b = 0; b < masses.length; b++)
                masses[b] = leaves.prior() * soft.between(cells, bounds[b], bounds[b + 1]);
            int block = 0;
            for (int g = leaves.starts()[leaf]; g < leaves.starts()[leaf + 1]; g++) {
                double density = density(g);
                while (bounds[block + 1] <= leaves.from()[g]) block++;
                for (int b = block; b < masses.length && bounds[b] < leaves.to()[g]; b++)
                    masses[b] += density
                            * soft.between(
                                    cells,
                                    Math.max(bounds[b], leaves.from()[g]),
                                    Math.min(bounds[b + 1], leaves.to()[g]));
            }
        } else {
            for (int c = 0; c < cells.size(); c++)
                masses[blocks.of()[c]] += leaves.prior() * cells.base()[c] * soft.share(c);
            for (int g = leaves.starts()[leaf]; g < leaves.starts()[leaf + 1]; g++) {
                double density = density(g);
                for (int c = leaves.from()[g]; c < leaves.to()[g]; c++)
                    masses[blocks.of()[c]] += density * cells.base()[c] * soft.share(c);
            }
        }
        for (int b = 0; b < masses.length; b++) masses[b] /= weight(leaf);
        return masses;
    }

    /**
     * Adds up the probabilities of cells, each block's share of its leaf counting as often as a weight says.
     *
     * @param slopes what the probability of each cell is to be multiplied by its base for, as steps; shape [cells + 1]
     */
    void spread(int leaf, Blocks blocks, Soft soft, double[] weights, double[] slopes) {
        double[] masses = masses(leaf, blocks, soft);
        double[] rates = new double[masses.length];
        for (int b = 0; b < rates.length; b++)
            rates[b] = masses[b] > 0 && weights[b] > 0 ? weights[b] / masses[b] / weight(leaf) : 0;
        for (int b = 0; b < rates.length && blocks.intervals(); b++) {
            step(slopes, blocks.bounds()[b], blocks.bounds()[b + 1], rates[b] * leaves.prior());
            for (int g = leaves.starts()[leaf]; g < leaves.starts()[leaf + 1]; g++)
                step(
                        slopes,
                        Math.max(blocks.bounds()[b], leaves.from()[g]),
                        Math.min(blocks.bounds()[b + 1], leaves.to()[g]),
                        rates[b] * density(g));
        }
        if (blocks.intervals()) return;
        for (int c = 0; c < cells.size(); c++) step(slopes, c, c + 1, rates[blocks.of()[c]] * leaves.prior());
        for (int g = leaves.starts()[leaf]; g < leaves.starts()[leaf + 1]; g++)
            for (int c = leaves.from()[g]; c < leaves.to()[g]; c++)
                step(slopes, c, c + 1, rates[blocks.of()[c]] * density(g));
    }

    private static void step(double[] slopes, int from, int to, double by) {
        if (from >= to) return;
        slopes[from] += by;
        slopes[to] -= by;
    }

    /** Probabilities of cells, in sum 1, from what {@link #spread} has added up. */
    double[] probabilities(double[] slopes, Soft soft) {
        double[] probabilities = new double[cells.size()];
        double slope = 0;
        double sum = 0;
        for (int c = 0; c < probabilities.length; c++) {
            slope += slopes[c];
            probabilities[c] = Math.max(0, slope) * cells.base()[c] * soft.share(c);
            sum += probabilities[c];
        }
        for (int c = 0; c < probabilities.length; c++) probabilities[c] /= sum;
        return probabilities;
    }

    /** The probabilities of all cells in a leaf. */
    double[] probabilities(int leaf) {
        double[] slopes = new double[cells.size() + 1];
        spread(leaf, Blocks.all(cells.size()), free, new double[] {1}, slopes);
        return probabilities(slopes, free);
    }

    /** A cell of a block, drawn from a leaf. */
    int draw(int leaf, Blocks blocks, int block, Soft soft, RandomGenerator random) {
        if (!blocks.intervals()) return drawOfSet(leaf, blocks, block, soft, random);
        int from = blocks.bounds()[block];
        int to = blocks.bounds()[block + 1];
        int begin = leaves.starts()[leaf];
        int end = leaves.starts()[leaf + 1];
        double[] parts = new double[end - begin + 1];
        double sum = leaves.prior() * soft.between(cells, from, to);
        parts[end - begin] = sum;
        for (int g = begin; g < end; g++) {
            int first = Math.max(from, leaves.from()[g]);
            int after = Math.min(to, leaves.to()[g]);
            if (first >= after) continue;
            parts[g - begin] = density(g) * soft.between(cells, first, after);
            sum += parts[g - begin];
        }
        int part = Draws.choose(parts, sum, random);
        int first = part < end - begin ? Math.max(from, leaves.from()[begin + part]) : from;
        int after = part < end - begin ? Math.min(to, leaves.to()[begin + part]) : to;
        double[] sums = soft.sums();
        double drawn = sums[first] + random.nextDouble() * (sums[after] - sums[first]);
        int cell = Arrays.binarySearch(sums, first, after, drawn);
        cell = cell < 0 ? -cell - 2 : cell;
        cell = Math.min(Math.max(cell, first), after - 1);
        while (!(soft.share(cell) > 0) && cell + 1 < after) cell++; // rounding may have led to the edge of a gap
        while (!(soft.share(cell) > 0) && cell > first) cell--;
        return cell;
    }

    private int drawOfSet(int leaf, Blocks blocks, int block, Soft soft, RandomGenerator random) {
        double[] parts = new double[cells.size()];
        double sum = 0;
        for (int c = 0; c < parts.length; c++)
            if (blocks.of()[c] == block) parts[c] = leaves.prior() * cells.base()[c] * soft.share(c);
        for (int g = leaves.starts()[leaf]; g < leaves.starts()[leaf + 1]; g++) {
            double density = density(g);
            for (int c = leaves.from()[g]; c < leaves.to()[g]; c++)
                if (blocks.of()[c] == block) parts[c] += density * cells.base()[c] * soft.share(c);
        }
        for (double part : parts) sum += part;
        return Draws.choose(parts, sum, random);
    }
}
