package semblance.bayesiannetwork.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogGammaTest {

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.5723649429247001", // log of the square root of pi
        "1, 0",
        "2, 0",
        "0.001, 6.907178885383853",
        "1e-10, 23.025850929882735",
        "3.7, 1.428072326665388",
        "100, 359.1342053695754", // log of 99!
        "1e6, 12815504.569147611"
    })
    void agreesWithKnownValues(double x, double expected) {
        assertThat(LogGamma.of(x)).isCloseTo(expected, within(1e-13 * (1 + Math.abs(expected))));
    }

    @Test
    void riseIsTheLogOfAProduct() {
        LogGamma logGamma = new LogGamma();
        for (double x : new double[] {1e-6, 0.25, 1, 8, 300}) {
            double log = 0;
            for (int i = 0; i < 40; i++) {
                assertThat(logGamma.rise(x, i)).isCloseTo(log, within(1e-10 * (1 + Math.abs(log))));
                log += Math.log(x + i);
            }
        }
    }
}
