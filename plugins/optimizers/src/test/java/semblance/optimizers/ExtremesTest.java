package semblance.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import semblance.api.optimize.Optimizer;
import semblance.core.contract.Check;
import semblance.core.contract.Contract;
import semblance.core.contract.Surroundings;

/** Parameters at the ends of their ranges, where floats would come to 0 / 0 if anything did. */
class ExtremesTest {
    private static final double MOST = 0.999999;

    /** Not all: momentum that is hardly ever lost takes more steps down a parabola than the contract gives it. */
    private static final List<String> CHECKS = List.of(
            "gradients of 0 and of any size give numbers",
            "in floats too, gradients of 0 and of any size give numbers",
            "after very many steps it still gives numbers",
            "arrays of floats take the same steps up to rounding");

    static Stream<Optimizer> extremes() {
        return Stream.of(
                new Momentum(1e-3, MOST),
                new Nesterov(1e-3, MOST),
                new Adagrad(1e-3, 1e-30),
                new Rmsprop(1e-3, 0, 1e-30),
                new Rmsprop(1e-3, MOST, 1e-30),
                new Adam(1e-3, 0, MOST, 1e-30),
                new Adam(1e-3, MOST, 0, 1e-30),
                new AdamW(1e-3, 0, MOST, 1e-30, 999),
                new AmsGrad(1e-3, MOST, MOST, 1e-30),
                new NAdam(1e-3, 0, MOST, 1e-30),
                new NAdam(1e-3, MOST, 0, 1e-30),
                new AdaBelief(1e-3, 0.9, MOST, 1e-30),
                new Lion(1e-3, MOST, 0, 999),
                new Lion(1e-3, 0, MOST, 0));
    }

    @ParameterizedTest
    @MethodSource("extremes")
    void numbersStayNumbers(Optimizer optimizer) {
        List<Check> checks = Contract.of(optimizer, new Surroundings() {}).stream()
                .filter(check -> CHECKS.contains(check.name()))
                .toList();
        assertThat(checks).hasSameSizeAs(CHECKS);
        for (Check check : checks) check.run();
    }
}
