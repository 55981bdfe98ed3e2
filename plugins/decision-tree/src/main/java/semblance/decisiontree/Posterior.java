package semblance.decisiontree;

import java.util.random.RandomGenerator;

/** What follows for a row from what is known of it. */
interface Posterior {
    /** Trees that are looked at, in all states of knowledge of a row together, before sums become estimates. */
    int LIMIT = 50_000;

    /** The log of the probability of the known cells, and of the possible parts of the others. */
    double log();

    /** The probabilities of the cells of a column that is not known and was asked for. */
    double[] probabilities(int column);

    /** A joint draw of all cells. */
    int[] draw(RandomGenerator random);

    /**
     * The exact sum, or an estimate where that would take too many states.
     *
     * @param wanted columns whose probabilities will be asked for
     */
    static Posterior of(Chain chain, Knowledge known, boolean[] wanted) {
        Summation sum = new Summation(chain, known, wanted);
        return sum.exact() ? sum : new Particles(chain, known);
    }
}
