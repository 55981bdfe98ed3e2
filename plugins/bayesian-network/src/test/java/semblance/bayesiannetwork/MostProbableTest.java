package semblance.bayesiannetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import semblance.api.data.Table;
import semblance.api.model.Evidence;
import semblance.api.train.Seed;

class MostProbableTest {
    @Test
    void theMostProbableVisitorOfTheClinicHasNothing() {
        BayesianNetwork asia = Networks.asia();
        Explanation found = asia.mostProbable(Networks.row(asia.schema()));
        assertThat(Math.exp(found.logDensity()[0])).isCloseTo(0.29036197575, within(1e-12));
        for (int column = 0; column < 8; column++)
            assertThat(found.rows().codes(column)).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1})
    void noRowIsMoreProbable(double numeric) {
        for (int seed = 1; seed <= 40; seed++) {
            RandomGenerator random = new Seed(seed).random();
            BayesianNetwork network = Networks.random(random, 3 + random.nextInt(6), numeric, 3);
            Table rows = Networks.holes(network.sample(5, random), random.nextDouble(), random);
            Explanation found = network.mostProbable(rows);
            double[] complete = network.logDensity(found.rows());
            for (int r = 0; r < rows.rows(); r++) {
                double expected = new Enumeration(network, rows.slice(r, r + 1), null).logPeak;
                assertThat(found.logDensity()[r]).as("seed " + seed).isCloseTo(expected, within(1e-9));
                assertThat(complete[r]).as("seed " + seed).isCloseTo(expected, within(1e-9));
            }
        }
    }

    @Test
    void evidenceIsObeyed() {
        BayesianNetwork asia = Networks.asia();
        ConditionedNetwork ill = asia.given(Evidence.of(new Evidence.OneOf("dysp", List.of("yes"))));
        Table row = ill.mostProbable(Networks.row(asia.schema())).rows();
        assertThat(row.codes(7)).containsExactly(0);
        assertThat(row.codes(4)).containsExactly(0);
    }

    @Test
    void anImpossibleRowIsNamed() {
        BayesianNetwork asia = Networks.asia();
        assertThatThrownBy(() -> asia.mostProbable(Networks.row(asia.schema(), "lung=yes", "either=no")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 1 has probability 0: nothing completes it; change what it knows");
    }
}
