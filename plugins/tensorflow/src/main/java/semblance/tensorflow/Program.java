package semblance.tensorflow;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import semblance.api.train.Seed;

/**
 * A graph that can be run. It holds one set of weights at a time, and is used by one thread at a time: see
 * {@link Programs}. Runs give the same bits on any number of threads.
 */
public final class Program implements AutoCloseable {

    /** Graphs of fewer weights are run as they are: making them faster takes longer than it saves. */
    private static final int SMALL = 200_000;

    /**
     * Graphs of more operations are too: to make 34,000 of them, a recurrent network over 60 steps, faster by a tenth at
     * most takes twenty seconds.
     */
    private static final int LONG = 10_000;

    private final Graph graph = new Graph();
    private final Session session;
    private final RunOptions options;
    private final Map<String, Net.Input> inputs;

    /** What inputs are fed with, again and again. */
    private final Map<String, Tensor> fed = new LinkedHashMap<>();

    private final Map<String, Net.Variable> variables;
    private final Map<String, Operand<TFloat32>> outputs;
    private final Map<String, Op> steps;
    private WeakReference<Weights> loaded = new WeakReference<>(null);

    Program(Plan plan, int threads) {
        Net net = new Net(graph);
        try {
            plan.draw(net);
        } catch (RuntimeException | Error e) {
            graph.close();
            throw e;
        }
        variables = net.variables;
        outputs = net.outputs;
        steps = net.steps;
        inputs = net.inputs;
        boolean asIs = size() < SMALL || operations() > LONG;
        // -1 stands for the thread that asks
        options = RunOptions.newBuilder()
                .setInterOpThreadPool(plan.parallel() ? 0 : -1)
                .build();
        session = new Session(
                graph,
                ConfigProto.newBuilder()
                        .setIntraOpParallelismThreads(1) // sums cut up for more have other last bits
                        .setInterOpParallelismThreads(threads)
                        .setGraphOptions(GraphOptions.newBuilder()
                                .setRewriteOptions(RewriterConfig.newBuilder().setDisableMetaOptimizer(asIs)))
                        .build());
    }

    private double size() {
        return variables.values().stream()
                .mapToDouble(variable -> variable.shape().size())
                .sum();
    }

    private int operations() {
        int count = 0;
        for (Iterator<?> each = graph.operations(); each.hasNext(); each.next()) count++;
        return count;
    }

    /** Starting values of all weights, each drawn from a child of the seed that its name tells. */
    public Weights start(Seed seed) {
        Map<String, float[]> drawn = new LinkedHashMap<>();
        for (Net.Variable variable : variables.values()) {
            String name = variable.name();
            // an average starts where its weight does
            String source =
                    name.endsWith(Weights.AVERAGE) ? name.substring(0, name.length() - Weights.AVERAGE.length()) : name;
            long[] fans = Net.fans(variable.shape());
            drawn.put(
                    name,
                    variable.initial()
                            .draw(
                                    Math.toIntExact(variable.shape().size()),
                                    fans[0],
                                    fans[1],
                                    seed.child(source.hashCode()).random()));
        }
        return weights(drawn);
    }

    private Weights weights(Map<String, float[]> values) {
        List<Weight> all = new ArrayList<>();
        values.forEach((name, array) ->
                all.add(new Weight(name, lengths(variables.get(name).shape()), array)));
        return new Weights(all);
    }

    private static List<Integer> lengths(Shape shape) {
        return LongStream.of(shape.asArray()).mapToObj(Math::toIntExact).toList();
    }

