package semblance.bayesiannetwork.learning;

import java.util.List;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.bayesiannetwork.BayesianNetworkTrainer;
import semblance.bayesiannetwork.Search;

/** The searches that a trainer is made of, which share what they find out about families. */
final class Searches {
    private final BayesianNetworkTrainer trainer;
    private final Limits limits;
    private final Memory memory;
    private final boolean again;
    private final Run run;
    private final Growth[] growths;
    private final Progress progress;

    /** @param again whether an earlier round has left a graph to begin with, from which it is not far */
    Searches(BayesianNetworkTrainer trainer, Limits limits, Memory memory, boolean again, Run run) {
        this.trainer = trainer;
        this.limits = limits;
        this.memory = memory;
        this.again = again;
        this.run = run;
        growths = Growth.all(memory.scores(), limits);
        progress = new Progress(run);
    }

    /** How many searches there are. */
    int count() {
        if (again) return 1;
        return switch (trainer.search()) {
            case AUTO -> trainer.starts() == Integer.MAX_VALUE ? Integer.MAX_VALUE : trainer.starts() + 1;
            case ORDER -> trainer.starts();
            default -> 1;
        };
    }

    /**
     * One search.
     *
     * @param number which one, from 0; randomness comes from the child of the seed of that number
     * @param start the best graph so far, for those that begin with it
     */
    int[][] search(int number, int[][] start) {
        Climbing climbing = new Climbing(growths, memory.scores(), limits, progress);
        Search search = trainer.search();
        if (search == Search.HILL_CLIMBING) return climbing.search(start, 0);
        if (search == Search.TABU || search == Search.AUTO && number == 0 || search == Search.ORDER && again)
            return climbing.search(start, trainer.patience());
        if (search == Search.CHOW_LIU) return tree(0);
        if (search == Search.PC_STABLE) {
            Independence tests = new Independence(memory.likelihoods(), memory.rows);
            return new ConstraintSearch(tests, limits, trainer.significance(), growths.length, run).search();
        }
        OrderSearch orders = new OrderSearch(growths, limits, progress);
        RandomGenerator random = run.seed().child(number).random();
        return search == Search.AUTO
                ? climbing.search(orders.search(start, random), trainer.patience())
                : orders.search(random);
    }

    int[][] tree(int root, int... common) {
        return new SpanningTree(memory.likelihoods(), common).search(root);
    }

    double score(int[][] graph) {
        double score = 0;
        for (int node = 0; node < graph.length; node++) score += growths[node].score(growths[node].at(graph[node]));
        return score;
    }

    long reported() {
        return progress.step;
    }

    /** Reports the best score so far, under a number that only grows. */
    private static final class Progress implements Run {
        private final Run run;
        private long step;
        private double best = Double.NEGATIVE_INFINITY;

        Progress(Run run) {
            this.run = run;
        }

        @Override
        public Seed seed() {
            return run.seed();
        }

        @Override
        public void report(String metric, long number, double value) {
            best = Math.max(best, value);
            if (best > Double.NEGATIVE_INFINITY) run.report(metric, step++, best);
        }

        @Override
        public void warn(String message) {
            run.warn(message);
        }

        @Override
        public <R> List<R> map(int pieces, IntFunction<R> work) {
            return run.map(pieces, work);
        }
    }
}
