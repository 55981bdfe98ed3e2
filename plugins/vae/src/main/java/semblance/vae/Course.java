package semblance.vae;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import semblance.api.data.Dataset;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.optimizers.Constant;
import semblance.tensorflow.Descent;
import semblance.tensorflow.Feed;
import semblance.tensorflow.Net;
import semblance.tensorflow.Program;
import semblance.tensorflow.Programs;
import semblance.tensorflow.Weight;
import semblance.tensorflow.Weights;
import semblance.vae.data.Survey;
import semblance.vae.graph.Block;
import semblance.vae.graph.Layout;
import semblance.vae.graph.Names;
import semblance.vae.graph.TrainPlan;
import semblance.vae.heads.Head;

/** Training, from state to state. */
final class Course {
    /** A state comes after no more steps than this. */
    private static final int LONGEST = 1000;

    /** A state comes after no fewer steps than this, unless training ends: saving weights takes as long as some steps. */
    private static final int SHORTEST = 50;

    private static final int WEIGHTS = 0;
    private static final int ORDER = 1;
    private static final int NOISE = 2;
    private static final int HELD_OUT = 3;
    private static final int CHECK_NOISE = 4;
    private static final int MODEL = 5;

    private final VaeTrainer trainer;
    private final Run run;
    private final Prepared rows;

    Course(VaeTrainer trainer, Dataset data, Run run) {
        this.trainer = trainer;
        this.run = run;
        this.rows = Prepared.of(data, trainer.training().memory());
    }

    private Seed seed(int purpose) {
        return run.seed().child(purpose);
    }

    VaeState start() {
        if (rows.count == 0)
            throw new IllegalArgumentException("there are no rows to learn from, or all have the weight 0");
        var table = rows.canonical.rows();
        var schema = table.schema();
        List<String> condition = condition();
        Survey survey = new Survey(schema);
        survey.add(table);
        List<Head> heads = new Fitting(
                        trainer.likelihood(),
                        condition,
                        survey,
                        table,
                        trainer.decoder().units(),
                        run)
                .heads();
        Structure structure =
                new Structure(schema, heads, trainer.encoder(), trainer.decoder(), trainer.latent(), condition);
        Layout layout = structure.layout();
        if (layout.blocks().isEmpty())
            throw new IllegalArgumentException("condition leaves no column to learn: it names " + condition);
        long steps = Math.multiplyExact(
                stepsOf(positions(false).length), (long) trainer.training().epochs());
        Weights weights = Programs.with(plan(structure, layout, survey), program -> {
            Weights drawn = program.start(seed(WEIGHTS));
            return drawn.with(started(layout, heads, drawn));
        });
        long modelSeed = seed(MODEL).value();
        return new VaeState(
                structure,
                table.rows(),
                steps,
                modelSeed,
                trainer.samples(),
                weights,
                0,
                0,
                0,
                new double[5],
                weights,
                Double.NEGATIVE_INFINITY,
                0,
                false);
    }

    private List<String> condition() {
        var schema = rows.canonical.rows().schema();
        List<String> names = new ArrayList<>();
        for (String name : trainer.condition()) {
            String column = name.equals("target") && !schema.names().contains(name) ? schema.target() : name;
            if (column.isEmpty())
                throw new IllegalArgumentException("condition names the target, but no column is the target");
            if (!(schema.column(column) instanceof semblance.api.data.Column.Categorical))
                throw new IllegalArgumentException("condition must name categorical columns; '" + column + "' is none");
            names.add(column);
        }
        return names;
    }

