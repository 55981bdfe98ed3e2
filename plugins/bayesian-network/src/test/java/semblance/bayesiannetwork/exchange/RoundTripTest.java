package semblance.bayesiannetwork.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import semblance.api.data.Column;
import semblance.api.data.Kind;
import semblance.api.data.Schema;
import semblance.api.exchange.ModelSink;
import semblance.api.exchange.ModelSource;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.bayesiannetwork.ConditionalGaussian;
import semblance.bayesiannetwork.Node;
import semblance.bayesiannetwork.ProbabilityTable;
import semblance.bayesiannetwork.ProbabilityTree;

class RoundTripTest {
    private static final List<String> ODD = List.of(
            "plain",
            "a b",
            "it's",
            "say \"hi\"",
            "back\\slash",
            "(-inf-75.5]",
            "a|b",
            "{x}",
            "semi;colon",
            "//no comment",
            "a/*b",
            "<5",
            "R&D",
            "50%",
            "node",
            "table",
            "Größe",
            "x,y",
            "1e5",
            "-1",
            "\u6c34");

    private static ModelSource<BayesianNetwork> source(String format) {
        return switch (format) {
            case "bif" -> new BifSource();
            case "xmlbif" -> new XmlBifSource();
            case "uai" -> new UaiSource();
            default -> new HuginSource();
        };
    }

    private static ModelSink<BayesianNetwork> sink(String format) {
        return switch (format) {
            case "bif" -> new BifSink();
            case "xmlbif" -> new XmlBifSink();
            case "uai" -> new UaiSink();
            default -> new HuginSink();
        };
    }

    private static BayesianNetwork through(String format, BayesianNetwork network) throws IOException {
        Memory.Listening run = new Memory.Listening();
        BayesianNetwork back = source(format).read(Memory.write(sink(format), network), run);
        assertThat(run.warnings()).isEmpty();
        return back;
    }

    /** A network of tables with odd names, tiny and repeated probabilities, and up to three parents. */
    static BayesianNetwork odd(long seed) {
        RandomGenerator random = new Seed(seed).random();
        List<Column> columns = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        for (int v = 0; v < 12; v++) {
            int states = 1 + random.nextInt(4);
            List<String> levels = new ArrayList<>();
            for (int s = 0; s < states; s++) levels.add(ODD.get((v * 5 + s) % ODD.size()));
            columns.add(new Column.Categorical(ODD.get(v + (int) (seed % 9)), levels, false));
            int[] parents = random.ints(0, Math.max(1, v))
                    .distinct()
                    .limit(Math.min(v, random.nextInt(4)))
                    .toArray();
            int configurations = 1;
            for (int parent : parents)
                configurations *=
                        ((Column.Categorical) columns.get(parent)).levels().size();
            nodes.add(new Node(parents, new ProbabilityTable(rows(random, configurations, states))));
        }
        // the order of columns is not that of the arcs in files: turn it round
        List<Column> turned = new ArrayList<>();
        List<Node> turnedNodes = new ArrayList<>();
        for (int v = 11; v >= 0; v--) {
            turned.add(columns.get(v));
            int[] parents = nodes.get(v).parents().clone();
            for (int p = 0; p < parents.length; p++) parents[p] = 11 - parents[p];
            turnedNodes.add(new Node(parents, nodes.get(v).distribution()));
        }
        return new BayesianNetwork(new Schema(turned, "", ""), turnedNodes);
    }

    private static double[] rows(RandomGenerator random, int configurations, int states) {
        double[] values = new double[configurations * states];
        for (int c = 0; c < configurations; c++) {
            double rest = 1;
            for (int s = 0; s < states; s++) {
                double share = s == states - 1 ? rest : rest * Math.pow(random.nextDouble(), 1 + random.nextInt(40));
                values[c * states + s] = share;
                rest -= share;
            }
        }
        return values;
    }

    @ParameterizedTest
    @CsvSource({"bif", "xmlbif", "hugin"})
    void whatIsWrittenIsReadBackToTheLastBit(String format) throws IOException {
        for (long seed = 0; seed < 20; seed++) {
            BayesianNetwork network = odd(seed);
            assertThat(through(format, network))
                    .as("seed %d", seed)
                    .usingRecursiveComparison()
                    .isEqualTo(network);
        }
    }

    @Test
    void uaiKeepsAllButTheNames() throws IOException {
        for (long seed = 0; seed < 20; seed++) {
            BayesianNetwork network = odd(seed);
            BayesianNetwork back = through("uai", network);
            assertThat(back.nodes())
                    .as("seed %d", seed)
                    .usingRecursiveComparison()
                    .isEqualTo(network.nodes());
            assertThat(back.schema().names().get(3)).isEqualTo("x3");
        }
    }

