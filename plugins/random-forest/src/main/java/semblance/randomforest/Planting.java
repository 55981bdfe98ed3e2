package semblance.randomforest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.decisiontree.growing.Categories;
import semblance.decisiontree.growing.Criterion;
import semblance.decisiontree.growing.Grower;
import semblance.decisiontree.growing.Growth;
import semblance.decisiontree.growing.Missing;
import semblance.decisiontree.growing.Target;

/** A forest in the making. */
final class Planting {
    /** Trees between two reports, when a user may stop. */
    private static final int ROUND = 64;
    /** Trees that are enough to keep all threads at work, without sharing any one tree. */
    private static final int MANY = 32;

    private final ForestTrainer trainer;
    private final Examples examples;
    private final Run run;
    private final Bags bags;
    private final Run alone; // what a single tree shares its work on

    Planting(ForestTrainer trainer, Examples examples, Run run) {
        this.trainer = trainer;
        this.examples = examples;
        this.run = run;
        alone = trainer.trees() < MANY ? run : Run.of(0);
        bags = new Bags(examples.counted(), examples.hashes(), trainer.sampleFraction(), trainer.replacement());
    }

    Forest forest() {
        double total = Arrays.stream(examples.weights()).sum();
        if (trainer.replacement() && total * trainer.sampleFraction() < 1)
            run.warn("the weights of the rows sum to " + total + ", so that trees are grown from a row or two; "
                    + "multiply the weights, or set replacement=false");
        List<Sapling> saplings = grow();
        Content content = content(saplings);
        List<Bags.Bag> drawn = saplings.stream().map(Sapling::bag).toList();
        boolean all = !trainer.replacement() && trainer.sampleFraction() == 1;
        OutOfBag outOfBag = OutOfBag.UNKNOWN;
        List<ColumnImportance> permuted = List.of();
        if (!all && (trainer.outOfBag() || trainer.importance() == Importance.PERMUTATION)) {
            OutOfBagEstimate estimate = new OutOfBagEstimate(examples, content, bags, drawn, run);
            outOfBag = estimate.outOfBag();
            if (outOfBag.rows() > 0) {
                run.report("outOfBagError", trainer.trees(), outOfBag.error());
                run.report("outOfBagScore", trainer.trees(), outOfBag.score());
                if (examples.classes() > 0) run.report("outOfBagLogLoss", trainer.trees(), outOfBag.logLoss());
            }
            if (trainer.importance() == Importance.PERMUTATION) permuted = named(estimate.importance());
        }
        return new Forest(
                examples.schema(),
                examples.rows().cuts(),
                content,
                new Forest.Bagging(
                        run.seed().value(), trainer.sampleFraction(), trainer.replacement(), trainer.classWeights()),
                outOfBag,
                trainer.importance() == Importance.NONE ? List.of() : named(impurity(saplings)),
                permuted);
    }

    /** The most important first. */
    private List<ColumnImportance> named(double[] importance) {
        int[] columns = examples.rows().cuts().columns();
        return IntStream.range(0, importance.length)
                .mapToObj(c -> new ColumnImportance(
                        examples.schema().columns().get(columns[c]).name(), importance[c]))
                .sorted(Comparator.comparingDouble(ColumnImportance::importance).reversed())
                .toList();
    }

    private List<Sapling> grow() {
        Grower grower = grower();
        List<Sapling> saplings = new ArrayList<>();
        for (int from = 0; from < trainer.trees(); from += ROUND) {
            int first = from;
            saplings.addAll(run.map(Math.min(ROUND, trainer.trees() - from), t -> grow(grower, first + t)));
            run.report("trees", saplings.size(), saplings.size());
        }
        return saplings;
    }

    private Grower grower() {
        double least = IntStream.range(0, examples.weights().length)
                .filter(r -> examples.weights()[r] > 0 && examples.classWeight(r) > 0)
                .mapToDouble(examples::classWeight)
                .min()
                .orElse(1);
        int columns = examples.columns();
        int candidates = trainer.candidates() > 0
                ? trainer.candidates()
                : Math.max(1, examples.classes() > 0 ? (int) Math.sqrt(columns) : columns / 3);
        boolean random = trainer.splits() == Splits.RANDOM;
        Growth growth = new Growth(
                examples.classes() > 0 ? Criterion.GINI : Criterion.VARIANCE,
                trainer.maxDepth(),
                trainer.minLeaf() * least,
                2 * trainer.minLeaf() * least,
                0,
                candidates >= columns ? 0 : candidates,
                random,
                Categories.SUBSETS,
                Missing.LEARNED,
                random);
        double[] weights = new double[examples.weights().length];
        for (int r = 0; r < weights.length; r++)
            weights[r] = examples.classWeight(r) * (trainer.replacement() ? 1 : examples.weights()[r]);
        return new Grower(
                examples.rows().cuts(),
                examples.rows().codes(),
                weights,
                examples.target(),
                IntStream.range(0, columns).toArray(),
                growth);
    }

    private Sapling grow(Grower grower, int tree) {
        Seed seed = run.seed().child(tree);
        Bags.Bag bag = bags.bag(run.seed(), tree);
        return Sapling.of(
                grower.grow(bags.counts(bag), seed.child(1), alone),
                examples.target(),
                bag,
                examples.columns(),
                trainer.quantiles() && examples.classes() == 0);
    }

    private double[] impurity(List<Sapling> saplings) {
        double[] importance = new double[examples.columns()];
        for (Sapling sapling : saplings)
            for (int c = 0; c < importance.length; c++) importance[c] += sapling.importance()[c];
        double sum = Arrays.stream(importance).sum();
        if (sum > 0) for (int c = 0; c < importance.length; c++) importance[c] /= sum;
        return importance;
    }

    private Content content(List<Sapling> saplings) {
        List<Nodes> nodes = new ArrayList<>();
        LeafShares.Collector shares = new LeafShares.Collector();
        for (Sapling sapling : saplings)
            nodes.add(examples.classes() > 2 ? renumbered(sapling, shares) : sapling.nodes());
        Nodes joined = Nodes.join(nodes);
        short[] deviations = new short[examples.classes() == 0 ? joined.words().length : 0];
        if (deviations.length > 0)
            for (int t = 0; t < saplings.size(); t++) {
                short[] some = saplings.get(t).deviations();
                System.arraycopy(some, 0, deviations, joined.roots()[t], some.length);
            }
        boolean numbers = examples.target() instanceof Target.Numbers;
        return new Content(
                examples.classes(),
                examples.centre(),
                examples.scale(),
                joined,
                shares.done(),
                deviations,
                trainer.quantiles() && numbers
                        ? QuantileLeaves.join(saplings, ((Target.Numbers) examples.target()).values())
                        : QuantileLeaves.NONE);
    }

    /** The nodes of a tree, with its leaves' distributions numbered as in the forest. */
    private static Nodes renumbered(Sapling sapling, LeafShares.Collector all) {
        LeafShares own = sapling.shares();
        int[] number = new int[own.ends().length];
        for (int d = 0; d < number.length; d++)
            number[d] = all.add(own.classes(), own.shares(), own.start(d), own.ends()[d]);
        Nodes nodes = sapling.nodes();
        long[] words = nodes.words().clone();
        for (int i = 0; i < words.length; i++)
            if (nodes.leaf(i)) words[i] = Nodes.leaf(nodes.weight(i), number[nodes.distribution(i)]);
        return new Nodes(words, nodes.sets(), nodes.roots());
    }
}
