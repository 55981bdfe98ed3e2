package semblance.bayesiannetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import semblance.api.data.Column;
import semblance.api.data.Table;
import semblance.api.model.Evidence;
import semblance.api.train.Seed;

/** Draws under evidence have the joint distribution that densities tell. */
class DrawsTest {
    private static final int DRAWS = 3000;

    /** Few columns are drawn from a tree of their own, many from the tree of all levels. */
    @ParameterizedTest
    @CsvSource({"6, 0", "6, .5", "12, 0", "12, .3"})
    void sharesOfPairsAreTheirProbabilities(int size, double numeric) {
        for (int seed = 1; seed <= 6; seed++) {
            RandomGenerator random = new Seed(seed).random();
            BayesianNetwork network = Networks.random(random, size, numeric, 2);
            List<Evidence.Condition> conditions = new ArrayList<>();
            for (int c = 0; c < size; c++)
                if (network.schema().columns().get(c) instanceof Column.Categorical some
                        && some.levels().size() == 3
                        && random.nextBoolean()) conditions.add(new Evidence.OneOf(some.name(), List.of("l1", "l2")));
            ConditionedNetwork given = network.given(new Evidence(conditions));
            Table draws = given.sample(DRAWS, random);
            for (int a = 0; a < size; a++)
                for (int b = 0; b < a; b++) if (levels(network, a) && levels(network, b)) pair(given, draws, a, b);
            Marginals marginals = given.marginals(Networks.row(network.schema()));
            for (int c = 0; c < size; c++) {
                if (levels(network, c)) continue;
                double mean = Arrays.stream(draws.numbers(c)).average().orElseThrow();
                assertThat((mean - marginals.means()[c][0]) / marginals.deviations()[c][0])
                        .as("seed " + seed)
                        .isCloseTo(0, within(5 / Math.sqrt(DRAWS)));
            }
        }
    }

    private static boolean levels(BayesianNetwork network, int column) {
        return network.schema().columns().get(column) instanceof Column.Categorical;
    }

    private static void pair(ConditionedNetwork given, Table draws, int a, int b) {
        List<String> names = given.schema().names();
        Table both = Networks.row(given.schema(), names.get(a) + "=l1", names.get(b) + "=l1");
        double expected = Math.exp(given.logDensity(both)[0]);
        int found = 0;
        for (int r = 0; r < DRAWS; r++) if (draws.codes(a)[r] == 1 && draws.codes(b)[r] == 1) found++;
        assertThat(found / (double) DRAWS)
                .as(names.get(a) + " and " + names.get(b))
                .isCloseTo(expected, within(5 * Math.sqrt(expected * (1 - expected) / DRAWS) + 1e-3));
    }

    @Test
    void imputedCellsAreDrawnTogether() {
        BayesianNetwork asia = Networks.asia();
        int[][] columns = new int[8][DRAWS];
        for (int[] column : columns) Arrays.fill(column, -1);
        Arrays.fill(columns[5], 0);
        Table filled = asia.impute(Table.of(asia.schema(), Arrays.asList(columns)), new Seed(8).random());
        int neither = 0;
        int tub = 0;
        for (int r = 0; r < DRAWS; r++) {
            if (filled.codes(1)[r] == 1 && filled.codes(3)[r] == 1) neither++;
            if (filled.codes(1)[r] == 0) tub++;
        }
        assertThat(neither).isZero(); // one of both it must be
        assertThat(tub / (double) DRAWS).isCloseTo(0.0104 / 0.064828, within(0.035));
    }

    @Test
    void equalGeneratorsGiveEqualDraws() {
        ConditionedNetwork ill = Networks.asia().given(Evidence.of(new Evidence.OneOf("dysp", List.of("yes"))));
        Table one = ill.sample(50, new Seed(1).random());
        Table other = ill.sample(50, new Seed(1).random());
        for (int c = 0; c < 8; c++) assertThat(one.codes(c)).containsExactly(other.codes(c));
        assertThat(one.codes(7)).containsOnly(0);
    }

    /** A row that cannot be tells nothing, and is answered as if it were empty. */
    @Test
    void impossibleRowsAreAnsweredFromTheEvidenceAlone() {
        BayesianNetwork asia = Networks.asia();
        Table impossible = Networks.row(asia.schema(), "lung=yes", "either=no");
        assertThat(asia.logDensity(impossible)).containsExactly(Double.NEGATIVE_INFINITY);
        assertThat(asia.marginals(impossible).probabilities()[4][0][0]).isCloseTo(0.45, within(1e-12));
        Table filled = asia.impute(impossible, new Seed(1).random());
        assertThat(filled.codes(3)).containsExactly(0);
        assertThat(filled.codes(5)).containsExactly(1);
        ConditionedNetwork smoker = asia.given(Evidence.of(new Evidence.OneOf("smoke", List.of("yes"))));
        Table contradiction = Networks.row(asia.schema(), "smoke=no");
        assertThat(smoker.logDensity(contradiction)).containsExactly(Double.NEGATIVE_INFINITY);
        assertThat(smoker.marginals(contradiction).probabilities()[4][0][0]).isCloseTo(0.6, within(1e-12));
    }
}
