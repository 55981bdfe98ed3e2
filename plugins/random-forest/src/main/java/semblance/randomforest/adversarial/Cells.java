package semblance.randomforest.adversarial;

import java.util.random.RandomGenerator;
import semblance.decisiontree.growing.Cuts;
import semblance.decisiontree.growing.Trees;

/**
 * The distribution of one cell within one leaf: of numbers a truncated normal or even one and, with a small weight, the
 * column's own; of levels the shares seen, smoothed towards the column's own. All numbers are scaled.
 */
final class Cells {
    /** A number that no leaf but for the column's own distribution reaches. */
    static final double OUTSIDE = 1e200;

    /** Up to so many whole numbers a moment is summed over them, beyond the normal distribution's own is taken. */
    private static final double FEW = 256;

    final Columns columns;
    final Cuts cuts;
    final Trees trees;
    final Marginals marginals;
    final Leaves leaves;
    final Boxes boxes;
    final Spread[] spreads;
    private final int width;

    Cells(Columns columns, Cuts cuts, Trees trees, Marginals marginals, Leaves leaves) {
        this.columns = columns;
        this.cuts = cuts;
        this.trees = trees;
        this.marginals = marginals;
        this.leaves = leaves;
        boxes = new Boxes(columns, cuts, trees, marginals);
        width = columns.numeric.length * Leaves.WIDTH;
        spreads = new Spread[columns.numeric.length];
        for (int j = 0; j < spreads.length; j++)
            spreads[j] = new Spread(marginals.edges()[j], marginals.masses()[j], columns.whole[j]);
    }

    double scaled(int j, double number) {
        return (number - marginals.centres()[j]) / marginals.units()[j];
    }

    /** A number as rows hold it, rounded if the column is of whole numbers. */
    double unscaled(int j, double z) {
        double number = marginals.centres()[j] + z * marginals.units()[j];
        return columns.whole[j] ? Math.rint(number) + 0.0 : number; // + 0.0 makes of -0.0 a 0.0
    }

    /** The number as leaves see it: one beyond where they spread theirs to is outside. */
    double seen(int j, double z) {
        return z < marginals.lows()[j] || z > marginals.highs()[j] ? OUTSIDE : z;
    }

    /**
     * The density of a number with respect to scaled length.
     *
     * @param z as {@link #seen} gives it
     * @param own the density of the column by itself there
     */
    double number(int leaf, int j, double z, double own) {
        float[] numbers = leaves.numbers();
        int at = leaf * width + j * Leaves.WIDTH;
        double distance = (z - numbers[at + Leaves.MEAN]) * numbers[at + Leaves.INVERSE];
        double within = columns.whole[j]
                ? cell(numbers[at + Leaves.INVERSE], distance)
                : Exponential.of(-0.5 * distance * distance);
        double atom = z == marginals.atoms()[j] ? numbers[at + Leaves.ATOM] : 0;
        return atom + numbers[at + Leaves.HEIGHT] * within + numbers[at + Leaves.REST] * own;
    }

    /** The probability of a whole number, by the height of the normal distribution. */
    private static double cell(float inverse, double distance) {
        double half = 0.5 * inverse;
        if (distance < -Normal.END - half || distance > Normal.END + half) return 0;
        if (inverse <= Leaves.EVEN) return 1;
        return Normal.between(distance - half, distance + half) * (Normal.ROOT_2PI / inverse);
    }

    /** The probability of a level that reaches the leaf. */
    double level(int leaf, int c, int level) {
        int at = leaf * columns.categorical.length + c;
        double share = 0;
        for (int i = leaves.starts()[at]; i < leaves.starts()[at + 1]; i++) {
            if ((leaves.levels()[i] & 0xFFFF) != level) continue;
            share = leaves.shares()[i];
            break;
        }
        return share + leaves.rests()[at] * marginals.levels()[c][level];
    }

