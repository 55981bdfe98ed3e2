package semblance.vae;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import semblance.api.train.Seed;
import semblance.optimizers.Constant;
import semblance.tensorflow.Feed;
import semblance.tensorflow.Net;
import semblance.tensorflow.Program;
import semblance.tensorflow.Weights;
import semblance.vae.graph.Layout;
import semblance.vae.graph.Names;
import semblance.vae.graph.TrainPlan;

/** From one state of training to the next: some passes over the rows, or a part of one. */
final class Passage {
    /** A state comes after no more steps than this. */
    private static final int LONGEST = 1000;

    /** A state comes after no fewer steps than this, unless training ends: saving weights takes as long as some steps. */
    private static final int SHORTEST = 50;

    private final Course course;
    private final VaeTrainer trainer;
    private final Program program;
    private final TrainPlan plan;
    private final Layout layout;
    private final VaeState from;
    private final Filler filler;
    private final float[] rowWeights;
    private final double perBatch;
    private final double jacobian;
    private final double[] sums;
    private Pass pass;
    private long step;
    private int epoch;
    private long position;
    private Weights best;
    private double bestBound;
    private int bestEpoch;
    private boolean done;

    Passage(Course course, Program program, TrainPlan plan, Layout layout, VaeState from) {
        this.course = course;
        this.trainer = course.trainer();
        this.program = program;
        this.plan = plan;
        this.layout = layout;
        this.from = from;
        filler = new Filler(from.structure().heads(), layout, plan.rows(), plan.masked());
        rowWeights = new float[plan.rows()];
        perBatch = course.rows().weight()
                / course.rows().count()
                * Math.min(plan.rows(), course.rows().count());
        jacobian = jacobian();
        sums = from.sums().clone();
        step = from.step();
        epoch = from.epoch();
        position = from.position();
        best = from.best();
        bestBound = from.bestBound();
        bestEpoch = from.bestEpoch();
        pass = course.pass(epoch);
    }

    /** What is added to the mean bound of a row so that it is in the columns' units. */
    private double jacobian() {
        double sum = 0;
        double weight = Arrays.stream(course.rows().rows().weights()).sum();
        for (int c = 0; c < layout.places().size(); c++) {
            double each = from.structure().heads().get(c).logJacobian();
            if (each == 0 || layout.places().get(c).given()) continue;
            sum += course.rows().whole()
                    ? each * course.rows().survey().counts[c] / weight
                    : each * from.structure().heads().get(c).cells();
        }
        return sum;
    }

    VaeState go() {
        long made = 0;
        while (!done && made < LONGEST && (made < SHORTEST || position > 0)) {
            step();
            made++;
            if (position == pass.length()) endEpoch();
        }
        Weights weights = program.save();
        if (bestEpoch == 0 || done && course.rows().held().length == 0) best = weights;
        return new VaeState(
                from.structure(),
                from.steps(),
                from.seed(),
                from.samples(),
                weights,
                step,
                epoch,
                position,
                sums,
                best,
                bestBound,
                bestEpoch,
                done);
    }

    private void step() {
        step++;
        float[] found =
                program.step(feeds(step, position), Names.TRAIN, Names.SUMS).get(0);
        if (!Float.isFinite(found[0])) throw diverged(found[0]);
        Window window = pass.window(position);
        int first = first(position);
        double weight = 0;
        for (int i = first; i < last(window, first); i++) weight += window.shares()[window.order()[i]];
        for (int i = 0; i < 4; i++) sums[i] += found[i] * perBatch;
        sums[4] += weight;
        position++;
    }

    private int first(long at) {
        return (int) (pass.within(at) * rowWeights.length);
    }

    private int last(Window window, int first) {
        return Math.min(window.order().length, first + rowWeights.length);
    }

    private List<Feed> feeds(long number, long at) {
        Window window = pass.window(at);
        int first = first(at);
        double dropped = trainer.likelihood().text().dropped();
        List<Feed> feeds = feeds(window, first, last(window, first), course.noise(number), beta(number), dropped);
        feeds.add(new Feed(Net.STEP, number));
        if (!trainer.schedule().equals(new Constant()))
            feeds.add(new Feed(Net.FACTOR, trainer.schedule().factor(Math.min(number, from.steps()), from.steps())));
        return feeds;
    }

