package semblance.randomforest.adversarial;

import java.util.Arrays;
import semblance.api.Help;
import semblance.api.data.Dataset;
import semblance.api.train.Iterative;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.decisiontree.growing.Cuts;
import semblance.decisiontree.growing.Trees;

/**
 * Learns an adversarial random forest (Watson, Blesch, Kapar and Wright 2023). A forest learns to tell the rows from
 * imitations whose columns are drawn by themselves; then from imitations whose columns are drawn by themselves within its
 * own leaves, and so on until rows left out of the trees are told no better than by chance. Of the forests met on the way
 * the one whose imitations were told worst is kept: that no forest tells the imitations of its leaves is what makes
 * columns independent within them. Each leaf is then described by its share of the rows and by the distribution of each
 * column in it.
 *
 * <p>Rows with missing cells fall into several leaves, as if cells were missing at random. No row is impossible: in each
 * leaf a share of {@code smoothing} rows is spread like the column by itself.
 */
@Help("adversarial random forest: a distribution of whole rows from trees, by telling rows from imitations")
public record AdversarialForestTrainer(
        @Help("trees, at least 1") int trees,

        @Help("rows that a leaf holds at least, at least 1") int minLeaf,

        @Help("columns tried for each split, 0 for the square root of their number")
        int candidates,

        @Help("rounds at most; 0 for columns that do not depend on each other")
        int rounds,

        @Help("accuracy above one half at which imitations are good enough, from 0 to 0.5")
        double delta,

        @Help("how numbers are spread within a leaf: truncated-normal or piecewise")
        LeafDensity density,

        @Help("rows added to each leaf that are spread like the columns by themselves, above 0")
        double smoothing,

        @Help("groups that the numbers of a column are cut into in large data, from 2 to 65534")
        int bins)
        implements Iterative<Adversary, AdversarialForest> {

    /** Thirty trees whose leaves hold five rows or more. */
    public AdversarialForestTrainer() {
        this(30, 5, 0, 10, 0, LeafDensity.TRUNCATED_NORMAL, 0.2, 255);
    }

    /** @throws IllegalArgumentException if a parameter is out of its range, naming it */
    public AdversarialForestTrainer {
        atLeast("trees", trees, 1);
        atLeast("minLeaf", minLeaf, 1);
        atLeast("candidates", candidates, 0);
        atLeast("rounds", rounds, 0);
        if (!(delta >= 0 && delta <= 0.5))
            throw new IllegalArgumentException("delta must be from 0 to 0.5, got " + delta);
        if (!(smoothing > 0 && smoothing < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("smoothing must be above 0, got " + smoothing);
        if (bins < 2 || bins > 65534) throw new IllegalArgumentException("bins must be from 2 to 65534, got " + bins);
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) throw new IllegalArgumentException(name + " must be at least " + least + ", got " + value);
    }

    @Override
    public String name() {
        return "adversarial-forest";
    }

    @Override
    public Adversary start(Dataset data, Run run) {
        Columns.of(data.schema());
        Cuts cuts = Reality.cuts(data, bins, run);
        Reality reality = Reality.of(data, cuts, run);
        Trees one = new Trees(new long[] {Long.MIN_VALUE}, new int[0], new int[] {0, 1}); // a leaf, number 0
        AdversarialForest columnsAlone = forest(reality, one, new double[0], run);
        return new Adversary(data.schema(), columnsAlone, 1, one, new double[0], rounds == 0);
    }

    private AdversarialForest forest(Reality reality, Trees trees, double[] accuracies, Run run) {
        Overview overview = new Overview(reality, density);
        Marginals marginals = overview.marginals();
        Leaves leaves = Estimates.of(reality, trees, marginals, overview.floors, this, run);
        return new AdversarialForest(reality.columns.schema, reality.cuts, trees, marginals, leaves, accuracies);
    }

    @Override
    public Adversary next(Adversary state, Dataset data, Run run) {
        Reality reality = Reality.of(data, state.kept().cuts(), run);
        int round = state.accuracies().length + 1;
        Seed seed = run.seed().child(round);
        Discriminator told = Discriminator.of(
                reality, Imitation.of(reality, state.candidate(), seed.child(0), run), this, seed.child(1), run);
        double[] accuracies = Arrays.copyOf(state.accuracies(), round);
        accuracies[round - 1] = told.accuracy();
        run.report("discriminatorAccuracy", round, told.accuracy());
        boolean last = told.accuracy() <= 0.5 + delta || round == rounds;
        if (round == 1) { // the leaves of a tree describe numbers better than no leaves, even where columns are
            // independent
            AdversarialForest first = forest(reality, told.trees(), accuracies, run);
            return new Adversary(state.schema(), first, 1, told.trees(), accuracies, last);
        }
        boolean better = told.accuracy() < state.accuracy();
        AdversarialForest kept = better && round > 2
                ? forest(reality, state.candidate(), accuracies, run)
                : state.kept().after(accuracies);
        return new Adversary(
                state.schema(),
                kept,
                Math.min(state.accuracy(), told.accuracy()),
                told.trees(),
                accuracies,
                last || !better);
    }

    @Override
    public boolean done(Adversary state) {
        return state.done();
    }

    @Override
    public AdversarialForest model(Adversary state) {
        return state.kept();
    }
}
