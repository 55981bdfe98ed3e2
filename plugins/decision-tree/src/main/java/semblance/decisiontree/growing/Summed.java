package semblance.decisiontree.growing;

/** A tally that is made of sums alone, so that a node's can be had as its parent's less its sibling's. */
abstract class Summed extends Tally {
    Summed(int codes) {
        super(codes);
    }

    /** Adds up the rows of a node in a histogram, where the column's codes begin at an offset. */
    abstract void fill(Sample sample, int column, int from, int to, double[] sums, int offset, int codes);

    /** Takes the sums of a column out of a histogram. */
    abstract void take(double[] sums, int offset, int codes);
}