    private List<Feed> feeds(Window window, int first, int last, Seed noise, double beta, double dropped) {
        List<Feed> feeds = new ArrayList<>(filler.fill(window.rows(), window.order(), first, last));
        Arrays.fill(rowWeights, 0);
        for (int i = first; i < last; i++)
            rowWeights[i - first] = (float) (window.shares()[window.order()[i]] / perBatch);
        feeds.add(new Feed(Names.ROW_WEIGHTS, rowWeights));
        feeds.add(new Feed(Names.NOISE, new int[] {(int) (noise.value() >>> 32), (int) noise.value()}));
        feeds.add(new Feed(Names.BETA, beta));
        if (plan.drops()) feeds.add(new Feed(Names.DROPPED, dropped));
        return feeds;
    }

    private double beta(long number) {
        int annealing = trainer.objective().annealing();
        double perEpoch = from.steps() / (double) trainer.training().epochs();
        double share = annealing == 0 ? 1 : Math.min(1, (number - 1) / (annealing * perEpoch));
        return trainer.objective().beta() * share;
    }

    private void endEpoch() {
        epoch++;
        position = 0;
        pass = course.pass(epoch);
        double weight = sums[4];
        course.run().report("loss", epoch, sums[0] / weight - jacobian);
        course.run().report("bound", epoch, sums[1] / weight + jacobian);
        course.run().report("reconstruction", epoch, sums[2] / weight + jacobian);
        course.run().report("divergence", epoch, sums[3] / weight);
        Arrays.fill(sums, 0);
        done = epoch >= trainer.training().epochs();
        if (course.rows().held().length == 0) return;
        double bound = heldOutBound();
        course.run().report("heldOutBound", epoch, bound + jacobian);
        if (bestEpoch == 0 || bound > bestBound) {
            bestBound = bound;
            bestEpoch = epoch;
            best = program.save();
        }
        done |= epoch - bestEpoch >= trainer.training().patience();
    }

    /** The mean bound of the held-out rows, with the same noise each time. */
    private double heldOutBound() {
        Window held = new Window(
                course.rows().rows(), course.rows().held(), course.rows().shares());
        double bound = 0;
        double weight = 0;
        for (int part = 0; part < held.batches(rowWeights.length); part++) {
            int first = part * rowWeights.length;
            int last = last(held, first);
            bound += program.run(feeds(held, first, last, course.checkNoise(part), 1, 0), Names.SUMS)
                            .get(0)[1]
                    * perBatch;
            for (int i = first; i < last; i++) weight += held.shares()[held.order()[i]];
        }
        return bound / weight;
    }

    /**
     * What to say of a loss that is no number any more: the steps since the last state are made again to find the column
     * that was worst when this one was about to be made.
     */
    private IllegalArgumentException diverged(float loss) {
        long last = step;
        program.load(from.weights());
        pass = course.pass(from.epoch());
        position = from.position();
        int now = from.epoch();
        String worst = "";
        for (long number = from.step() + 1; number <= last; number++) {
            List<Feed> feeds = feeds(number, position);
            String[] fetches = new String[layout.blocks().size()];
            for (int b = 0; b < fetches.length; b++) fetches[b] = Names.cells(b);
            if (number >= last - 1) {
                String named = worst(program.run(feeds, fetches));
                if (!named.isEmpty()) worst = named;
            }
            program.step(feeds, Names.TRAIN, Names.SUMS);
            if (++position == pass.length()) {
                position = 0;
                pass = course.pass(++now);
            }
        }
        return new IllegalArgumentException("the loss became " + loss + " at step " + last
                + (worst.isEmpty() ? "" : ", most likely by column '" + worst + "'")
                + "; try a smaller optimizer.learningRate or training.limit, or look for extreme values there");
    }

    /** The column with the least log density; if all are as bad, none. */
    private String worst(List<float[]> cells) {
        double least = Double.POSITIVE_INFINITY;
        String worst = "";
        int broken = 0;
        for (int c = 0; c < layout.places().size(); c++) {
            Layout.Place place = layout.places().get(c);
            if (place.given()) continue;
            double sum = 0;
            for (int i = 0; i < from.structure().heads().get(c).cells(); i++)
                sum += cells.get(place.block())[place.cell() + i];
            if (!Double.isFinite(sum)) broken++;
            double rank = Double.isNaN(sum) ? -Double.MAX_VALUE : sum;
            if (rank < least) {
                least = rank;
                worst = from.structure().schema().names().get(c);
            }
        }
        return broken > 1
                        && broken
                                == layout.places().stream()
                                        .filter(place -> !place.given())
                                        .count()
                ? ""
                : worst;
    }
}
