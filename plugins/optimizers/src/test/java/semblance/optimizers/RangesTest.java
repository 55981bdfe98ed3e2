package semblance.optimizers;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RangesTest {
    private static Arguments refused(String message, ThrowingCallable constructor) {
        return arguments(message, constructor);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refused("learningRate must be a finite number above 0, got 0.0", () -> new Sgd(0)),
                refused("momentum must be in 0..0.999999, got 1.0", () -> new Nesterov(0.1, 1)),
                refused("momentum must be in 0..0.999999, got -0.1", () -> new Momentum(0.1, -0.1)),
                refused("beta1 must be in 0..0.999999, got 0.9999999", () -> new Adam(0.1, 0.9999999, 0.9, 1e-8)),
                refused("beta2 must be in 0..0.999999, got NaN", () -> new NAdam(0.1, 0.9, Double.NaN, 1e-8)),
                refused(
                        "epsilon must be a finite number of at least 1e-30, got 0.0",
                        () -> new AdaBelief(0.1, 0.9, 0.9, 0)),
                refused(
                        "weightDecay must be at least 0 and its product with learningRate below 1, got 10.0 with"
                                + " learningRate 0.1",
                        () -> new AdamW(0.1, 0.9, 0.9, 1e-8, 10)),
                refused("every must be at least 1, got 0", () -> new StepDecay(0, 0.5)),
                refused("decay must be in 0..1, got 1.5", () -> new ExponentialDecay(1, 1.5)),
                refused("cycle must be at least 0, got -1", () -> new Cosine(0, -1, 1)),
                refused("growth must be at least 1, got 0", () -> new Cosine(0, 10, 0)),
                refused("length must be at least 1, got 0", () -> new WarmUp(0, 0, new Constant())),
                refused("rise must be above 0 and below 0.5, got 0.5", () -> new OneCycle(0.5, 0.1, 0)),
                refused("start must be above 0 and at most 1, got 0.0", () -> new OneCycle(0.4, 0, 0)),
                refused("end must be in 0..start, which is 0.1, got 0.2", () -> new OneCycle(0.4, 0.1, 0.2)));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aParameterOutOfItsRangeIsNamed(String message, ThrowingCallable constructor) {
        assertThatIllegalArgumentException().isThrownBy(constructor).withMessage(message);
    }
}
