package semblance.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import semblance.api.optimize.Schedule;

class SchedulesTest {
    private static void isNear(double factor, double expected) {
        assertThat(factor).isCloseTo(expected, within(1e-15));
    }

    private static double[] factors(Schedule schedule, int steps) {
        return LongStream.rangeClosed(1, steps)
                .mapToDouble(step -> schedule.factor(step, steps))
                .toArray();
    }

    @Test
    void constantIsOne() {
        assertThat(factors(new Constant(), 3)).containsExactly(1, 1, 1);
    }

    @Test
    void stepsShrinkAtOnceAfterEverySoMany() {
        assertThat(factors(new StepDecay(2, 0.5), 6)).containsExactly(1, 1, 0.5, 0.5, 0.25, 0.25);
    }

    @Test
    void exponentialDecayIsSteadyAndMeetsTheStepsWhereTheyShrink() {
        ExponentialDecay schedule = new ExponentialDecay(2, 0.25);
        double[] factors = factors(schedule, 5);
        double[] expected = {1, 0.5, 0.25, 0.125, 0.0625};
        for (int i = 0; i < 5; i++) isNear(factors[i], expected[i]);
        isNear(new ExponentialDecay().factor(10_001, 10_001), new StepDecay().factor(10_001, 10_001));
    }

    @Test
    void cosineBeginsWithOneIsHalfwayInTheMiddleAndNearsItsMinimum() {
        Cosine schedule = new Cosine(0.2, 0, 1);
        isNear(schedule.factor(1, 100), 1);
        isNear(schedule.factor(26, 100), 0.2 + 0.8 * (1 + Math.sqrt(0.5)) / 2);
        isNear(schedule.factor(51, 100), 0.6);
        isNear(schedule.factor(100, 100), 0.2 + 0.4 * (1 + Math.cos(0.99 * Math.PI)));
        isNear(schedule.factor(1, 1), 1);
    }

    @Test
    void cosineStartsAgainAfterEachCycle() {
        // cycles of 4, 8 and 16 steps
        double[] factors = factors(new Cosine(0, 4, 2), 28);
        for (int start : new int[] {0, 4, 12}) isNear(factors[start], 1);
        for (int middle : new int[] {2, 8, 20}) isNear(factors[middle], 0.5);
        // cycles of 4 throughout, as far as one may go
        Cosine even = new Cosine(0, 4, 1);
        isNear(even.factor(4_000_000_001L, Long.MAX_VALUE), 1);
        isNear(even.factor(4_000_000_003L, Long.MAX_VALUE), 0.5);
    }

    @Test
    void warmUpGrowsToOneAndStaysThere() {
        double[] factors = factors(new WarmUp(4, 0, new Constant()), 6);
        double[] expected = {0.25, 0.5, 0.75, 1, 1, 1};
        for (int i = 0; i < 6; i++) isNear(factors[i], expected[i]);
        isNear(new WarmUp(4, 0.2, new Constant()).factor(1, 6), 0.4);
    }

    @Test
    void warmUpHandsTheRestOfTheTrainingOn() {
        Schedule cosine = new Cosine(0, 0, 1);
        WarmUp schedule = new WarmUp(10, 0, cosine);
        for (long step = 11; step <= 110; step++) isNear(schedule.factor(step, 110), cosine.factor(step - 10, 100));
    }

    @Test
    void warmUpLeadsToWhatComesThenAndMayFillTheTraining() {
        OneCycle cycle = new OneCycle(0.45, 0.1, 0.001);
        WarmUp schedule = new WarmUp(10, 0, cycle);
        isNear(schedule.factor(5, 110), 0.05);
        isNear(schedule.factor(10, 110), 0.1);
        isNear(schedule.factor(11, 110), 0.1);
        isNear(new WarmUp(10, 0, new Cosine()).factor(10, 10), 1);
        isNear(new WarmUp(10, 0, new Cosine()).factor(3, 4), 0.3);
    }

    @Test
    void oneCycleGrowsShrinksAndVanishes() {
        OneCycle schedule = new OneCycle(0.4, 0.2, 0.01);
        isNear(schedule.factor(1, 101), 0.2);
        isNear(schedule.factor(21, 101), 0.6);
        isNear(schedule.factor(41, 101), 1);
        isNear(schedule.factor(61, 101), 0.6);
        isNear(schedule.factor(81, 101), 0.2);
        isNear(schedule.factor(91, 101), 0.105);
        isNear(schedule.factor(101, 101), 0.01);
        isNear(schedule.factor(1, 1), 0.2);
    }
}