    /** The probability that a number lies between two, given the leaf's bounds on the column. */
    double mass(int leaf, int j, double a, double b, double[] box) {
        double from = Math.max(a, box[0]);
        double to = Math.min(b, box[1]);
        if (!(from < to)) return 0;
        return atom(leaf, j, from, to)
                + within(leaf, j, from, to)
                + leaves.numbers()[leaf * width + j * Leaves.WIDTH + Leaves.REST] * spreads[j].mass(from, to);
    }

    /** The share of the column's frequent number, if it lies between two that are no whole numbers. */
    private double atom(int leaf, int j, double a, double b) {
        double atom = marginals.atoms()[j];
        return atom > a && atom < b ? leaves.numbers()[leaf * width + j * Leaves.WIDTH + Leaves.ATOM] : 0;
    }

    private double within(int leaf, int j, double a, double b) {
        float[] numbers = leaves.numbers();
        int at = leaf * width + j * Leaves.WIDTH;
        double from = Math.max(a, marginals.lows()[j]);
        double to = Math.min(b, marginals.highs()[j]);
        double height = numbers[at + Leaves.HEIGHT];
        if (!(from < to) || height == 0) return 0;
        double mean = numbers[at + Leaves.MEAN];
        double inverse = numbers[at + Leaves.INVERSE];
        if (inverse <= Leaves.EVEN) return height * (to - from);
        return height * (Normal.ROOT_2PI / inverse) * Normal.between((from - mean) * inverse, (to - mean) * inverse);
    }

    /** Adds to sums what the numbers between two contribute to the mean and to the mean square. */
    void moments(int leaf, int j, double a, double b, double[] box, double factor, double[] sums) {
        double from = Math.max(a, box[0]);
        double to = Math.min(b, box[1]);
        if (!(from < to)) return;
        float[] numbers = leaves.numbers();
        int at = leaf * width + j * Leaves.WIDTH;
        spreads[j].moments(from, to, factor * numbers[at + Leaves.REST], sums);
        double atom = factor * atom(leaf, j, from, to);
        if (atom > 0) {
            sums[0] += atom * marginals.atoms()[j];
            sums[1] += atom * marginals.atoms()[j] * marginals.atoms()[j];
        }
        double mass = within(leaf, j, from, to);
        if (!(mass > 0)) return;
        from = Math.max(from, marginals.lows()[j]);
        to = Math.min(to, marginals.highs()[j]);
        double mean = numbers[at + Leaves.MEAN];
        double inverse = numbers[at + Leaves.INVERSE];
        boolean even = inverse <= Leaves.EVEN;
        double reach = even ? 0 : Normal.END / inverse;
        double least = even ? from : Math.max(from, Math.floor(mean - reach) + 0.5);
        double most = even ? to : Math.min(to, Math.ceil(mean + reach) + 0.5);
        if (columns.whole[j] && most - least <= FEW) {
            for (double k = least + 0.5; k < most; k++) {
                double share = factor * numbers[at + Leaves.HEIGHT] * cell((float) inverse, (k - mean) * inverse);
                sums[0] += share * k;
                sums[1] += share * k * k;
            }
            return;
        }
        double[] moments = new double[2];
        if (even) {
            moments[0] = 0.5 * (from + to);
            moments[1] = (from * from + from * to + to * to) / 3;
        } else {
            Normal.moments((from - mean) * inverse, (to - mean) * inverse, moments);
            double first = mean + moments[0] / inverse;
            moments[1] = mean * mean + 2 * mean * moments[0] / inverse + moments[1] / (inverse * inverse);
            moments[0] = first;
        }
        if (columns.whole[j]) moments[1] = Math.max(moments[1] - (even ? 1 : -1) / 12.0, moments[0] * moments[0]);
        sums[0] += factor * mass * moments[0];
        sums[1] += factor * mass * moments[1];
    }