    /**
     * Takes up weights, unless it holds these very ones already. They may be more than it has.
     *
     * @throws IllegalStateException if one is missing or has another shape
     */
    public void load(Weights weights) {
        if (loaded.get() == weights || variables.isEmpty()) return;
        loaded.clear();
        Map<String, Weight> byName = weights.byName();
        Session.Runner runner = session.runner();
        List<Tensor> tensors = new ArrayList<>();
        try {
            for (Net.Variable variable : variables.values()) {
                Weight weight = byName.get(variable.name());
                if (weight == null || !weight.shape().equals(lengths(variable.shape())))
                    throw new IllegalStateException("the network needs '" + variable.name() + "' of the shape "
                            + variable.shape() + ", found " + (weight == null ? "none" : weight.shape()));
                // a fresh tensor each time: the variable keeps it
                Tensor tensor = TFloat32.tensorOf(variable.shape(), DataBuffers.of(weight.values(), true, false));
                tensors.add(tensor);
                runner.feed(variable.value(), tensor).addTarget(variable.assignment());
            }
            runner.run().close();
        } finally {
            tensors.forEach(Tensor::close);
        }
        loaded = new WeakReference<>(weights);
    }

    /** The weights as they now are. */
    public Weights save() {
        Session.Runner runner = session.runner();
        variables.values().forEach(variable -> runner.fetch(variable.read()));
        Map<String, float[]> values = new LinkedHashMap<>();
        try (Result result = runner.run()) {
            int i = 0;
            for (Net.Variable variable : variables.values()) values.put(variable.name(), floats(result.get(i++)));
        }
        Weights saved = weights(values);
        loaded = new WeakReference<>(saved);
        return saved;
    }

    /** What can be fetched. */
    public boolean has(String output) {
        return outputs.containsKey(output);
    }

    /**
     * Runs without changing a weight.
     *
     * @return what each of {@code fetches} is, the last dimension fastest
     */
    public List<float[]> run(List<Feed> feeds, String... fetches) {
        return run(feeds, List.of(), fetches);
    }

    /** Runs a step of training; what is fetched is as it was before the weights moved. */
    public List<float[]> step(List<Feed> feeds, String step, String... fetches) {
        loaded.clear();
        return run(feeds, List.of(step), fetches);
    }

    private List<float[]> run(List<Feed> feeds, List<String> targets, String... fetches) {
        Session.Runner runner = session.runner().setOptions(options);
        for (Feed feed : feeds) {
            Net.Input input = inputs.get(feed.name());
            if (input == null) throw new IllegalStateException("the network has no input '" + feed.name() + "'");
            runner.feed(input.operand(), filled(input, feed));
        }
        for (String target : targets) runner.addTarget(steps.get(target));
        for (String fetch : fetches) runner.fetch(outputs.get(fetch));
        List<float[]> fetched = new ArrayList<>();
        try (Result result = runner.run()) {
            for (int i = 0; i < fetches.length; i++) fetched.add(floats(result.get(i)));
        }
        return fetched;
    }

    private Tensor filled(Net.Input input, Feed feed) {
        long size = input.shape().size();
        int found = input.whole() ? feed.whole().length : feed.values().length;
        if (found != size)
            throw new IllegalStateException("'" + feed.name() + "': expected " + size + " values, found " + found);
        Tensor tensor = fed.computeIfAbsent(
                feed.name(), name -> input.whole() ? TInt32.tensorOf(input.shape()) : TFloat32.tensorOf(input.shape()));
        var data = tensor.asRawTensor().data();
        if (input.whole()) data.asInts().write(feed.whole());
        else data.asFloats().write(feed.values());
        return tensor;
    }

    private static float[] floats(Tensor tensor) {
        float[] values = new float[Math.toIntExact(tensor.shape().size())];
        tensor.asRawTensor().data().asFloats().read(values);
        return values;
    }

    /** About how many bytes a run takes: all weights twice, once as plain data, and what its operations give. */
    public long bytes() {
        double values = 2 * size();
        for (var operations = graph.operations(); operations.hasNext(); ) {
            Operation operation = operations.next();
            for (int i = 0; i < operation.numOutputs(); i++) {
                Shape shape = operation.output(i).shape();
                if (!shape.hasUnknownDimension()) values += shape.size();
            }
        }
        return (long) Math.min(Long.MAX_VALUE, values * Float.BYTES);
    }

    @Override
    public void close() {
        session.close();
        fed.values().forEach(Tensor::close);
        graph.close();
    }

    @Override
    public String toString() {
        return "inputs " + inputs.keySet() + ", outputs " + outputs.keySet() + ", weights "
                + Arrays.toString(variables.keySet().toArray());
    }
}
