package semblance.bayesiannetwork.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import semblance.api.exchange.ModelSource;
import semblance.api.train.Run;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.bayesiannetwork.ProbabilityTable;

/** Networks as they are published, in the dialects of the programs that wrote them. */
class PublishedTest {

    static ModelSource<BayesianNetwork> source(String file) {
        if (file.endsWith(".bif")) return new BifSource();
        if (file.endsWith(".uai")) return new UaiSource();
        return file.endsWith(".net") ? new HuginSource() : new XmlBifSource();
    }

    private static BayesianNetwork read(String file) throws IOException {
        return source(file).read(Memory.published(file), Run.of(1));
    }

    @ParameterizedTest
    @CsvSource({
        "bif/asia.bif, 8, 8, 18",
        "bif/asia_agrum.bif, 8, 8, 18",
        "other/asia.uai, 8, 8, 18",
        "bif/cancer.bif, 5, 4, 10",
        "bif/earthquake.bif, 5, 4, 10",
        "bif/survey.bif, 6, 6, 21",
        "bif/sachs.bif, 11, 17, 178",
        "bif/child.bif, 20, 25, 230",
        "bif/insurance.bif, 27, 52, 1008",
        "xmlbif/insurance.bifxml, 27, 52, 1008",
        "bif/alarm.bif, 37, 46, 509",
        "bif/alarm_agrum.bif, 37, 46, 509",
        "xmlbif/alarm.bifxml, 37, 46, 509",
        "other/alarm.net, 37, 46, 509",
        "xmlbif/dog.bifxml, 5, 4, 10",
        "other/test1.net, 4, 4, 10",
    })
    void aNetworkHasItsNodesArcsAndParameters(String file, int nodes, int arcs, int parameters) throws IOException {
        BayesianNetwork network = read(file);
        assertThat(network.nodes()).hasSize(nodes);
        assertThat(Joint.arcs(network)).isEqualTo(arcs);
        assertThat(Joint.parameters(network)).isEqualTo(parameters);
    }

    @Test
    void asiaAnswersAsPublished() throws IOException {
        BayesianNetwork asia = read("bif/asia.bif");
        assertThat(Joint.probability(asia, "lung=yes")).isCloseTo(0.055, within(1e-12));
        assertThat(Joint.probability(asia, "tub=yes")).isCloseTo(0.0104, within(1e-12));
        assertThat(Joint.probability(asia, "either=yes")).isCloseTo(0.064828, within(1e-12));
        assertThat(Joint.probability(asia, "xray=yes")).isCloseTo(0.11029004, within(1e-12));
        assertThat(Joint.probability(asia, "dysp=yes")).isCloseTo(0.4359706, within(1e-12));
        assertThat(Joint.probability(asia, "lung=yes", "xray=yes", "dysp=yes")
                        / Joint.probability(asia, "xray=yes", "dysp=yes"))
                .isCloseTo(0.6212527967, within(1e-10));
        assertThat(Joint.probability(
                        asia,
                        "asia=no",
                        "tub=no",
                        "smoke=no",
                        "lung=no",
                        "bronc=no",
                        "either=no",
                        "xray=no",
                        "dysp=no"))
                .isCloseTo(0.29036197575, within(1e-11));
    }

    @Test
    void tablesWithTheStateSlowestMeanTheSameAsRows() throws IOException {
        BayesianNetwork asia = read("bif/asia_agrum.bif");
        assertThat(Joint.probability(asia, "dyspnoea=h1")).isCloseTo(0.4359706, within(1e-12));
        assertThat(Joint.probability(asia, "positive_XraY=d1")).isCloseTo(0.11029004, within(1e-12));
        assertThat(Joint.probability(asia, "lung_cancer=e1", "positive_XraY=d1", "dyspnoea=h1")
                        / Joint.probability(asia, "positive_XraY=d1", "dyspnoea=h1"))
                .isCloseTo(0.6212527967, within(1e-10));
    }

