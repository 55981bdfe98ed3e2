package semblance.randomforest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuadratureTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 22, 100, 501})
    void meansOfPowersAreExactUpToTwiceTheNumberOfPoints(int count) {
        Quadrature points = Quadrature.of(count);
        for (int power = 0; power < 2 * count; power++) {
            double mean = 0;
            for (int q = 0; q < count; q++) mean += points.weights()[q] * Math.pow(points.on()[q], power);
            assertThat(mean).isCloseTo(1.0 / (power + 1), within(1e-13));
        }
        for (int q = 0; q < count; q++) {
            assertThat(points.on()[q]).isBetween(0.0, 1.0);
            assertThat(points.on()[q] + points.off()[q]).isCloseTo(1, within(1e-15));
            if (q > 0) assertThat(points.on()[q]).isGreaterThan(points.on()[q - 1]);
        }
    }
}
