package semblance.gaussianmixture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import semblance.api.train.Seed;

class ExponentialTest {

    @Test
    void agreesWithStrictMathToTwoUnitsInTheLastPlace() {
        RandomGenerator random = new Seed(1).random();
        double[] x = new double[4000];
        for (int i = 0; i < x.length; i++) x[i] = -Math.pow(10, random.nextDouble(-12, 2.77));
        x[0] = 0;
        x[1] = -Math.log(2) / 2;
        x[2] = -599.9;
        double[] y = x.clone();
        Exponential.replace(y, new double[x.length], x.length);
        for (int i = 0; i < x.length; i++) {
            double exact = StrictMath.exp(x[i]);
            assertThat(Math.abs(y[i] - exact) / Math.ulp(exact))
                    .as("exp(%s)", x[i])
                    .isLessThanOrEqualTo(2);
        }
    }

    @Test
    void whatIsTooSmallToCountIsATinyNormalNumber() {
        double[] x = {-601, -1e300, Double.NEGATIVE_INFINITY};
        Exponential.replace(x, new double[3], 3);
        for (double value : x) assertThat(value).isBetween(Double.MIN_NORMAL, 1e-260);
    }
}
