package semblance.bayesiannetwork.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.bayesiannetwork.ConditionalGaussian;
import semblance.bayesiannetwork.LogisticRegression;
import semblance.bayesiannetwork.Node;
import semblance.bayesiannetwork.ProbabilityTable;

class QuestionsTest {
    private static final BayesianNetwork ASIA = Asking.asia();

    /** A level that moves a number, and a number that follows it. */
    private static BayesianNetwork mixed() {
        return new BayesianNetwork(
                Schema.of(new Column.Categorical("on", "no", "yes"), new Column.Numeric("x"), new Column.Numeric("y")),
                List.of(
                        new Node(new int[0], new ProbabilityTable(new double[] {0.75, 0.25})),
                        new Node(new int[] {0}, new ConditionalGaussian(new double[] {0, 4}, new double[] {1, 1})),
                        new Node(new int[] {1}, new ConditionalGaussian(new double[] {1, 2}, new double[] {9}))));
    }

    @ParameterizedTest
    @CsvSource({
        "xray=yes, lung, 0.4887114013",
        "dysp=yes, lung, 0.1027592228",
        "xray=yes dysp=yes, lung, 0.6212527967",
        "asia=yes dysp=yes, tub, 0.0877509650",
        "asia=yes dysp=yes, bronc, 0.8114020716",
        "asia=yes xray=yes dysp=yes, tub, 0.3917117200",
        "smoke=yes xray=yes, lung, 0.6459914255",
    })
    void marginalsOfAsiaAreThePublishedOnes(String given, String column, String probability) {
        String digits =
                new java.math.BigDecimal(probability).stripTrailingZeros().toPlainString();
        assertThat(Asking.ask(new MarginalsQuestion(List.of(column)), ASIA, given))
                .hasSize(2)
                .first()
                .isEqualTo("1 | " + column + " | yes | " + digits + " | - | -");
    }

    @Test
    void withoutRowsMarginalsAreThoseOfAnyRow() {
        assertThat(Asking.ask(new MarginalsQuestion(), ASIA))
                .hasSize(16)
                .contains("1 | tub | yes | 0.0104 | - | -", "1 | dysp | no | 0.5640294 | - | -");
    }

    @Test
    void everyRowHasItsMarginals() {
        assertThat(Asking.ask(new MarginalsQuestion(List.of("smoke", "lung")), ASIA, "smoke=yes", "smoke=no"))
                .containsExactly(
                        "1 | smoke | yes | 1 | - | -",
                        "1 | smoke | no | 0 | - | -",
                        "1 | lung | yes | 0.1 | - | -",
                        "1 | lung | no | 0.9 | - | -",
                        "2 | smoke | yes | 0 | - | -",
                        "2 | smoke | no | 1 | - | -",
                        "2 | lung | yes | 0.01 | - | -",
                        "2 | lung | no | 0.99 | - | -");
    }

    @Test
    void numbersHaveAMeanAndADeviation() {
        assertThat(Asking.ask(new MarginalsQuestion(List.of("y")), mixed(), "on=yes", "x=3"))
                .containsExactly("1 | y | - | - | 9 | 3.6055512755", "2 | y | - | - | 7 | 3");
    }

    @Test
    void rowsAreNumberedAcrossPartitionsAndAnsweredFewAtATime() {
        int rows = 5000;
        List<Serializable> columns = new ArrayList<>();
        for (int c = 0; c < 8; c++) {
            int column = c;
            columns.add(
                    IntStream.range(0, rows).map(r -> column == 2 ? r % 2 : -1).toArray());
        }
        Dataset answer = new MarginalsQuestion(List.of("lung"))
                .ask(ASIA, Dataset.of(Table.of(ASIA.schema(), columns)), Run.of(1));
        assertThat(answer.partitions()).isEqualTo(3);
        List<String> lines = Asking.lines(answer);
        assertThat(lines).hasSize(2 * rows);
        assertThat(lines.get(9998)).isEqualTo("5000 | lung | yes | 0.01 | - | -");
        assertThat(lines.get(2 * 2047)).isEqualTo("2048 | lung | yes | 0.01 | - | -");
        assertThat(lines.get(2 * 2048)).isEqualTo("2049 | lung | yes | 0.1 | - | -");
        assertThat(answer.partition(0).mapToInt(Table::rows).max().orElseThrow())
                .isLessThanOrEqualTo(Dataset.BATCH);
    }

