package semblance.bayesiannetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import semblance.api.model.Prediction;

/** Published and independently computed answers of the chest clinic. */
class AsiaTest {
    private final BayesianNetwork asia = Networks.asia();

    @ParameterizedTest
    @CsvSource({
        "lung, .055, 1e-12",
        "tub, .0104, 1e-12",
        "bronc, .45, 1e-12",
        "either, .064828, 1e-12",
        "xray, .11029004, 1e-12",
        "dysp, .4359706, 1e-12"
    })
    void marginalsArePublishedOnes(String column, double expected, double tolerance) {
        assertThat(yes(column)).isCloseTo(expected, within(tolerance));
    }

    @ParameterizedTest
    @CsvSource({
        "lung, xray=yes, .4887114013",
        "lung, dysp=yes, .1027592228",
        "lung, xray=yes dysp=yes, .6212527967",
        "tub, asia=yes dysp=yes, .0877509650",
        "bronc, asia=yes dysp=yes, .8114020716",
        "tub, asia=yes xray=yes dysp=yes, .3917117200",
        "lung, smoke=yes xray=yes, .6459914255"
    })
    void queriesAreAnsweredAsByOthers(String column, String known, double expected) {
        assertThat(yes(column, known.split(" "))).isCloseTo(expected, within(1e-10));
    }

    private double yes(String column, String... known) {
        Prediction.Levels levels = (Prediction.Levels) asia.predict(Networks.row(asia.schema(), known), column);
        double inAll = asia.marginals(Networks.row(asia.schema(), known))
                .probabilities()[asia.schema().indexOf(column)][0][0];
        assertThat(inAll).isCloseTo(levels.probabilities()[0][0], within(1e-14));
        return levels.probabilities()[0][0];
    }

    @Test
    void theJointEntropyIsThePublishedOne() {
        double entropy = 0;
        for (int i = 0; i < 256; i++) {
            String[] known = new String[8];
            for (int c = 0; c < 8; c++) known[c] = asia.schema().names().get(c) + ((i >> c & 1) == 0 ? "=yes" : "=no");
            double log = asia.logDensity(Networks.row(asia.schema(), known))[0];
            if (log > Double.NEGATIVE_INFINITY) entropy -= Math.exp(log) * log;
        }
        assertThat(entropy).isCloseTo(2.2370289899, within(1e-10));
    }
}
