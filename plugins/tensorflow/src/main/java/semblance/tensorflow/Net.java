package semblance.tensorflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * A graph being drawn. Every shape is fixed, so that a program does the same arithmetic each time it is run. Weights are
 * resource variables, each read by one operation, and gradients are taken with respect to what was read: reference
 * variables crash the process in some gradients.
 */
public final class Net {
    /** The name under which the number of the step, from 1, is fed. */
    public static final String STEP = "step";

    /** The name under which the factor of a scheduled step is fed. */
    public static final String FACTOR = "factor";

    /** A placeholder. */
    record Input(Operand<?> operand, Shape shape, boolean whole) {}

    /** A variable and all that is done with it. */
    record Variable(
            String name,
            Shape shape,
            Operand<? extends TType> handle,
            Operand<TFloat32> read,
            Operand<TFloat32> value,
            Op assignment,
            Initial initial,
            boolean trained) {}

    final Map<String, Input> inputs = new LinkedHashMap<>();
    final Map<String, Variable> variables = new LinkedHashMap<>();
    final Map<String, Operand<TFloat32>> outputs = new LinkedHashMap<>();
    final Map<String, Op> steps = new LinkedHashMap<>();
    private final Graph graph;
    private final Ops tf;

    Net(Graph graph) {
        this.graph = graph;
        this.tf = Ops.create(graph);
    }

    /** The operations. */
    public Ops tf() {
        return tf;
    }

    /** A name that operations may have. */
    private static String legal(String kind, String name) {
        return kind + "." + name.replaceAll("[^A-Za-z0-9_.-]", ".");
    }

    /** Numbers that are fed under a name; asked for twice, they are the same. */
    @SuppressWarnings("unchecked") // each name has one type
    public Operand<TFloat32> input(String name, long... shape) {
        return (Operand<TFloat32>) inputs.computeIfAbsent(name, n -> {
                    Shape fixed = Shape.of(shape);
                    return new Input(
                            tf.withName(legal("in", name)).placeholder(TFloat32.class, Placeholder.shape(fixed)),
                            fixed,
                            false);
                })
                .operand();
    }

    /** Whole numbers that are fed under a name. */
    @SuppressWarnings("unchecked") // each name has one type
    public Operand<TInt32> integers(String name, long... shape) {
        return (Operand<TInt32>) inputs.computeIfAbsent(name, n -> {
                    Shape fixed = Shape.of(shape);
                    return new Input(
                            tf.withName(legal("in", name)).placeholder(TInt32.class, Placeholder.shape(fixed)),
                            fixed,
                            true);
                })
                .operand();
    }

    /** A weight to be trained; asked for twice, it is the same. */
    public Operand<TFloat32> weight(String name, Initial initial, long... shape) {
        return variable(name, initial, true, Shape.of(shape)).read();
    }

    /** Numbers that are loaded with the weights but are not trained. */
    public Operand<TFloat32> constant(String name, long... shape) {
        return variable(name, Initial.ZERO, false, Shape.of(shape)).read();
    }

    private Variable variable(String name, Initial initial, boolean trained, Shape shape) {
        return variables.computeIfAbsent(name, n -> {
            String legal = legal("w", name);
            var handle = tf.withName(legal).varHandleOp(TFloat32.class, shape, VarHandleOp.sharedName(legal));
            Operand<TFloat32> read = tf.withName(legal + ".read").readVariableOp(handle, TFloat32.class);
            Operand<TFloat32> value =
                    tf.withName(legal + ".value").placeholder(TFloat32.class, Placeholder.shape(shape));
            Op assignment = tf.withName(legal + ".assignment").assignVariableOp(handle, value);
            return new Variable(name, shape, handle, read, value, assignment, initial, trained);
        });
    }

    /** Names something that can be fetched. */
    public void output(String name, Operand<TFloat32> value) {
        outputs.put(name, tf.identity(value)); // an input cannot be both fed and fetched
    }

    /** The gradient of a sum with respect to something, as nodes that can be differentiated again. */
    @SuppressWarnings("unchecked") // the gradient of floats is floats
    public Operand<TFloat32> gradient(Operand<TFloat32> of, Operand<TFloat32> by) {
        // not onesLike, which has no gradient itself
        Output<?>[] start = {
            tf.fill(tf.constant(of.shape().asArray()), tf.constant(1f)).asOutput()
        };
        return (Operand<TFloat32>)
                graph.addGradients(null, new Output<?>[] {of.asOutput()}, new Output<?>[] {by.asOutput()}, start)[0];
    }

    /**
     * Names a step of training: the weights whose names fulfil a condition go down the gradient of a loss. All gradients
     * are known before the first weight moves.
     */
    public void descend(String name, Operand<TFloat32> loss, Predicate<String> which, Descent descent) {
        List<Variable> moved = new ArrayList<>();
        List<Operand<TFloat32>> gradients = new ArrayList<>();
        collect(loss, which, moved, gradients);
        List<Operand<TFloat32>> clipped = clip(decayed(moved, gradients, descent.decay()), descent);
        Ops after = tf.withControlDependencies(
                clipped.stream().map(gradient -> (Op) gradient).toList());
        Node t = new Node(after, input(STEP));
        List<Op> updates = new ArrayList<>();
        for (int i = 0; i < moved.size(); i++) update(after, moved.get(i), clipped.get(i), t, descent, updates);
        steps.put(
                name,
                tf.withControlDependencies(updates)
                        .withName(legal("step", name))
                        .noOp());
    }