    /** Biases, free parameters and constants that the heads know better than chance. */
    private static Weights started(Layout layout, List<Head> heads, Weights drawn) {
        var byName = drawn.byName();
        List<Weight> known = new ArrayList<>();
        for (int b = 0; b < layout.blocks().size(); b++) {
            Block block = layout.blocks().get(b);
            float[] biases = new float[block.outputs()];
            float[] constants = new float[block.cells() * block.family().constants()];
            for (int c = 0; c < heads.size(); c++) {
                Layout.Place place = layout.places().get(c);
                if (place.block() != b) continue;
                float[] start = heads.get(c).start();
                System.arraycopy(start, 0, biases, place.cell() * block.family().outputs(), start.length);
                float[] some = heads.get(c).constants();
                System.arraycopy(
                        some, 0, constants, place.cell() * block.family().constants(), some.length);
            }
            for (String suffix : List.of("", "/average")) {
                Weight old = byName.get(Names.biases(b) + suffix);
                if (old != null && old.values().length == biases.length)
                    known.add(new Weight(old.name(), old.shape(), biases));
            }
            Weight old = byName.get(Names.constants(b));
            if (old != null) known.add(new Weight(old.name(), old.shape(), constants));
        }
        return new Weights(known);
    }

    private TrainPlan plan(Structure structure, Layout layout, Survey survey) {
        List<Boolean> masked = new ArrayList<>();
        for (int b = 0; b < layout.blocks().size(); b++) {
            boolean holes = false;
            for (int c = 0; c < structure.heads().size(); c++)
                holes |= layout.places().get(c).block() == b && survey.holes[c];
            masked.add(holes);
        }
        Training training = trainer.training();
        return new TrainPlan(
                structure.shape(layout),
                batch(),
                trainer.objective().importanceSamples(),
                trainer.objective().freeBits(),
                masked,
                new Descent(
                        trainer.optimizer(),
                        !trainer.schedule().equals(new Constant()),
                        training.clipping(),
                        training.limit(),
                        training.decay(),
                        training.average()));
    }

    /** The rows of a batch: no more than there are. */
    private int batch() {
        return Math.min(trainer.training().batch(), positions(false).length);
    }

    private long stepsOf(int positions) {
        return (positions + (long) batch() - 1) / batch();
    }

    /** The rows that are trained on, or held out; if that leaves nothing to train on, nothing is held out. */
    private int[] positions(boolean held) {
        boolean[] out = rows.heldOut(trainer.training().holdout(), seed(HELD_OUT));
        int[] trained = rows.copies(out, false);
        if (trained.length == 0) return rows.copies(new boolean[out.length], held);
        return held ? rows.copies(out, true) : trained;
    }

    VaeState next(VaeState state) {
        Structure structure = state.structure();
        Layout layout = structure.layout();
        Survey survey = new Survey(structure.schema());
        survey.add(rows.canonical.rows());
        TrainPlan plan = plan(structure, layout, survey);
        return Programs.with(plan, state.weights(), program -> new Passage(program, plan, layout, state).go());
    }

    /** Some passes over the rows, or a part of one. */
    private final class Passage {
        private final Program program;
        private final VaeState from;
        private final Filler filler;
        private final int[] trained = positions(false);
        private final int[] held = positions(true);
        private final float[] shares = rows.shares();
        private final float[] rowWeights;
        private final double perBatch;
        private final boolean drops;
        private final double[] sums;
        private long step;
        private int epoch;
        private long position;
        private Weights best;
        private double bestBound;
        private int bestEpoch;
        private boolean done;

        Passage(Program program, TrainPlan plan, Layout layout, VaeState from) {
            this.program = program;
            this.from = from;
            filler = new Filler(from.structure().heads(), layout, plan.rows(), plan.masked());
            rowWeights = new float[plan.rows()];
            double all = 0;
            for (int r : trained) all += shares[r];
            perBatch = all / trained.length * plan.rows();
            drops = plan.drops();
            sums = from.sums().clone();
            step = from.step();
            epoch = from.epoch();
            position = from.position();
            best = from.best();
            bestBound = from.bestBound();
            bestEpoch = from.bestEpoch();
        }

