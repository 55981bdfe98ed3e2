package semblance.core.contract;

import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import semblance.api.optimize.Optimizer;

/** What an update rule promises, tried on single numbers and on arrays. */
final class OptimizerContract {
    private static final int STEPS = 500;
    private static final double[] STARTS = {1, -2, 0.25, 0, 30};

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
                new Check("gradients of 0 and of any size give numbers", contract::extremes));
    }

    /** A parameter on its way, and what the rule remembers of it. */
    private record Way(double parameter, List<Scalar> slots) {}

    private Way walk(double start, int steps, DoubleUnaryOperator gradient) {
        Way way = new Way(start, Collections.nCopies(slotCount(), new Scalar(0)));
        for (int t = 1; t <= steps; t++) {
            Optimizer.Step<Scalar> step = optimizer.step(
                    new Scalar(way.parameter),
                    new Scalar(gradient.applyAsDouble(way.parameter)),
                    way.slots,
                    new Scalar(t));
            way = new Way(step.parameter().value(), List.copyOf(step.slots()));
        }
        return way;
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
}
