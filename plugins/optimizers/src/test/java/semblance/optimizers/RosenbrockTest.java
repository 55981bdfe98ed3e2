package semblance.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import semblance.api.optimize.Optimizer;

/**
 * Ways down {@code 100 (y - x^2)^2 + (1 - x)^2} from (-1.2, 1), where H. H. Rosenbrock (1960) began. Where they are after
 * 10 and 100 steps was worked out apart from this code, by programs that spell out the published updates: averages, not
 * sums, products in loops, and for Nesterov's rule both the place and where the momentum leads.
 */
class RosenbrockTest {
    /** Twelve digits; none of these ways is so crooked that rounding grows beyond it. */
    private static final double DIGITS = 1e-12;

    static Stream<Arguments> ways() {
        return Stream.of(
                arguments(
                        new Sgd(5e-4), -1.0282188156695193, 1.065044311240685, -0.9925514916828948, 0.993163391655766),
                arguments(
                        new Momentum(2e-4, 0.9),
                        -1.009621188671798,
                        1.023606905119523,
                        -0.8058493313758448,
                        0.6568329746476966),
                arguments(
                        new Nesterov(2e-4, 0.9),
                        -1.0277415274898867,
                        1.030327597010856,
                        -0.8543218623359359,
                        0.7379107399397111),
                arguments(
                        new Adagrad(0.1, 1e-10),
                        -1.0587671821590328,
                        1.1272608891063083,
                        -0.9989403580926343,
                        1.0040985050092435),
                arguments(
                        new Rmsprop(0.001, 0.9, 1e-8),
                        -1.1831080424177052,
                        1.016924850981234,
                        -1.1014326008933861,
                        1.098849891644166),
                arguments(
                        new Adam(0.01, 0.9, 0.999, 1e-8),
                        -1.1049555420644475,
                        1.0953346172030314,
                        -1.0435756023993288,
                        1.093882662960294),
                arguments(
                        new AdamW(0.01, 0.9, 0.999, 1e-8, 0.1),
                        -1.0938869915767324,
                        1.0845448194400245,
                        -0.9719331001653804,
                        0.9526259058762009),
                arguments(
                        new AmsGrad(0.01, 0.9, 0.99, 1e-8),
                        -1.1047064616836482,
                        1.0955730873490719,
                        -1.0447573768425726,
                        1.0958193974250074),
                arguments(
                        new NAdam(0.01, 0.9, 0.999, 1e-8),
                        -1.1152826848535573,
                        1.085594682206855,
                        -1.0458131048383221,
                        1.1000339437039366),
                arguments(
                        new AdaBelief(0.01, 0.9, 0.999, 1e-16),
                        -1.0786986901684195,
                        1.1219330560985208,
                        -1.0345690254568187,
                        1.0788506163733689),
                arguments(
                        new Lion(0.01, 0.9, 0.99, 0.1),
                        -1.08850265834918,
                        1.089596078112266,
                        -0.5515944229032022,
                        0.3184586327233435));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void theWayDownIsThatOfThePublishedUpdate(Optimizer optimizer, double x10, double y10, double x100, double y100) {
        Descent x = new Descent(optimizer, -1.2);
        Descent y = new Descent(optimizer, 1);
        for (int t = 1; t <= 100; t++) {
            double u = x.parameter();
            double v = y.parameter();
            x.step(-400 * u * (v - u * u) - 2 * (1 - u));
            y.step(200 * (v - u * u));
            if (t != 10) continue;
            assertThat(x.parameter()).isCloseTo(x10, within(DIGITS));
            assertThat(y.parameter()).isCloseTo(y10, within(DIGITS));
        }
        assertThat(x.parameter()).isCloseTo(x100, within(DIGITS));
        assertThat(y.parameter()).isCloseTo(y100, within(DIGITS));
    }
}
