package semblance.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import semblance.api.optimize.Optimizer;

/** Two steps of each rule from 1, against gradients of 0.5 and then -2, worked out by hand from its published update. */
class FirstStepsTest {
    private static void leads(Optimizer optimizer, double first, double second) {
        Descent descent = new Descent(optimizer, 1);
        assertThat(descent.step(0.5)).isCloseTo(first, within(1e-14));
        assertThat(descent.step(-2)).isCloseTo(second, within(1e-14));
    }

    @Test
    void sgdGoesTheGradientTimesTheLearningRate() {
        leads(new Sgd(0.1), 0.95, 1.15);
    }

    @Test
    void momentumKeepsAShareOfTheLastStep() {
        // v = -0.05, then 0.9 * -0.05 + 0.2 = 0.155
        leads(new Momentum(0.1, 0.9), 0.95, 1.105);
    }

    @Test
    void nesterovLooksAhead() {
        // v = -0.05: 1 - 0.045 - 0.05; then v = 0.155: 0.905 + 0.1395 + 0.2
        leads(new Nesterov(0.1, 0.9), 0.905, 1.2445);
    }

    @Test
    void adagradDividesByTheRootOfAllSquares() {
        // s = 0.25, then 4.25
        double first = 1 - 0.1 * 0.5 / 0.51;
        leads(new Adagrad(0.1, 0.01), first, first + 0.2 / (Math.sqrt(4.25) + 0.01));
    }

    @Test
    void rmspropDividesByTheRootOfTheMeanSquare() {
        // v = 0.1 * 0.25 = 0.025, then 0.9 * 0.025 + 0.1 * 4 = 0.4225 = 0.65^2
        double first = 1 - 0.05 / (Math.sqrt(0.025) + 0.01);
        leads(new Rmsprop(0.1, 0.9, 0.01), first, first + 0.2 / 0.66);
    }

    @Test
    void adamDividesTheMeanByTheRootOfTheMeanSquareBothCorrected() {
        // m = 0.05, v = 0.1 * 0.25: corrected by 0.1 and 0.1 to 0.5 and 0.25 = 0.5^2
        // m = 0.9 * 0.05 - 0.2 = -0.155 over 1 - 0.81 = 0.19; v = 0.4225 over 0.19
        double first = 1 - 0.1 * 0.5 / (0.5 + 0.01);
        double change = 0.1 * (0.155 / 0.19) / (0.65 / Math.sqrt(0.19) + 0.01);
        leads(new Adam(0.1, 0.9, 0.9, 0.01), first, first + change);
    }

    @Test
    void adamWShrinksTheParameterApartFromAdam() {
        // the changes of Adam above, and a share of 0.1 * 0.2 of the parameter
        double first = 0.98 - 0.1 * 0.5 / (0.5 + 0.01);
        double change = 0.1 * (0.155 / 0.19) / (0.65 / Math.sqrt(0.19) + 0.01);
        leads(new AdamW(0.1, 0.9, 0.9, 0.01, 0.2), first, 0.98 * first + change);
    }

    @Test
    void amsGradDividesByTheLargestMeanSquare() {
        // beta2 = 0: v = 0.25 and 4, and after a gradient of 0 it is 0, but the largest is still 4
        Descent descent = new Descent(new AmsGrad(0.1, 0.5, 0, 0.01), 1);
        double first = 1 - 0.1 * 0.5 / 0.51;
        double second = first + 0.1 * (0.875 / 0.75) / 2.01;
        assertThat(descent.step(0.5)).isCloseTo(first, within(1e-14));
        assertThat(descent.step(-2)).isCloseTo(second, within(1e-14));
        assertThat(descent.step(0)).isCloseTo(second + 0.1 * (0.4375 / 0.875) / 2.01, within(1e-14));
    }

    @Test
    void nAdamAddsTheMomentumOfTheNextStep() {
        double mu1 = 0.9 * (1 - 0.5 * Math.pow(0.96, 1 / 250.0));
        double mu2 = 0.9 * (1 - 0.5 * Math.pow(0.96, 2 / 250.0));
        double mu3 = 0.9 * (1 - 0.5 * Math.pow(0.96, 3 / 250.0));
        double m1 = (1 - mu1) * 0.5;
        double ahead1 = mu2 * m1 / (1 - mu1 * mu2) + 0.5;
        double first = 1 - 0.1 * ahead1 / (0.5 + 0.01);
        double m2 = mu2 * m1 - (1 - mu2) * 2;
        double ahead2 = mu3 * m2 / (1 - mu1 * mu2 * mu3) - (1 - mu2) * 2 / (1 - mu1 * mu2);
        leads(new NAdam(0.1, 0.9, 0.9, 0.01), first, first - 0.1 * ahead2 / (0.65 / Math.sqrt(0.19) + 0.01));
    }

    @Test
    void adaBeliefDividesByTheRootOfTheMeanSquaredDeviation() {
        // m = 0.05 and -0.155; deviations 0.45 and -1.845; s = 0.1 * 0.2025 + 1e-4, then 0.9 s + 0.1 * 3.404025 + 1e-4
        double s1 = 0.02025 + 1e-4;
        double s2 = 0.9 * s1 + 0.3404025 + 1e-4;
        double first = 1 - 0.1 * 0.5 / (Math.sqrt(s1 / 0.1) + 1e-4);
        leads(new AdaBelief(0.1, 0.9, 0.9, 1e-4), first, first + 0.1 * (0.155 / 0.19) / (Math.sqrt(s2 / 0.19) + 1e-4));
    }

    @Test
    void lionGoesBySignsAlone() {
        // c = 0.05; then m = 0.005, c = 0.9 * 0.005 - 0.2 < 0; each time a share of 0.1 * 0.2 is lost
        leads(new Lion(0.1, 0.9, 0.99, 0.2), 0.98 - 0.1, 0.98 * 0.88 + 0.1);
        // m = 0.05 outweighs a gradient of -0.3: 0.9 * 0.05 - 0.1 * 0.3 > 0
        Descent descent = new Descent(new Lion(0.1, 0.9, 0.9, 0), 1);
        descent.step(0.5);
        assertThat(descent.step(-0.3)).isCloseTo(0.8, within(1e-14));
        // and is itself then 0.9 * 0.05 - 0.03 = 0.015, which a gradient of 0 leaves to decide
        assertThat(descent.step(0)).isCloseTo(0.7, within(1e-14));
    }

    @Test
    void rulesOfOneFamilyAgreeWhereTheyMust() {
        same(new Momentum(0.1, 0), new Sgd(0.1));
        same(new Nesterov(0.1, 0), new Sgd(0.1));
        same(new AdamW(0.1, 0.9, 0.999, 1e-8, 0), new Adam(0.1, 0.9, 0.999, 1e-8));
        same(new Adam(0.1, 0, 0, 1e-8), new Rmsprop(0.1, 0, 1e-8));
    }

    private static void same(Optimizer one, Optimizer other) {
        Descent left = new Descent(one, 1);
        Descent right = new Descent(other, 1);
        for (int t = 1; t <= 20; t++)
            assertThat(left.step(Math.sin(t))).isCloseTo(right.step(Math.sin(t)), within(1e-14));
    }
}