    @Test
    void theUaiFileOfAsiaHasTheSameDistributionUnderOtherNames() throws IOException {
        BayesianNetwork asia = read("other/asia.uai");
        double[] xray = {Joint.probability(asia, "x7=0"), Joint.probability(asia, "x6=0")};
        assertThat(xray[0]).isCloseTo(0.11029004, within(1e-12));
        assertThat(xray[1]).isCloseTo(0.4359706, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"bif/alarm_agrum.bif, 4", "other/alarm.net, 4", "xmlbif/alarm.bifxml, 1"}) // where the tables of some
    // nodes with two parents and more are for these in another order than the file lists them
    void alarmIsTheSameInEveryFormat(String file, int parents) throws IOException {
        BayesianNetwork one = read("bif/alarm.bif");
        BayesianNetwork other = read(file);
        assertThat(other.schema().names())
                .containsExactlyInAnyOrderElementsOf(one.schema().names());
        int[] row = new int[37];
        int[] same = new int[37];
        for (int trial = 0; trial < 500; trial++) {
            for (int v = 0; v < 37; v++) {
                row[v] = (int) ((trial * 2654435761L + v * 40503L >>> 7) % Joint.states(one, v));
                same[other.schema().indexOf(one.schema().names().get(v))] = row[v];
            }
            for (int v = 0; v < 37; v++) {
                int there = other.schema().indexOf(one.schema().names().get(v));
                assertThat(one.schema().columns().get(v))
                        .isEqualTo(other.schema().columns().get(there));
                if (one.nodes().get(v).parents().length <= parents)
                    assertThat(Joint.local(other, there, same)).isCloseTo(Joint.local(one, v, row), within(1e-6));
            }
        }
    }

    @Test
    void rowsOfAlarmThatDoNotSumToOneAreMendedAndNamed() throws IOException {
        Memory.Listening run = new Memory.Listening();
        BayesianNetwork alarm = new BifSource().read(Memory.published("bif/alarm.bif"), run);
        assertThat(run.warnings())
                .singleElement()
                .asString()
                .matches("alarm.bif: \\d+ rows of probabilities did not sum to 1 and were divided by their sum;"
                        + " the worst, in line \\d+, summed to 0\\.9999999.*");
        for (int v = 0; v < 37; v++) {
            double[] table = ((ProbabilityTable) alarm.nodes().get(v).distribution()).probabilities();
            int states = Joint.states(alarm, v);
            for (int at = 0; at < table.length; at += states) {
                double sum = 0;
                for (int s = 0; s < states; s++) sum += table[at + s];
                assertThat(sum).isCloseTo(1, within(1e-15));
            }
        }
    }

    @Test
    void aNetworkThatWekaLearnedIsReadWithItsDocumentType() throws IOException {
        BayesianNetwork autos = read("xmlbif/weka_autos.xml");
        assertThat(autos.nodes()).hasSize(26);
        assertThat(autos.schema().names()).startsWith("normalized-losses", "make", "fuel-type");
        assertThat(Joint.states(autos, 1)).isEqualTo(22);
    }

    @Test
    void countsInHuginTablesAreDividedByTheirSum() throws IOException {
        BayesianNetwork network = read("other/test1.net");
        double[] root = ((ProbabilityTable) network.nodes().get(0).distribution()).probabilities();
        assertThat(root).containsExactly(0.1, 0.9);
        double[] table = ((ProbabilityTable) network.nodes().get(2).distribution()).probabilities();
        assertThat(table[4]).isCloseTo(7.0 / 12, within(1e-15));
    }

    @Test
    void anUndirectedNetworkIsRefused() {
        Memory grid = Memory.published("other/grid4x4.uai");
        assertThatThrownBy(() -> new UaiSource().read(grid, Run.of(1)))
                .isInstanceOf(IOException.class)
                .hasMessage("grid4x4.uai, line 1, column 1: expected BAYES, found MARKOV; the factors of an undirected"
                        + " network are no distributions");
    }
}
