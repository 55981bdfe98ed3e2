package semblance.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NAdamTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.9, 0.999, 0.999999})
    void theProductOfItsMomentaIsThatOfALoopAtEveryStep(double beta1) {
        double learningRate = 0.01;
        Descent descent = new Descent(new NAdam(learningRate, beta1, 0.9, 1e-8), 0);
        double mean = 0;
        double square = 0;
        double product = 1;
        for (int t = 1; t <= 20_000; t++) {
            double gradient = StrictMath.sin(t);
            double mu = momentum(beta1, t);
            double next = momentum(beta1, t + 1);
            product *= mu;
            mean = mu * mean + (1 - mu) * gradient;
            square = 0.9 * square + 0.1 * gradient * gradient;
            double ahead = next * mean / (1 - product * next) + (1 - mu) * gradient / (1 - product);
            double change = learningRate * ahead / (Math.sqrt(square / (1 - Math.pow(0.9, t))) + 1e-8);
            double before = descent.parameter();
            assertThat(before - descent.step(gradient)).as("step " + t).isCloseTo(change, within(1e-14));
        }
    }

    private static double momentum(double beta1, int t) {
        return beta1 * (1 - 0.5 * Math.pow(0.96, 0.004 * t));
    }
}
