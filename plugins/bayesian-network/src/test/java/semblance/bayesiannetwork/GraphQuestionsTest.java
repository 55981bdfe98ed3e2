package semblance.bayesiannetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import semblance.api.data.Table;
import semblance.api.model.Evidence;
import semblance.api.model.Prediction;
import semblance.api.train.Seed;

/** Questions that the graph decides: separation, interventions, the cost of an answer. */
class GraphQuestionsTest {
    private final BayesianNetwork asia = Networks.asia();

    @Test
    void separationIsThatOfTheMoralAncestralGraph() {
        int separated = 0;
        for (int seed = 1; seed <= 150; seed++) {
            RandomGenerator random = new Seed(seed).random();
            BayesianNetwork network = Networks.random(random, 4 + random.nextInt(6), 0, 3);
            int n = network.nodes().size();
            List<Integer> roles = new ArrayList<>();
            for (int v = 0; v < n; v++) roles.add(random.nextInt(4));
            boolean expected = !connected(network, roles);
            if (expected) separated++;
            assertThat(network.dSeparated(names(network, roles, 0), names(network, roles, 1), names(network, roles, 2)))
                    .as("seed " + seed)
                    .isEqualTo(expected);
        }
        assertThat(separated).isBetween(20, 130);
    }

    private static List<String> names(BayesianNetwork network, List<Integer> roles, int role) {
        List<String> names = new ArrayList<>();
        for (int v = 0; v < roles.size(); v++)
            if (roles.get(v) == role) names.add(network.schema().names().get(v));
        return names;
    }

    /** Whether a path that avoids what is given joins both in the moral graph of all ancestors (Lauritzen et al. 1990). */
    private static boolean connected(BayesianNetwork network, List<Integer> roles) {
        int n = roles.size();
        boolean[] kept = new boolean[n];
        for (int round = 0; round < n; round++)
            for (int v = 0; v < n; v++) {
                kept[v] |= roles.get(v) < 3;
                if (kept[v]) for (int parent : network.nodes().get(v).parents()) kept[parent] = true;
            }
        boolean[][] edge = new boolean[n][n];
        for (int v = 0; v < n; v++) {
            if (!kept[v]) continue;
            List<Integer> family = new ArrayList<>(List.of(v));
            for (int parent : network.nodes().get(v).parents()) family.add(parent);
            for (int a : family) for (int b : family) edge[a][b] = true;
        }
        boolean[] reached = new boolean[n];
        for (int v = 0; v < n; v++) reached[v] = roles.get(v) == 0;
        for (int round = 0; round < n; round++)
            for (int a = 0; a < n; a++)
                for (int b = 0; b < n; b++) if (reached[a] && edge[a][b] && roles.get(b) != 2) reached[b] = true;
        for (int v = 0; v < n; v++) if (reached[v] && roles.get(v) == 1) return true;
        return false;
    }

    @Test
    void separationOfTheClinicIsAsPearlDrawsIt() {
        assertThat(asia.dSeparated(List.of("asia"), List.of("smoke"), List.of()))
                .isTrue();
        assertThat(asia.dSeparated(List.of("asia"), List.of("smoke"), List.of("dysp")))
                .isFalse();
        assertThat(asia.dSeparated(List.of("xray"), List.of("bronc"), List.of("either", "smoke")))
                .isTrue();
        assertThatThrownBy(() -> asia.dSeparated(List.of("rain"), List.of("smoke"), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no column 'rain'; the columns are asia, tub, smoke, lung, bronc, either, xray, dysp");
    }

    @Test
    void anInterventionChangesEffectsAndNotCauses() {
        BayesianNetwork cut = asia.intervene("lung", "yes");
        Table nothing = Networks.row(asia.schema());
        assertThat(yes(cut.predict(nothing, "smoke"))).isCloseTo(0.5, within(1e-12));
        assertThat(yes(cut.predict(nothing, "xray"))).isCloseTo(0.98, within(1e-12));
        // seen instead of done, it tells of its cause
        assertThat(yes(asia.predict(Networks.row(asia.schema(), "lung=yes"), "smoke")))
                .isCloseTo(0.1 / 0.11, within(1e-12));
        ConditionedNetwork both = asia.intervene(
                Evidence.of(new Evidence.OneOf("lung", List.of("no")), new Evidence.OneOf("bronc", List.of("yes"))));
        assertThat(yes(both.predict(nothing, "dysp"))).isCloseTo(0.8 * 0.9896 + 0.9 * 0.0104, within(1e-12));
        assertThatThrownBy(() -> asia.intervene(Evidence.of(new Evidence.OneOf("lung", List.of("no", "yes")))))
                .hasMessage("column 'lung' can be set to one value only, got OneOf[column=lung, levels=[no, yes]]");
    }

    private static double yes(Prediction prediction) {
        return ((Prediction.Levels) prediction).probabilities()[0][0];
    }

    @Test
    void aNumberCanBeSetToo() {
        BayesianNetwork line = line();
        ConditionedNetwork set = line.intervene(Evidence.of(new Evidence.Range("b", 2, 2)));
        Table nothing = Networks.row(line.schema());
        assertThat(((Prediction.Numbers) set.predict(nothing, "a")).means()[0]).isCloseTo(1, within(1e-12));
        assertThat(((Prediction.Numbers) set.predict(nothing, "c")).means()[0]).isCloseTo(6, within(1e-12));
    }

    /** a ~ N(1, 1), b = 2 a + N(0, 1), c = 3 b + N(0, 1). */
    private static BayesianNetwork line() {
        var schema = semblance.api.data.Schema.of(
                new semblance.api.data.Column.Numeric("a"),
                new semblance.api.data.Column.Numeric("b"),
                new semblance.api.data.Column.Numeric("c"));
        return new BayesianNetwork(
                schema,
                List.of(
                        new Node(new int[] {}, new ConditionalGaussian(new double[] {1}, new double[] {1})),
                        new Node(new int[] {0}, new ConditionalGaussian(new double[] {0, 2}, new double[] {1})),
                        new Node(new int[] {1}, new ConditionalGaussian(new double[] {0, 3}, new double[] {1}))));
    }

    @Test
    void theCostOfTheClinicIsKnownBeforehand() {
        Cost cost = asia.cost(List.of());
        assertThat(cost.width()).isEqualTo(2);
        assertThat(cost.entries()).isEqualTo(40); // six cliques: two of two columns, four of three
        assertThat(cost.exact()).isTrue();
        assertThat(asia.cost(asia.schema().names()).entries()).isZero();
    }
}
