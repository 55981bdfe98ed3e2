package semblance.core.contract;

import java.util.List;
import java.util.stream.LongStream;
import semblance.api.optimize.Schedule;

/** What a schedule promises, tried on trainings of one step and of very many. */
final class ScheduleContract {
    private static final long[] LENGTHS = {1, 2, 3, 7, 100, 12_345, 1L << 40};

    /** Of longer trainings, every so manieth step is looked at, and those next to both ends. */
    private static final long LOOKS = 500;

    private final Schedule schedule;

    private ScheduleContract(Schedule schedule) {
        this.schedule = schedule;
    }

    static List<Check> of(Schedule schedule) {
        ScheduleContract contract = new ScheduleContract(schedule);
        return List.of(
                new Check("every factor is a finite number of at least 0", contract::factors),
                new Check("equal steps have equal factors, in whatever order they are asked for", contract::repeats),
                new Check("some step of every training goes somewhere", contract::moves));
    }

    private static long[] looks(long steps) {
        long stride = Math.max(1, steps / LOOKS);
        LongStream regular = LongStream.iterate(1, step -> step <= steps, step -> step + stride);
        LongStream ends = LongStream.of(1, 2, 3, steps - 2, steps - 1, steps);
        return LongStream.concat(regular, ends)
                .filter(step -> step >= 1 && step <= steps)
                .sorted()
                .distinct()
                .toArray();
    }

    private void factors() {
        for (long steps : LENGTHS) {
            for (long step : looks(steps)) {
                double factor = schedule.factor(step, steps);
                Law.FACTOR.demand(
                        factor >= 0 && factor < Double.POSITIVE_INFINITY,
                        "a finite factor of at least 0 for step " + step + " of " + steps,
                        factor);
            }
        }
    }

    private void repeats() {
        for (long steps : LENGTHS) {
            long[] looks = looks(steps);
            double[] forwards = LongStream.of(looks)
                    .mapToDouble(step -> schedule.factor(step, steps))
                    .toArray();
            for (int i = looks.length - 1; i >= 0; i--)
                Law.FACTOR.demandSame(
                        "the same factor for step " + looks[i] + " of " + steps + ", asked for again and backwards",
                        forwards[i],
                        schedule.factor(looks[i], steps));
        }
    }

    private void moves() {
        for (long steps : LENGTHS)
            Law.FACTOR.demand(
                    LongStream.of(looks(steps)).anyMatch(step -> schedule.factor(step, steps) > 0),
                    "a factor above 0 for some of " + steps + " steps",
                    "0 for all");
    }
}
