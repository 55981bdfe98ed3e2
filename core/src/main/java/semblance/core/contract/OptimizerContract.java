package semblance.core.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import semblance.api.optimize.Optimizer;

/** What an update rule promises, tried on single numbers, on arrays, and on arrays of floats. */
final class OptimizerContract {
    private static final int STEPS = 500;
    private static final double[] STARTS = {1, -2, 0.25, 0, 30};

    /** Floats have 7 digits; a rule may lose half of them on its way. */
    private static final double FLOAT_ROUNDING = 1e-4;

    private final Optimizer optimizer;

    private OptimizerContract(Optimizer optimizer) {
        this.optimizer = optimizer;
    }

    static List<Check> of(Optimizer optimizer) {
        OptimizerContract contract = new OptimizerContract(optimizer);
        return List.of(
                new Check("a step remembers as many values as it says", contract::slots),
                new Check("equal steps give equal results", contract::repeats),
                new Check("a step leaves its arguments as they were", contract::leaves),
                new Check("numbers and arrays take the same steps", contract::blind),
                new Check("the first step goes down the gradient", contract::downhill),
                new Check("a parabola goes down", contract::parabola),
                new Check("gradients of 0 and of any size give numbers", contract::extremes),
                new Check("after very many steps it still gives numbers", contract::late),
                new Check("arrays of floats take the same steps up to rounding", contract::floats),
                new Check("in floats too, gradients of 0 and of any size give numbers", contract::floatExtremes));
    }

    /** A parameter on its way, and what the rule remembers of it. */
    private record Way(double parameter, List<Scalar> slots) {}

    /** Floats on their way. */
    private record FloatWay(Floats parameter, List<Floats> slots) {}

    private Way walk(double start, int steps, DoubleUnaryOperator gradient) {
        Way way = start(start);
        for (int t = 1; t <= steps; t++) way = step(way, gradient.applyAsDouble(way.parameter), t);
        return way;
    }

    private Way start(double parameter) {
        return new Way(parameter, Collections.nCopies(slotCount(), new Scalar(0)));
    }

    private Way step(Way way, double gradient, double t) {
        Optimizer.Step<Scalar> step =
                optimizer.step(new Scalar(way.parameter), new Scalar(gradient), way.slots, new Scalar(t));
        return new Way(step.parameter().value(), List.copyOf(step.slots()));
    }

    private FloatWay start(float[] parameter) {
        return new FloatWay(
                new Floats(parameter), Collections.nCopies(slotCount(), new Floats(new float[parameter.length])));
    }

    /** A step whose number is one float for the whole array. */
    private FloatWay step(FloatWay way, float[] gradient, float t) {
        Optimizer.Step<Floats> step = optimizer.step(way.parameter, new Floats(gradient), way.slots, new Floats(t));
        FloatWay next = new FloatWay(step.parameter(), List.copyOf(step.slots()));
        int size = way.parameter.values().length;
        for (Floats value :
                Stream.concat(Stream.of(next.parameter), next.slots.stream()).toList())
            Law.STEP.demand(
                    value.values().length == size,
                    "a parameter and remembered values of " + size + " elements, as the parameter had",
                    value.values().length + " elements");
        return next;
    }

    private int slotCount() {
        int slots = optimizer.slots();
        Law.SLOTS.demand(slots >= 0, "a number of slots of at least 0", slots);
        return slots;
    }

    private void slots() {
        for (int steps = 1; steps <= 3; steps++) {
            int found = walk(1, steps, x -> x).slots().size();
            Law.SLOTS.demand(found == slotCount(), slotCount() + " remembered values", found);
        }
    }

    private void repeats() {
        for (double start : STARTS)
            Law.STEP.demandSame(
                    "the same way from " + start + " twice", walk(start, 20, Math::sin), walk(start, 20, Math::sin));
    }

    private void leaves() {
        Numbers parameter = new Numbers(STARTS.clone());
        Numbers gradient = new Numbers(0.5, -1, 2, 3, -4);
        List<Numbers> slots = IntStream.range(0, slotCount())
                .mapToObj(i -> new Numbers(1, 2, 3, 4, 5))
                .toList();
        Numbers t = new Numbers(2, 2, 2, 2, 2);
        List<Object> arguments = List.of(parameter, gradient, slots, t);
        Object before = PlainData.copy(arguments);
        optimizer.step(parameter, gradient, slots, t);
        Law.STEP.demandSame("arguments that a step does not change", before, arguments);
    }