    @SuppressWarnings("unchecked") // the gradients of floats are floats
    private void collect(
            Operand<TFloat32> loss, Predicate<String> which, List<Variable> moved, List<Operand<TFloat32>> gradients) {
        List<Variable> candidates = variables.values().stream()
                .filter(variable -> variable.trained() && which.test(variable.name()))
                .toList();
        Output<?>[] found = graph.addGradients(
                loss.asOutput(),
                candidates.stream().map(variable -> variable.read().asOutput()).toArray(Output[]::new));
        for (int i = 0; i < found.length; i++) {
            if (found[i] == null || found[i].isClosed()) continue; // the loss does not depend on it
            moved.add(candidates.get(i));
            gradients.add((Operand<TFloat32>) found[i]);
        }
    }

    private List<Operand<TFloat32>> decayed(List<Variable> moved, List<Operand<TFloat32>> gradients, double decay) {
        if (decay == 0) return gradients;
        return IntStream.range(0, moved.size())
                .mapToObj(i -> moved.get(i).shape().numDimensions() < 2
                        ? gradients.get(i)
                        : tf.math.add(gradients.get(i), tf.math.mul(moved.get(i).read(), tf.constant((float) decay))))
                .toList();
    }

    private List<Operand<TFloat32>> clip(List<Operand<TFloat32>> gradients, Descent descent) {
        Operand<TFloat32> limit = tf.constant((float) descent.limit());
        return switch (descent.clipping()) {
            case NONE ->
                gradients.stream()
                        .map(tf::identity)
                        .map(g -> (Operand<TFloat32>) g)
                        .toList();
            case VALUE ->
                gradients.stream()
                        .map(g -> (Operand<TFloat32>) tf.clipByValue(g, tf.math.neg(limit), limit))
                        .toList();
            case NORM ->
                gradients.stream().map(g -> scaled(g, squares(g), limit)).toList();
            case GLOBAL_NORM -> {
                Operand<TFloat32> all =
                        tf.math.addN(gradients.stream().map(this::squares).toList());
                yield gradients.stream().map(g -> scaled(g, all, limit)).toList();
            }
        };
    }

    private Operand<TFloat32> squares(Operand<TFloat32> x) {
        int[] axes = IntStream.range(0, x.shape().numDimensions()).toArray();
        return tf.sum(tf.math.square(x), tf.constant(axes));
    }

    private Operand<TFloat32> scaled(Operand<TFloat32> x, Operand<TFloat32> squares, Operand<TFloat32> limit) {
        return tf.math.mul(x, tf.math.div(limit, tf.math.maximum(limit, tf.math.sqrt(squares))));
    }

    private void update(
            Ops after, Variable weight, Operand<TFloat32> gradient, Node t, Descent descent, List<Op> updates) {
        List<Variable> remembered = new ArrayList<>();
        for (int s = 0; s < descent.rule().slots(); s++)
            remembered.add(variable(weight.name() + Weights.SLOT + s, Initial.ZERO, false, weight.shape()));
        Node old = new Node(after, weight.read());
        var step = descent.rule()
                .step(
                        old,
                        new Node(after, gradient),
                        remembered.stream()
                                .map(slot -> new Node(after, slot.read()))
                                .toList(),
                        t);
        Node moved = step.parameter();
        if (descent.scheduled()) {
            Node factor = new Node(after, input(FACTOR));
            moved = old.plus(moved.minus(old).times(factor));
        }
        updates.add(after.assignVariableOp(weight.handle(), moved.value()));
        for (int s = 0; s < remembered.size(); s++)
            updates.add(after.assignVariableOp(
                    remembered.get(s).handle(), step.slots().get(s).value()));
        if (descent.average() > 0) {
            Variable average = variable(weight.name() + Weights.AVERAGE, weight.initial(), false, weight.shape());
            Node kept = new Node(after, average.read());
            // a short memory at first, or the start would be remembered for long
            Node share = new Node(
                    after,
                    after.math.maximum(
                            after.constant((float) (1 - descent.average())),
                            after.math.div(after.constant(9f), after.math.add(t.value(), after.constant(10f)))));
            updates.add(after.assignVariableOp(
                    average.handle(), kept.plus(moved.minus(kept).times(share)).value()));
        }
    }

    /** How many values each output of a weight is summed from, and how many outputs each input goes to. */
    static long[] fans(Shape shape) {
        int rank = shape.numDimensions();
        if (rank < 2) return new long[] {1, shape.size()};
        long field = LongStream.range(0, rank - 2).map(i -> shape.get((int) i)).reduce(1, (a, b) -> a * b);
        return new long[] {field * shape.get(rank - 2), field * shape.get(rank - 1)};
    }
}
