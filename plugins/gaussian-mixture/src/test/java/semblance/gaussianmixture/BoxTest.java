package semblance.gaussianmixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Probabilities of orthants that have closed forms. */
class BoxTest {

    @ParameterizedTest
    @CsvSource({"2, 1e-12", "3, 1e-4", "4, 1e-4", "5, 1e-4"})
    void anOrthantOfNormalsWithCorrelationsOfAHalfHasProbabilityOneInOneMoreThanTheirNumber(int size, double relative) {
        double[][] covariance = new double[size][size];
        for (int i = 0; i < size; i++) for (int j = 0; j < size; j++) covariance[i][j] = i == j ? 1 : 0.5;
        double[] high = new double[size];
        Arrays.fill(high, Double.POSITIVE_INFINITY);
        double mass = Math.exp(new Box(new double[size], covariance, new double[size], high).logMass());
        assertThat(mass * (size + 1)).isCloseTo(1, within(relative));
    }
}