    @Test
    void aRowThatCannotBeIsNamedWithWhatItContradicts() {
        assertThatThrownBy(() -> Asking.ask(
                        new MarginalsQuestion(), ASIA, "smoke=yes", "tub=no lung=yes bronc=no either=no xray=no"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 2 cannot be: either=no has probability 0 where lung=yes; change or leave out one of"
                        + " them");
        assertThatThrownBy(() -> Asking.ask(new MostProbableQuestion(), ASIA, "lung=yes either=no"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("row 1 cannot be: either=no has probability 0 where lung=yes");
        assertThatThrownBy(() -> Asking.ask(new MarginalsQuestion(List.of("lungs")), ASIA))
                .hasMessageStartingWith("no column 'lungs'; the columns are asia, tub");
    }

    @Test
    void theMostProbableRowOfAsiaIsThePublishedOne() {
        assertThat(Asking.ask(new MostProbableQuestion(), ASIA))
                .containsExactly("no | no | no | no | no | no | no | no | "
                        + new java.math.BigDecimal(Math.log(0.29036197575))
                                .setScale(10, java.math.RoundingMode.HALF_EVEN)
                                .toPlainString());
    }

    @Test
    void rowsAreFilledAsAWhole() {
        // given both symptoms, lung cancer with bronchitis in a smoker is the most probable story
        assertThat(Asking.ask(new MostProbableQuestion(), ASIA, "xray=yes dysp=yes"))
                .singleElement()
                .asString()
                .startsWith("no | no | yes | yes | yes | yes | yes | yes | ");
        assertThat(Asking.ask(new MostProbableQuestion(), mixed(), "on=yes"))
                .containsExactly("yes | 4 | 9 | -4.3227837162");
    }

    @Test
    void settingIsNotSeeing() {
        // Pearl's point: seeing bronchitis makes a smoker likelier, giving somebody bronchitis does not
        assertThat(Asking.ask(new MarginalsQuestion(List.of("smoke")), ASIA, "bronc=yes"))
                .contains("1 | smoke | yes | 0.6666666667 | - | -");
        assertThat(Asking.ask(new InterventionQuestion(List.of("bronc=yes"), List.of("smoke", "dysp")), ASIA))
                .startsWith("1 | smoke | yes | 0.5 | - | -")
                .contains("1 | dysp | yes | " + decimal(0.064828 * 0.9 + 0.935172 * 0.8) + " | - | -");
        assertThat(Asking.ask(new InterventionQuestion(List.of("bronc=yes"), List.of("smoke")), ASIA, "lung=yes"))
                .contains("1 | smoke | yes | " + decimal(0.1 / 0.11) + " | - | -");
    }

    private static String decimal(double value) {
        return new java.math.BigDecimal(value)
                .setScale(10, java.math.RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    @Test
    void numbersCanBeSet() {
        assertThat(Asking.ask(new InterventionQuestion(List.of("x = 3"), List.of("on", "y")), mixed()))
                .containsExactly("1 | on | no | 0.75 | - | -", "1 | on | yes | 0.25 | - | -", "1 | y | - | - | 7 | 3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "bronc # set: expected column=value, found 'bronc'",
                "broncs=yes # no column 'broncs'; the columns are asia, tub, smoke, lung, bronc, either, xray, dysp",
                "bronc=maybe # column 'bronc' has no level 'maybe'; its levels are yes, no",
                "bronc= # column 'bronc' has no level ''; its levels are yes, no",
            })
    void aSettingThatCannotBeReadIsNamed(String setting, String message) {
        assertThatThrownBy(() -> Asking.ask(new InterventionQuestion(List.of(setting), List.of()), ASIA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aSettingMustBeOneNumberAndThereMustBeOne() {
        assertThatThrownBy(() -> Asking.ask(new InterventionQuestion(List.of("x=two"), List.of()), mixed()))
                .hasMessage("set: column 'x': 'two' is not a finite number");
        assertThatThrownBy(() -> Asking.ask(new InterventionQuestion(List.of("x=1", "x=2"), List.of()), mixed()))
                .hasMessage("two conditions on column 'x'");
        assertThatThrownBy(() -> Asking.ask(new InterventionQuestion(), ASIA))
                .hasMessage("set must name what is set from outside, such as set=asia=yes");
    }

    @Test
    void whatIsSetCannotBeSeenOtherwise() {
        assertThatThrownBy(
                        () -> Asking.ask(new InterventionQuestion(List.of("bronc=yes"), List.of()), ASIA, "bronc=no"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 1 cannot be: bronc=no has probability 0; change or leave it out");
    }

    @Test
    void arcsAreListedWithTheirStrength() {
        assertThat(Asking.ask(new ArcsQuestion(), ASIA))
                .hasSize(8)
                .startsWith("asia | tub | 0.0004049346")
                .anyMatch(line -> line.startsWith("smoke | bronc | 0.04620082"));
    }

    @Test
    void whatExactAnswersTakeIsToldBefore() {
        List<String> answer = Asking.ask(new TreeWidthQuestion(), ASIA);
        assertThat(answer).singleElement().asString().startsWith("2 | ").endsWith(" | yes");
        assertThat(Asking.ask(new TreeWidthQuestion(List.of("either")), ASIA).get(0))
                .startsWith("1 | ");
        assertThatThrownBy(() -> Asking.ask(new TreeWidthQuestion(List.of("eithr")), ASIA))
                .hasMessageStartingWith("no column 'eithr'");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "asia, smoke, '', yes, -",
                "asia, smoke, dysp, no, asia -> tub -> either <- lung <- smoke",
                "asia, xray, '', no, asia -> tub -> either -> xray",
                "asia, xray, either, yes, -",
                "lung, bronc, '', no, lung <- smoke -> bronc",
                "lung, bronc, smoke, yes, -",
                "lung, bronc, smoke dysp, no, lung -> either -> dysp <- bronc",
            })
    void theGraphTellsWhatIsIndependent(String from, String to, String given, String separated, String path) {
        assertThat(Asking.ask(new SeparationQuestion(List.of(from), List.of(to), List.of(given.split(" "))), ASIA))
                .containsExactly(separated + " | " + (path == null ? "-" : path));
    }

    @Test
    void anActivePathIsFoundWhereverBayesBallGoes() {
        RandomGenerator random = new Seed(3).random();
        int active = 0;
        for (int trial = 0; trial < 2000; trial++) {
            int size = 3 + random.nextInt(9);
            List<Column> columns = new ArrayList<>();
            List<Node> nodes = new ArrayList<>();
            for (int v = 0; v < size; v++) {
                int[] parents = IntStream.range(0, v)
                        .filter(p -> random.nextInt(3) == 0)
                        .toArray();
                columns.add(new Column.Numeric("v" + v));
                double[] coefficients = new double[1 + parents.length];
                nodes.add(new Node(parents, new ConditionalGaussian(coefficients, new double[] {1})));
            }
            BayesianNetwork network = new BayesianNetwork(new Schema(columns, "", ""), nodes);
            int from = random.nextInt(size);
            int to = (from + 1 + random.nextInt(size - 1)) % size;
            List<String> given = IntStream.range(0, size)
                    .filter(v -> v != from && v != to && random.nextInt(3) == 0)
                    .mapToObj(v -> "v" + v)
                    .toList();
            boolean separated = network.dSeparated(List.of("v" + from), List.of("v" + to), given);
            String answer = Asking.ask(new SeparationQuestion(List.of("v" + from), List.of("v" + to), given), network)
                    .get(0);
            assertThat(answer.startsWith("yes")).as("seed 3, trial %d", trial).isEqualTo(separated);
            if (!separated) {
                active++;
                check(network, answer.substring(5).split(" "), from, to, given);
            }
        }
        assertThat(active).isBetween(500, 1900);
    }

    /** Each arc of the path is one of the graph, and no vertex on it blocks, by the definition. */
    private static void check(BayesianNetwork network, String[] path, int from, int to, List<String> given) {
        assertThat(path[0]).isEqualTo("v" + from);
        assertThat(path[path.length - 1]).isEqualTo("v" + to);
        for (int i = 0; i + 2 < path.length; i += 2) {
            String parent = path[i + 1].equals("->") ? path[i] : path[i + 2];
            String child = path[i + 1].equals("->") ? path[i + 2] : path[i];
            assertThat(network.nodes().get(network.schema().indexOf(child)).parents())
                    .contains(network.schema().indexOf(parent));
        }
        for (int i = 2; i + 1 < path.length; i += 2) {
            boolean met = path[i - 1].equals("->") && path[i + 1].equals("<-");
            if (met)
                assertThat(descendants(network, network.schema().indexOf(path[i])))
                        .containsAnyElementsOf(given);
            else assertThat(given).doesNotContain(path[i]);
        }
    }

    private static List<String> descendants(BayesianNetwork network, int vertex) {
        BitSet reached = new BitSet();
        reached.set(vertex);
        for (int v = vertex + 1; v < network.nodes().size(); v++)
            for (int parent : network.nodes().get(v).parents()) if (reached.get(parent)) reached.set(v);
        return reached.stream().mapToObj(v -> "v" + v).toList();
    }

    @Test
    void columnsAreNamedOnceAndAtAll() {
        assertThatThrownBy(() -> Asking.ask(new SeparationQuestion(), ASIA))
                .hasMessage("from must name at least one column");
        assertThatThrownBy(() -> Asking.ask(new SeparationQuestion(List.of("asia"), List.of(), List.of()), ASIA))
                .hasMessage("to must name at least one column");
        assertThatThrownBy(
                        () -> Asking.ask(new SeparationQuestion(List.of("asia"), List.of("tub"), List.of("tub")), ASIA))
                .hasMessage("column 'tub' is in both to and given; name it once");
        assertThatThrownBy(() -> Asking.ask(new SeparationQuestion(List.of("asia"), List.of("tubs"), List.of()), ASIA))
                .hasMessageStartingWith("to: no column 'tubs'; the columns are asia");
    }

    @Test
    void weightedDrawsComeNearToExactMarginalsAsTheirEffectiveNumberSays() {
        List<String> lines = Asking.ask(
                new LikelihoodWeightingQuestion(50_000, List.of("lung", "smoke")), ASIA, "xray=yes dysp=yes");
        double[] exact = {0.6212527967, 0.3787472033, 0.8043, 0.1957};
        String smoke = Asking.ask(new MarginalsQuestion(List.of("smoke")), ASIA, "xray=yes dysp=yes")
                .get(0);
        exact[2] = Double.parseDouble(smoke.split(" \\| ")[3]);
        exact[3] = 1 - exact[2];
        assertThat(lines).hasSize(4);
        for (int i = 0; i < 4; i++) {
            String[] cells = lines.get(i).split(" \\| ");
            double effective = Double.parseDouble(cells[6]);
            assertThat(effective).isBetween(2_000.0, 50_000.0);
            assertThat(Double.parseDouble(cells[3]))
                    .isCloseTo(exact[i], within(4 * Math.sqrt(exact[i] * (1 - exact[i]) / effective)));
        }
    }

    @Test
    void withoutEvidenceEveryDrawCountsFully() {
        assertThat(Asking.ask(new LikelihoodWeightingQuestion(3000, List.of("smoke")), ASIA))
                .allMatch(line -> Math.abs(Double.parseDouble(line.split(" \\| ")[6]) - 3000) < 1e-6);
    }

    @Test
    void numbersAreWeighedToo() {
        String[] cells = Asking.ask(new LikelihoodWeightingQuestion(100_000, List.of("x", "y")), mixed(), "y=9")
                .get(0)
                .split(" \\| ");
        String[] exact = Asking.ask(new MarginalsQuestion(List.of("x", "y")), mixed(), "y=9")
                .get(0)
                .split(" \\| ");
        double effective = Double.parseDouble(cells[6]);
        double deviation = Double.parseDouble(exact[5]);
        assertThat(Double.parseDouble(cells[4]))
                .isCloseTo(Double.parseDouble(exact[4]), within(4 * deviation / Math.sqrt(effective)));
        assertThat(Double.parseDouble(cells[5])).isCloseTo(deviation, within(0.05 * deviation));
        assertThat(Asking.ask(new LikelihoodWeightingQuestion(10, List.of("y")), mixed(), "y=9")
                        .get(0))
                .startsWith("1 | y | - | - | 9 | 0 | ");
    }

    @Test
    void drawsThatAllContradictARowAreNoAnswer() {
        assertThatThrownBy(() -> Asking.ask(
                        new LikelihoodWeightingQuestion(1000, List.of()), ASIA, "smoke=yes", "lung=yes either=no"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "row 2: none of 1000 draws agrees with what the row knows, which is impossible or nearly so;"
                                + " give less of it, or more draws");
        assertThatThrownBy(() -> new LikelihoodWeightingQuestion(0, List.of()))
                .hasMessage("draws must be at least 1, got 0");
    }

    @Test
    void weightedDrawsAreTheSameForASeed() {
        LikelihoodWeightingQuestion question = new LikelihoodWeightingQuestion(500, List.of());
        Dataset rows = Dataset.of(Asking.rows(ASIA.schema(), "xray=yes", "dysp=no", "xray=yes"));
        assertThat(Asking.lines(question.ask(ASIA, rows, Run.of(7))))
                .isEqualTo(Asking.lines(question.ask(ASIA, rows, Run.of(7))))
                .isNotEqualTo(Asking.lines(question.ask(ASIA, rows, Run.of(8))));
    }

    @Test
    void anEstimateIsSaidToBeOne() {
        BayesianNetwork network = new BayesianNetwork(
                Schema.of(new Column.Numeric("x"), new Column.Categorical("y", "0", "1")),
                List.of(
                        new Node(new int[0], new ConditionalGaussian(new double[] {0}, new double[] {1})),
                        new Node(new int[] {0}, new LogisticRegression(new double[] {0, 0, 1, 2}))));
        List<String> warnings = new ArrayList<>();
        Run run = new Run() {
            @Override
            public Seed seed() {
                return new Seed(1);
            }

            @Override
            public void warn(String message) {
                warnings.add(message);
            }
        };
        Asking.lines(new MarginalsQuestion().ask(network, Asking.nothing(network.schema()), run));
        assertThat(warnings).singleElement().asString().contains("estimates from weighted draws");
        warnings.clear();
        Asking.lines(new MarginalsQuestion().ask(ASIA, Asking.nothing(ASIA.schema()), run));
        assertThat(warnings).isEmpty();
    }
}
