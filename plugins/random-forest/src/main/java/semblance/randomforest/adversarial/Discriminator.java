package semblance.randomforest.adversarial;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.decisiontree.growing.Categories;
import semblance.decisiontree.growing.Codes;
import semblance.decisiontree.growing.Criterion;
import semblance.decisiontree.growing.Grower;
import semblance.decisiontree.growing.Grown;
import semblance.decisiontree.growing.Growth;
import semblance.decisiontree.growing.Missing;
import semblance.decisiontree.growing.Target;
import semblance.decisiontree.growing.Trees;

/**
 * A forest that tells real rows from imitations.
 *
 * @param trees the trees, without leaves of too few real rows
 * @param accuracy the share of rows, real ones and imitations counting alike, that the trees grown without them tell right
 */
record Discriminator(Trees trees, double accuracy) {
    /** Rows that stand for more copies than this are drawn as if for very many. */
    private static final int COPIES = 16;

    /** Deeper trees peel off a row at a time. */
    private static final int DEPTH = 250;

    private record Vote(Trees tree, byte[] real) {}

    static Discriminator of(Reality reality, Codes imitations, AdversarialForestTrainer trainer, Seed seed, Run run) {
        int size = reality.rows();
        Codes codes = reality.codes.and(imitations);
        double[] weights = Arrays.copyOf(reality.weights, codes.rows());
        Arrays.fill(weights, size, weights.length, reality.total / imitations.rows());
        int[] labels = new int[weights.length];
        Arrays.fill(labels, size, labels.length, 1);
        double[] each = new double[weights.length]; // the weight of one copy
        for (int r = 0; r < each.length; r++) each[r] = weights[r] / copies(weights[r]);
        int columns = reality.columns.size();
        int candidates = trainer.candidates() > 0
                ? Math.min(trainer.candidates(), columns)
                : Math.max(1, (int) Math.sqrt(columns));
        Growth growth = new Growth(
                Criterion.GINI,
                DEPTH,
                1,
                2 * trainer.minLeaf(),
                0,
                candidates,
                false,
                Categories.SUBSETS,
                Missing.SHARED);
        int[] all = new int[columns];
        Arrays.setAll(all, column -> column);
        Target.Classes target = new Target.Classes(labels, 2);
        Grower grower = new Grower(reality.cuts, codes, each, target, all, growth);
        Voting voting = new Voting(reality, codes, weights, grower, target, trainer.minLeaf(), run);
        List<Vote> votes = run.map(trainer.trees(), tree -> voting.vote(seed.child(tree)));
        return new Discriminator(Trees.join(votes.stream().map(Vote::tree).toList()), accuracy(votes, weights, size));
    }

    private static int copies(double weight) {
        return Math.max(1, (int) Math.ceil(weight - 1e-9));
    }

    /** Grows trees and lets each vote on the rows that it has not seen. */
    private record Voting(
            Reality reality,
            Codes codes,
            double[] weights,
            Grower grower,
            Target.Classes target,
            int minLeaf,
            Run run) {

        Vote vote(Seed seed) {
            int[] counts = new int[weights.length];
            boolean[] absent = new boolean[weights.length];
            RandomGenerator random = seed.child(0).random();
            for (int r = 0; r < counts.length; r++) absent[r] = draw(copies(weights[r]), random, counts, r);
            Grown grown = grower.grow(counts, seed.child(1), run);
            Trees tree = grown.tree();
            boolean[] real = real(grown);
            int[] found = tree.leaves(codes, 0);
            byte[] votes = new byte[weights.length];
            for (int r = 0; r < votes.length; r++) if (absent[r]) votes[r] = (byte) (real[found[r]] ? 1 : -1);
            Falls falls = Falls.of(tree, 0, found, reality, 0, tree.leaves());
            double[] held = new double[tree.leaves()];
            for (int leaf = 0; leaf < held.length; leaf++) held[leaf] = falls.weight(leaf);
            return new Vote(Thinning.of(tree, held, minLeaf), votes);
        }

        /** Whether most rows of each leaf are real; of equal numbers, every other time. */
        private boolean[] real(Grown grown) {
            int[] nodes = grown.leaves();
            boolean[] real = new boolean[nodes.length];
            for (int leaf = 0; leaf < real.length; leaf++) {
                double[] classes = grown.classes(nodes[leaf], target);
                real[leaf] = classes[0] > classes[1] || classes[0] == classes[1] && (leaf & 1) == 0;
            }
            return real;
        }
    }

    /**
     * Draws a row's copies with replacement, each once on average, as a bootstrap of the unmerged rows would.
     *
     * @return whether a copy is left out
     */
    private static boolean draw(int copies, RandomGenerator random, int[] counts, int row) {
        if (copies > COPIES) {
            counts[row] = (int) Math.max(0, Math.rint(copies + Math.sqrt(copies) * random.nextGaussian()));
            return true;
        }
        boolean absent = false;
        for (int copy = 0; copy < copies; copy++) {
            int times = poisson(random.nextDouble());
            counts[row] += times;
            absent |= times == 0;
        }
        return absent;
    }

    /** The number of events, one on average, that a uniform number stands for. */
    private static int poisson(double uniform) {
        int times = 0;
        double share = 0.36787944117144233;
        double left = uniform - share;
        while (left >= 0 && times < 20) {
            share /= ++times;
            left -= share;
        }
        return times;
    }

    private static double accuracy(List<Vote> votes, double[] weights, int size) {
        double[] right = new double[2];
        double[] seen = new double[2];
        for (int r = 0; r < weights.length; r++) {
            int sum = 0;
            int count = 0;
            for (Vote vote : votes) {
                sum += vote.real[r];
                count += vote.real[r] == 0 ? 0 : 1;
            }
            if (count == 0) continue;
            int side = r < size ? 0 : 1;
            seen[side] += weights[r];
            right[side] += sum == 0 ? weights[r] / 2 : sum > 0 == r < size ? weights[r] : 0;
        }
        if (!(seen[0] > 0 && seen[1] > 0)) return 0.5; // too few trees or rows to tell
        return (right[0] / seen[0] + right[1] / seen[1]) / 2;
    }
}