        VaeState go() {
            long perEpoch = stepsOf(trained.length);
            int[] order = order();
            long made = 0;
            while (!done && made < LONGEST && (made < SHORTEST || position > 0)) {
                step(order, perEpoch);
                made++;
                if (position < perEpoch) continue;
                endEpoch();
                order = order();
            }
            Weights weights = program.save();
            if (done && held.length == 0) best = weights;
            return new VaeState(
                    from.structure(),
                    from.rows(),
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

        private int[] order() {
            int[] order = trained.clone();
            RandomGenerator random = seed(ORDER).child(epoch).random();
            for (int i = order.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int kept = order[i];
                order[i] = order[j];
                order[j] = kept;
            }
            return order;
        }

        private void step(int[] order, long perEpoch) {
            step++;
            int first = (int) (position * rowWeights.length);
            int last = Math.min(order.length, first + rowWeights.length);
            List<Feed> feeds = feeds(order, first, last, seed(NOISE).child(step), beta(perEpoch));
            feeds.add(new Feed(Net.STEP, step));
            if (drops)
                feeds.add(new Feed(Names.DROPPED, trainer.likelihood().text().dropped()));
            if (!trainer.schedule().equals(new Constant()))
                feeds.add(new Feed(Net.FACTOR, trainer.schedule().factor(step, from.steps())));
            float[] found = program.step(feeds, Names.TRAIN, Names.SUMS).get(0);
            if (!Float.isFinite(found[0]))
                throw new IllegalArgumentException("the loss became " + found[0] + " at step " + step
                        + "; try a smaller optimizer.learningRate or training.clipping=global-norm");
            double weight = 0;
            for (int i = first; i < last; i++) weight += shares[order[i]];
            for (int i = 0; i < 4; i++) sums[i] += found[i] * perBatch;
            sums[4] += weight;
            position++;
        }

        private List<Feed> feeds(int[] order, int first, int last, Seed noise, double beta) {
            List<Feed> feeds = new ArrayList<>(filler.fill(rows.canonical.rows(), order, first, last));
            Arrays.fill(rowWeights, 0);
            for (int i = first; i < last; i++) rowWeights[i - first] = (float) (shares[order[i]] / perBatch);
            feeds.add(new Feed(Names.ROW_WEIGHTS, rowWeights));
            feeds.add(new Feed(Names.NOISE, new int[] {(int) (noise.value() >>> 32), (int) noise.value()}));
            feeds.add(new Feed(Names.BETA, beta));
            return feeds;
        }

        private double beta(long perEpoch) {
            int annealing = trainer.objective().annealing();
            double share = annealing == 0 ? 1 : Math.min(1, (step - 1.0) / (annealing * (double) perEpoch));
            return trainer.objective().beta() * share;
        }

        private void endEpoch() {
            epoch++;
            position = 0;
            run.report("loss", epoch, sums[0] / sums[4]);
            run.report("bound", epoch, sums[1] / sums[4]);
            run.report("reconstruction", epoch, sums[2] / sums[4]);
            run.report("divergence", epoch, sums[3] / sums[4]);
            Arrays.fill(sums, 0);
            done = epoch >= trainer.training().epochs();
            if (held.length == 0) return;
            double bound = heldOutBound();
            run.report("heldOutBound", epoch, bound);
            if (bound > bestBound || bestEpoch == 0) {
                bestBound = bound;
                bestEpoch = epoch;
                best = program.save();
            }
            done |= epoch - bestEpoch >= trainer.training().patience();
        }

        /** The mean bound of the held-out rows, with the same noise each time. */
        private double heldOutBound() {
            double bound = 0;
            double weight = 0;
            for (int first = 0, part = 0; first < held.length; first += rowWeights.length, part++) {
                int last = Math.min(held.length, first + rowWeights.length);
                List<Feed> feeds = feeds(held, first, last, seed(CHECK_NOISE).child(part), 1);
                if (drops) feeds.add(new Feed(Names.DROPPED, 0));
                bound += program.run(feeds, Names.SUMS).get(0)[1] * perBatch;
                for (int i = first; i < last; i++) weight += shares[held[i]];
            }
            return bound / weight;
        }
    }
}
