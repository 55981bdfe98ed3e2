package semblance.bayesiannetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import semblance.api.data.Column;
import semblance.api.data.Table;
import semblance.api.model.Evidence;
import semblance.api.model.Prediction;
import semblance.api.train.Seed;

/** Every answer against the sum over all combinations of levels. */
class ExactnessTest {
    private static final double EXACT = 1e-9;

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1})
    void answersAreThoseOfTheDefinition(double numeric) {
        for (int seed = 1; seed <= 40; seed++) {
            RandomGenerator random = new Seed(seed).random();
            BayesianNetwork network = Networks.random(random, 3 + random.nextInt(7), numeric, 3);
            Table rows = Networks.holes(network.sample(12, random), random.nextDouble(), random);
            Marginals marginals = network.marginals(rows);
            double[] logDensity = network.logDensity(rows);
            for (int r = 0; r < rows.rows(); r++) {
                Table row = rows.slice(r, r + 1);
                String what = "seed " + seed + ", row " + r;
                Enumeration expected = new Enumeration(network, row, null);
                assertThat(logDensity[r]).as(what).isCloseTo(expected.logDensity, within(EXACT));
                for (int c = 0; c < network.nodes().size(); c++) {
                    for (int s = 0; s < expected.levels[c].length; s++)
                        assertThat(marginals.probabilities()[c][s][r])
                                .as(what + ", column " + c)
                                .isCloseTo(expected.levels[c][s], within(EXACT));
                    if (expected.levels[c].length > 0) continue;
                    assertThat(marginals.means()[c][r])
                            .as(what + ", column " + c)
                            .isCloseTo(expected.means[c], within(EXACT));
                    assertThat(marginals.deviations()[c][r])
                            .as(what + ", column " + c)
                            .isCloseTo(expected.deviations[c], within(1e-7));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1})
    void predictionsDoNotLookAtTheColumn(double numeric) {
        for (int seed = 1; seed <= 25; seed++) {
            RandomGenerator random = new Seed(100 + seed).random();
            BayesianNetwork network = Networks.random(random, 3 + random.nextInt(7), numeric, 3);
            Table rows = Networks.holes(network.sample(6, random), 0.3 * random.nextInt(3), random);
            for (int c = 0; c < network.nodes().size(); c++) {
                Prediction prediction =
                        network.predict(rows, network.schema().names().get(c));
                for (int r = 0; r < rows.rows(); r++) {
                    Enumeration expected = new Enumeration(network, without(rows.slice(r, r + 1), c), null);
                    String what = "seed " + seed + ", row " + r + ", column " + c;
                    if (prediction instanceof Prediction.Numbers numbers) {
                        assertThat(numbers.means()[r]).as(what).isCloseTo(expected.means[c], within(EXACT));
                        assertThat(numbers.deviations()[r]).as(what).isCloseTo(expected.deviations[c], within(1e-7));
                    } else {
                        double[][] found = ((Prediction.Levels) prediction).probabilities();
                        for (int s = 0; s < found.length; s++)
                            assertThat(found[s][r]).as(what).isCloseTo(expected.levels[c][s], within(EXACT));
                    }
                }
            }
        }
    }

    private static Table without(Table row, int column) {
        List<java.io.Serializable> columns = new ArrayList<>();
        for (int c = 0; c < row.schema().columns().size(); c++)
            columns.add(
                    c != column
                            ? row.array(c)
                            : row.array(c) instanceof int[] ? new int[] {-1} : new double[] {Double.NaN});
        return Table.of(row.schema(), columns);
    }

    /** Twelve columns of which most are unknown are answered from one tree for all patterns. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3})
    void manyUnknownLevelsAreAnsweredExactlyToo(double numeric) {
        for (int seed = 1; seed <= 4; seed++) {
            RandomGenerator random = new Seed(200 + seed).random();
            BayesianNetwork network = Networks.random(random, 12, numeric, 2);
            Table rows = Networks.holes(network.sample(4, random), 0.85, random);
            Marginals marginals = network.marginals(rows);
            double[] logDensity = network.logDensity(rows);
            for (int r = 0; r < rows.rows(); r++) {
                Enumeration expected = new Enumeration(network, rows.slice(r, r + 1), null);
                String what = "seed " + seed + ", row " + r;
                assertThat(logDensity[r]).as(what).isCloseTo(expected.logDensity, within(EXACT));
                for (int c = 0; c < 12; c++) {
                    for (int s = 0; s < expected.levels[c].length; s++)
                        assertThat(marginals.probabilities()[c][s][r])
                                .as(what)
                                .isCloseTo(expected.levels[c][s], within(EXACT));
                    if (expected.levels[c].length == 0)
                        assertThat(marginals.means()[c][r]).as(what).isCloseTo(expected.means[c], within(EXACT));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.4})
    void setsOfLevelsAreSummedOver(double numeric) {
        for (int seed = 1; seed <= 30; seed++) {
            RandomGenerator random = new Seed(300 + seed).random();
            BayesianNetwork network = Networks.random(random, 6, numeric, 3);
            boolean[][] allowed = new boolean[6][];
            List<Evidence.Condition> conditions = new ArrayList<>();
            for (int c = 0; c < 6; c++) {
                if (!(network.schema().columns().get(c) instanceof Column.Categorical some)
                        || some.levels().size() < 3
                        || random.nextBoolean()) continue;
                allowed[c] = new boolean[] {true, false, true};
                conditions.add(new Evidence.OneOf(some.name(), List.of("l0", "l2")));
            }
            ConditionedNetwork given = network.given(new Evidence(conditions));
            Table rows = Networks.holes(given.sample(5, random), 0.6, random);
            Table nothing = Networks.row(network.schema());
            double evidence = new Enumeration(network, nothing, allowed).logDensity;
            assertThat(given.logEvidence()).as("seed " + seed).isCloseTo(evidence, within(EXACT));
            double[] logDensity = given.logDensity(rows);
            Marginals marginals = given.marginals(rows);
            for (int r = 0; r < rows.rows(); r++) {
                Enumeration expected = new Enumeration(network, rows.slice(r, r + 1), allowed);
                assertThat(logDensity[r]).as("seed " + seed).isCloseTo(expected.logDensity - evidence, within(EXACT));
                for (int c = 0; c < 6; c++)
                    for (int s = 0; s < expected.levels[c].length; s++)
                        assertThat(marginals.probabilities()[c][s][r])
                                .as("seed " + seed)
                                .isCloseTo(expected.levels[c][s], within(EXACT));
            }
        }
    }

    /** Tables full of zeros: messages with zeros in them, and rows that cannot be. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3})
    void certaintiesAndImpossibilitiesAreExactToo(double numeric) {
        int impossible = 0;
        for (int seed = 1; seed <= 42; seed++) {
            RandomGenerator random = new Seed(400 + seed).random();
            int size = seed % 3 == 0 ? 10 : 6;
            BayesianNetwork network = sharpened(Networks.random(random, size, numeric, 3), random);
            // cells of different rows put together, so that some rows contradict themselves
            Table one = Networks.holes(network.sample(4, random), seed % 3 == 0 ? 0.9 : 0.5, random);
            Table other = network.sample(4, random);
            Table rows = crossed(one, other, random);
            double[] logDensity = network.logDensity(rows);
            Marginals marginals = network.marginals(rows);
            for (int r = 0; r < 4; r++) {
                Enumeration expected = new Enumeration(network, rows.slice(r, r + 1), null);
                String what = "seed " + seed + ", row " + r;
                if (expected.logDensity == Double.NEGATIVE_INFINITY) {
                    impossible++;
                    assertThat(logDensity[r]).as(what).isEqualTo(Double.NEGATIVE_INFINITY);
                    continue;
                }
                assertThat(logDensity[r]).as(what).isCloseTo(expected.logDensity, within(EXACT));
                for (int c = 0; c < size; c++)
                    for (int s = 0; s < expected.levels[c].length; s++)
                        assertThat(marginals.probabilities()[c][s][r])
                                .as(what + ", column " + c)
                                .isCloseTo(expected.levels[c][s], within(EXACT));
            }
        }
        assertThat(impossible).isGreaterThan(5);
    }

    private static Table crossed(Table one, Table other, RandomGenerator random) {
        List<java.io.Serializable> columns = new ArrayList<>();
        for (int c = 0; c < one.schema().columns().size(); c++) {
            if (!(one.array(c) instanceof int[] codes)) {
                columns.add(one.array(c));
                continue;
            }
            int[] mixed = codes.clone();
            for (int r = 0; r < mixed.length; r++)
                if (mixed[r] >= 0 && random.nextInt(3) == 0) mixed[r] = other.codes(c)[r];
            columns.add(mixed);
        }
        return Table.of(one.schema(), columns);
    }

    /** The network with half the entries of its tables set to zero, at least one of each row left. */
    private static BayesianNetwork sharpened(BayesianNetwork network, RandomGenerator random) {
        List<Node> nodes = new ArrayList<>(network.nodes());
        for (int c = 0; c < nodes.size(); c++) {
            if (!(nodes.get(c).distribution() instanceof ProbabilityTable table)) continue;
            int states = ((Column.Categorical) network.schema().columns().get(c))
                    .levels()
                    .size();
            double[] sharp = table.probabilities().clone();
            for (int from = 0; from < sharp.length; from += states) {
                int kept = random.nextInt(states);
                double sum = 0;
                for (int s = 0; s < states; s++) {
                    if (s != kept && random.nextBoolean()) sharp[from + s] = 0;
                    sum += sharp[from + s];
                }
                for (int s = 0; s < states; s++) sharp[from + s] /= sum;
            }
            nodes.set(c, new Node(nodes.get(c).parents(), new ProbabilityTable(sharp)));
        }
        return new BayesianNetwork(network.schema(), nodes);
    }
}