    private void blind() {
        Numbers parameter = new Numbers(STARTS.clone());
        List<Numbers> slots = Collections.nCopies(slotCount(), parameter.times(0));
        for (int t = 1; t <= 50; t++) {
            Optimizer.Step<Numbers> step = optimizer.step(
                    parameter, parameter.plus(-3), slots, parameter.times(0).plus(t));
            parameter = step.parameter();
            slots = List.copyOf(step.slots());
        }
        for (int i = 0; i < STARTS.length; i++) {
            double alone = walk(STARTS[i], 50, x -> x + -3).parameter();
            Law.BLIND.demandSame(
                    "an element of an array to go the way of a single number",
                    alone,
                    parameter.values()[i]);
        }
    }

    private void downhill() {
        double up = walk(0, 1, x -> -1).parameter();
        double down = walk(0, 1, x -> 1).parameter();
        Law.STEP.demand(up > 0 && down < 0, "steps against gradients of -1 and 1, up and down", up + " and " + down);
    }

    private void parabola() {
        for (double start : STARTS) {
            if (start == 0) continue; // a rule that shrinks parameters may stay there
            double end = walk(start, STEPS, x -> x).parameter();
            Law.STEP.demand(
                    Math.abs(end) < Math.abs(start),
                    "x nearer to 0 after " + STEPS + " steps down x^2 / 2 from " + start,
                    end);
        }
    }

    private void extremes() {
        for (double gradient : new double[] {0, 1e-200, -1e-200, 1e100, -1e100}) {
            Way way = walk(1, 5, x -> gradient);
            Law.STEP.demand(
                    Double.isFinite(way.parameter()), "a number after gradients of " + gradient, way.parameter());
            for (Scalar slot : way.slots())
                Law.STEP.demand(
                        !Double.isNaN(slot.value()), "remembered numbers after gradients of " + gradient, "NaN");
        }
    }

    private void late() {
        for (double before : new double[] {1e3, 1e6, 1e9}) {
            Way way = step(step(start(1), 1, before + 1), -2, before + 2);
            FloatWay floats = step(
                    step(start(new float[] {1, 1}), new float[] {1, 1}, (float) (before + 1)),
                    new float[] {-2, -2},
                    (float) (before + 2));
            String expected = "a number after " + before + " steps of gradient 0 and two more";
            Law.STEP.demand(Double.isFinite(way.parameter), expected, way.parameter);
            Law.STEP.demand(Float.isFinite(floats.parameter.values()[0]), expected + " in floats", floats.parameter);
        }
    }

    /** Gradients are given, not told by where the way leads, so that rounding alone makes a difference. */
    private void floats() {
        List<Way> ways = new ArrayList<>();
        for (double start : STARTS) ways.add(start(start));
        float[] starts = new float[STARTS.length];
        for (int i = 0; i < starts.length; i++) starts[i] = (float) STARTS[i];
        FloatWay floats = start(starts);
        for (int t = 1; t <= 50; t++) {
            float[] gradient = new float[STARTS.length];
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = (float) (STARTS[i] * StrictMath.sin(t * (i + 1)));
                ways.set(i, step(ways.get(i), gradient[i], t));
            }
            floats = step(floats, gradient, t);
            for (int i = 0; i < gradient.length; i++)
                Law.BLIND.demand(
                        Law.near(ways.get(i).parameter, floats.parameter.values()[i], FLOAT_ROUNDING),
                        "a float to go the way of a double from " + STARTS[i] + ", here " + ways.get(i).parameter
                                + " after " + t + " steps",
                        floats.parameter.values()[i]);
        }
    }

    /** Squares of these gradients are 0 or fit into a float. */
    private void floatExtremes() {
        for (float size : new float[] {0, 1e-30f, -1e-30f, 1e15f, -1e15f}) {
            FloatWay way = start(new float[] {1, 1});
            for (int t = 1; t <= 5; t++) way = step(way, new float[] {size, 1}, t);
            Law.STEP.demand(
                    Float.isFinite(way.parameter.values()[0]),
                    "a number after gradients of " + size + " in floats",
                    way.parameter.values()[0]);
            for (Floats slot : way.slots)
                Law.STEP.demand(
                        !Float.isNaN(slot.values()[0]),
                        "remembered numbers after gradients of " + size + " in floats",
                        "NaN");
        }
    }
}
