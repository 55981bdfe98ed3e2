package semblance.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import semblance.api.optimize.Optimizer;
import semblance.api.optimize.Real;

/** How often a step goes over arrays as large as the parameter, which is what it costs. */
class PassesTest {
    /** What is not known but for its size: whether it is an array, and a count of the operations on such. */
    private record Sized(boolean array, AtomicInteger passes) implements Real<Sized> {
        private Sized with(boolean otherArray) {
            if (array || otherArray) passes.incrementAndGet();
            return new Sized(array || otherArray, passes);
        }

        @Override
        public Sized plus(Sized other) {
            return with(other.array);
        }

        @Override
        public Sized plus(double constant) {
            return with(false);
        }

        @Override
        public Sized times(Sized other) {
            return with(other.array);
        }

        @Override
        public Sized times(double constant) {
            return with(false);
        }

        @Override
        public Sized over(Sized other) {
            return with(other.array);
        }

        @Override
        public Sized sqrt() {
            return with(false);
        }

        @Override
        public Sized exp() {
            return with(false);
        }

        @Override
        public Sized max(Sized other) {
            return with(other.array);
        }

        @Override
        public Sized sign() {
            return with(false);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Sgd, 2",
        "Momentum, 4",
        "Nesterov, 6",
        "Adagrad, 7",
        "Rmsprop, 8",
        "Adam, 10",
        "AdamW, 11",
        "AmsGrad, 11",
        "NAdam, 13",
        "AdaBelief, 13",
        "Lion, 7"
    })
    void aStepGoesOverItsArraysNoMoreOftenThanItMust(String rule, int passes) throws ReflectiveOperationException {
        Optimizer optimizer = (Optimizer)
                Class.forName("semblance.optimizers." + rule).getConstructor().newInstance();
        AtomicInteger found = new AtomicInteger();
        Sized array = new Sized(true, found);
        List<Sized> slots =
                IntStream.range(0, optimizer.slots()).mapToObj(slot -> array).toList();
        Optimizer.Step<Sized> step = optimizer.step(array, array, slots, new Sized(false, found));
        assertThat(found).hasValue(passes);
        assertThat(step.slots()).hasSameSizeAs(slots).allMatch(Sized::array);
    }
}
