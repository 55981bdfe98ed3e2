package semblance.vae;

import java.util.ArrayList;
import java.util.List;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.optimizers.Constant;
import semblance.tensorflow.Descent;
import semblance.tensorflow.Memory;
import semblance.tensorflow.Programs;
import semblance.tensorflow.Weight;
import semblance.tensorflow.Weights;
import semblance.vae.graph.Block;
import semblance.vae.graph.Layout;
import semblance.vae.graph.Names;
import semblance.vae.graph.TrainPlan;
import semblance.vae.heads.Head;

/** Training, from state to state. */
final class Course {
    private static final int WEIGHTS = 0;
    private static final int ORDER = 1;
    private static final int NOISE = 2;
    private static final int HELD_OUT = 3;
    private static final int CHECK_NOISE = 4;
    private static final int MODEL = 5;

    /** Batches of fewer rows than were asked for have a multiple of so many. */
    private static final int ROUND = 64;

    private final VaeTrainer trainer;
    private final Dataset data;
    private final Run run;
    private final Prepared rows;

    Course(VaeTrainer trainer, Dataset data, Run run) {
        this.trainer = trainer;
        this.data = data;
        this.run = run;
        this.rows = Prepared.of(data, trainer.training(), heldOut(), run);
    }

    VaeTrainer trainer() {
        return trainer;
    }

    Run run() {
        return run;
    }

    Prepared rows() {
        return rows;
    }

    private Seed heldOut() {
        return run.seed().child(HELD_OUT);
    }

    /** The noise of a step of training. */
    Seed noise(long step) {
        return run.seed().child(NOISE).child(step);
    }

    /** The noise that a batch of held-out rows is looked at with, each time the same. */
    Seed checkNoise(int part) {
        return run.seed().child(CHECK_NOISE).child(part);
    }

    /** A pass over the rows. */
    Pass pass(int epoch) {
        return new Pass(
                data,
                rows,
                trainer.training(),
                batch(),
                heldOut(),
                run.seed().child(ORDER).child(epoch));
    }

    /** The rows of a batch: about as many as there are at most, a round number, so that few programs serve small tables. */
    int batch() {
        return (int) Math.min(trainer.training().batch(), (rows.count() + ROUND - 1) / ROUND * ROUND);
    }

    VaeState start() {
        Table some = rows.rows();
        if (rows.count() == 0)
            throw new IllegalArgumentException("there are no rows to learn from, or all have the weight 0");
        Schema schema = some.schema();
        List<String> condition = condition(schema);
        List<Head> heads = new Fitting(
                        trainer.likelihood(),
                        condition,
                        rows.survey(),
                        some,
                        trainer.decoder().units(),
                        run)
                .heads();
        Structure structure = new Structure(
                schema, heads, trainer.encoder(), trainer.decoder(), trainer.latent(), Conditions.of(some, condition));
        Layout layout = structure.layout();
        if (layout.blocks().isEmpty())
            throw new IllegalArgumentException("condition leaves no column to learn: it names " + condition);
        Weights weights = Programs.with(plan(structure, layout), program -> {
            Memory.demand(program.bytes(), "latent, encoder.hidden, decoder.hidden or training.batch");
            Weights drawn = program.start(run.seed().child(WEIGHTS));
            return drawn.with(started(layout, heads, drawn));
        });
        return new VaeState(
                structure,
                Math.multiplyExact(Window.batches(rows.count(), batch()), (long)
                        trainer.training().epochs()),
                run.seed().child(MODEL).value(),
                trainer.samples(),
                weights,
                0,
                0,
                0,
                new double[5],
                weights,
                0,
                0,
                false);
    }

    private List<String> condition(Schema schema) {
        List<String> names = new ArrayList<>();
        for (String name : trainer.condition()) {
            String column = name.equals("target") && !schema.names().contains(name) ? schema.target() : name;
            if (column.isEmpty())
                throw new IllegalArgumentException("condition names the target, but no column is the target");
            if (!(schema.column(column) instanceof Column.Categorical))
                throw new IllegalArgumentException(
                        "condition must name categorical columns, got '" + column + "', which is none");
            if (!names.contains(column)) names.add(column);
        }
        return names;
    }

    /** Biases and constants that the heads know better than chance. */
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
            for (String name : List.of(Names.biases(b), Weights.average(Names.biases(b)))) {
                Weight old = byName.get(name);
                if (old != null && old.values().length == biases.length)
                    known.add(new Weight(name, old.shape(), biases));
            }
            Weight old = byName.get(Names.constants(b));
            if (old != null) known.add(new Weight(old.name(), old.shape(), constants));
        }
        return new Weights(known);
    }

    /** The graph of training. */
    TrainPlan plan(Structure structure, Layout layout) {
        List<Boolean> masked = new ArrayList<>();
        for (int b = 0; b < layout.blocks().size(); b++) {
            boolean holes = false;
            for (int c = 0; c < structure.heads().size(); c++)
                holes |= layout.places().get(c).block() == b && rows.survey().holes[c];
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

    VaeState next(VaeState state) {
        Structure structure = state.structure();
        Layout layout = structure.layout();
        TrainPlan plan = plan(structure, layout);
        return Programs.with(plan, state.weights(), program -> new Passage(this, program, plan, layout, state).go());
    }
}