    /** A number between two, within the leaf's bounds. */
    double draw(int leaf, int j, double a, double b, double[] box, RandomGenerator random) {
        double from = Math.max(a, box[0]);
        double to = Math.min(b, box[1]);
        float[] numbers = leaves.numbers();
        int at = leaf * width + j * Leaves.WIDTH;
        double own = numbers[at + Leaves.REST] * spreads[j].mass(from, to);
        double within = within(leaf, j, from, to);
        double atom = atom(leaf, j, from, to);
        double part = random.nextDouble() * (own + within + atom);
        if (part < atom) return marginals.atoms()[j];
        if (part >= atom + within) return inside(j, spreads[j].draw(from, to, random), from, to);
        from = Math.max(from, marginals.lows()[j]);
        to = Math.min(to, marginals.highs()[j]);
        double mean = numbers[at + Leaves.MEAN];
        double inverse = numbers[at + Leaves.INVERSE];
        double z = inverse <= Leaves.EVEN
                ? from + (to - from) * random.nextDouble()
                : mean + Normal.draw((from - mean) * inverse, (to - mean) * inverse, random) / inverse;
        return inside(j, z, from, to);
    }

    /** Rounds a draw of a whole number, whose bounds lie halfway between two, and undoes what rounding did to others. */
    private double inside(int j, double z, double from, double to) {
        double half = columns.whole[j] ? 0.5 : 0;
        return Math.max(from + half, Math.min(to - half, columns.whole[j] ? Math.rint(z) : z));
    }

    /** Adds the probabilities of all levels, times a factor; those that are not possible get nothing. */
    void levels(int tree, int leaf, int c, boolean[] allowed, double factor, double[] sums) {
        int at = leaf * columns.categorical.length + c;
        for (int i = leaves.starts()[at]; i < leaves.starts()[at + 1]; i++) {
            int level = leaves.levels()[i] & 0xFFFF;
            if (allowed[level]) sums[level] += factor * leaves.shares()[i];
        }
        rest(tree, leaf, c, allowed, factor * leaves.rests()[at], sums);
    }

    /** Adds the column's own shares of the levels that reach a leaf, times a factor. */
    private void rest(int tree, int leaf, int c, boolean[] allowed, double rest, double[] sums) {
        boolean[] possible = allowed.clone();
        boxes.levels(tree, leaf, columns.categorical[c], possible);
        for (int level = 0; level < possible.length; level++)
            if (possible[level]) sums[level] += rest * marginals.levels()[c][level];
    }

    /** The probability that a level is one of those allowed. */
    double mass(int tree, int leaf, int c, boolean[] allowed) {
        double[] sums = new double[allowed.length];
        levels(tree, leaf, c, allowed, 1, sums);
        double mass = 0;
        for (double each : sums) mass += each;
        return mass;
    }

    /**
     * A level among those allowed.
     *
     * @param all whether all are
     */
    int draw(int tree, int leaf, int c, boolean[] allowed, boolean all, RandomGenerator random) {
        double part = random.nextDouble();
        if (all) { // mostly one of the levels seen: no need to look at the others
            int at = leaf * columns.categorical.length + c;
            double left = part;
            for (int i = leaves.starts()[at]; i < leaves.starts()[at + 1]; i++) {
                left -= leaves.shares()[i];
                if (left < 0) return leaves.levels()[i] & 0xFFFF;
            }
            part = random.nextDouble();
        }
        double[] sums = new double[allowed.length];
        if (all) rest(tree, leaf, c, allowed, 1, sums);
        else levels(tree, leaf, c, allowed, 1, sums);
        return choose(sums, sums.length, part);
    }

    /** The first index at which the running sum of some shares exceeds a part of their total. */
    static int choose(double[] shares, int size, double part) {
        double total = 0;
        for (int i = 0; i < size; i++) total += shares[i];
        double left = part * total;
        int last = 0;
        for (int i = 0; i < size; i++) {
            if (!(shares[i] > 0)) continue;
            last = i;
            left -= shares[i];
            if (left < 0) return i;
        }
        return last;
    }
}