    @Test
    void aNetworkPassesThroughAllFormatsUnchanged() throws IOException {
        BayesianNetwork asia = new BifSource().read(Memory.published("bif/asia.bif"), Run.of(1));
        BayesianNetwork named = through("hugin", through("xmlbif", asia));
        assertThat(named).usingRecursiveComparison().isEqualTo(asia);
        BayesianNetwork unnamed = through("uai", named);
        assertThat(unnamed.nodes()).usingRecursiveComparison().isEqualTo(asia.nodes());
        assertThat(Joint.probability(unnamed, "x6=0")).isEqualTo(Joint.probability(asia, "xray=yes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bif", "xmlbif", "uai", "hugin"})
    void aTreeIsWrittenAsItsTable(String format) throws IOException {
        Schema schema = Schema.of(
                new Column.Categorical("a", "0", "1", "2"),
                new Column.Categorical("b", "0", "1"),
                new Column.Categorical("c", "0", "1"));
        // c depends on b only where a is 1
        ProbabilityTree tree = new ProbabilityTree(
                new int[] {0, 1, -1, -1, -1},
                new int[] {1, 0, 0, 0, 0},
                new int[] {1, 2, 0, 0, 0},
                new int[] {4, 3, 0, 0, 0},
                new double[] {0, 0, 0, 0, 0.125, 0.875, 0.25, 0.75, 0.5, 0.5});
        BayesianNetwork network = new BayesianNetwork(
                schema,
                List.of(
                        new Node(new int[0], new ProbabilityTable(new double[] {0.25, 0.5, 0.25})),
                        new Node(new int[0], new ProbabilityTable(new double[] {0.5, 0.5})),
                        new Node(new int[] {0, 1}, tree)));
        ProbabilityTable table =
                (ProbabilityTable) through(format, network).nodes().get(2).distribution();
        assertThat(table.probabilities())
                .containsExactly(0.5, 0.5, 0.5, 0.5, 0.125, 0.875, 0.25, 0.75, 0.5, 0.5, 0.5, 0.5);
    }

    static BayesianNetwork mixed() {
        Schema schema = Schema.of(
                new Column.Categorical("sex", "f", "m"),
                new Column.Categorical("site", "a", "b", "c"),
                new Column.Numeric("body weight"),
                new Column.Numeric("height", Kind.INTEGER),
                new Column.Numeric("born", Kind.DATE),
                new Column.Numeric("alone"));
        return new BayesianNetwork(
                schema,
                List.of(
                        new Node(new int[0], new ProbabilityTable(new double[] {0.3, 0.7})),
                        new Node(new int[] {0}, new ProbabilityTable(new double[] {0.1, 0.2, 0.7, 0, 0.5, 0.5})),
                        new Node(
                                new int[] {3, 0, 4, 1},
                                new ConditionalGaussian(
                                        new double[] {
                                            1, -2, 3e-9, 4, 5.5, -6e20, 7, 8, -9, 1e-300, 0, 0.1, -0.2, 0.3, 1 / 3.0, 2,
                                            -4, 1
                                        },
                                        new double[] {1, 2, 1e-12, 4, 5e17, Math.PI})),
                        new Node(new int[] {0}, new ConditionalGaussian(new double[] {160, 175.5}, new double[] {30, 40
                        })),
                        new Node(new int[] {3}, new ConditionalGaussian(new double[] {-0.5, 0.25}, new double[] {2})),
                        new Node(new int[0], new ConditionalGaussian(new double[] {-7}, new double[] {1}))));
    }

    @Test
    void numbersPassThroughHuginToTheLastBit() throws IOException {
        assertThat(through("hugin", mixed())).usingRecursiveComparison().isEqualTo(mixed());
    }

    @ParameterizedTest
    @CsvSource({"bif, BIF", "xmlbif, XMLBIF", "uai, UAI"})
    void numbersAreRefusedWhereAFormatHasNone(String format, String called) {
        assertThatThrownBy(() -> Memory.write(sink(format), mixed()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column 'body weight' is numeric, and " + called + " has levels only; export to Hugin NET"
                        + " (.net), or learn the network from binned columns");
    }

    @Test
    void aTableThatNoFileShouldHoldIsRefusedByName() {
        List<Column> columns = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        for (int v = 0; v < 30; v++) {
            columns.add(new Column.Categorical("v" + v, "0", "1"));
            nodes.add(new Node(new int[0], new ProbabilityTable(new double[] {0.5, 0.5})));
        }
        int[] parents = new int[29];
        for (int p = 0; p < 29; p++) parents[p] = p;
        nodes.set(
                29,
                new Node(
                        parents,
                        new ProbabilityTree(
                                new int[] {-1}, new int[] {0}, new int[] {0}, new int[] {0}, new double[] {0.5, 0.5})));
        BayesianNetwork network = new BayesianNetwork(new Schema(columns, "", ""), nodes);
        for (String format : List.of("bif", "xmlbif", "uai", "hugin"))
            assertThatThrownBy(() -> Memory.write(sink(format), network))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(
                            "the table of column 'v29' with its 29 parents has more than 16777216 entries");
    }

    @Test
    void namesThatXmlCannotHoldAreRefused() {
        BayesianNetwork network = new BayesianNetwork(
                Schema.of(new Column.Categorical("a\u0001", "x")),
                List.of(new Node(new int[0], new ProbabilityTable(new double[] {1}))));
        assertThatThrownBy(() -> Memory.write(new XmlBifSink(), network))
                .hasMessage("'a\u0001' has the character U+0001, which XML cannot hold; rename it");
    }

    @Test
    void bifIsWrittenAsOthersWriteIt() throws IOException {
        BayesianNetwork network = new BayesianNetwork(
                Schema.of(
                        new Column.Categorical("rain today", "no", "yes"), new Column.Categorical("wet", "no", "yes")),
                List.of(
                        new Node(new int[0], new ProbabilityTable(new double[] {0.75, 0.25})),
                        new Node(new int[] {0}, new ProbabilityTable(new double[] {0.99, 0.01, 1e-7, 1 - 1e-7}))));
        assertThat(Memory.write(new BifSink(), network).text()).isEqualTo("""
                        network unknown {
                        }
                        variable "rain today" {
                          type discrete [ 2 ] { no, yes };
                        }
                        variable wet {
                          type discrete [ 2 ] { no, yes };
                        }
                        probability ( "rain today" ) {
                          table 0.75, 0.25;
                        }
                        probability ( wet | "rain today" ) {
                          (no) 0.99, 0.01;
                          (yes) 1E-7, 0.9999999;
                        }
                        """);
    }
}
