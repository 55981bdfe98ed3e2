package semblance.bayesiannetwork.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.train.Run;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.bayesiannetwork.Node;
import semblance.bayesiannetwork.ProbabilityTable;

class PictureTest {
    private static BayesianNetwork asia() throws IOException {
        return new BifSource().read(Memory.asia(), Run.of(1));
    }

    private static Element parse(Memory svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.bytes()))
                .getDocumentElement();
    }

    private static List<String> texts(Element root, String tag) {
        NodeList found = root.getElementsByTagName(tag);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) texts.add(found.item(i).getTextContent());
        return texts;
    }

    @Test
    void aPictureShowsEveryNodeAndTheStrengthOfEveryArc() throws Exception {
        Element root = parse(Memory.write(new SvgSink(), asia()));
        assertThat(texts(root, "text"))
                .startsWith("asia", "tub", "smoke", "lung", "bronc", "either", "xray", "dysp")
                .endsWith("0.258 nats");
        assertThat(texts(root, "title"))
                .contains("smoke \u2192 bronc: 0.04620 nats", "either", "bronc \u2192 dysp: 0.2585 nats");
        assertThat(root.getElementsByTagName("path").getLength()).isEqualTo(16); // a line and a head for each arc
    }

    @Test
    void aPictureIsTheSameEachTimeAndNeedsNothingElse() throws Exception {
        String svg = Memory.write(new SvgSink(), asia()).text();
        assertThat(Memory.write(new SvgSink(), asia()).text()).isEqualTo(svg);
        assertThat(svg).doesNotContain("href", "<script", "@import", "url(").containsOnlyOnce("http");
    }

    @Test
    void namesAreShownAsTheyAre() throws Exception {
        Schema schema = Schema.of(
                new Column.Categorical("<script>alert('&')</script>", "x"),
                new Column.Categorical("a name that is far too long to be shown in full", "x"));
        Node node = new Node(new int[0], new ProbabilityTable(new double[] {1}));
        Element root = parse(Memory.write(new SvgSink(), new BayesianNetwork(schema, List.of(node, node))));
        assertThat(texts(root, "text"))
                .containsExactly("<script>alert('&')</script>", "a name that is far too long\u2026");
        assertThat(texts(root, "title")).containsExactlyElementsOf(schema.names());
    }

    @Test
    void theGraphIsWrittenInDot() throws IOException {
        BayesianNetwork network = new BayesianNetwork(
                Schema.of(new Column.Categorical("say \"hi\"", "0", "1"), new Column.Categorical("b\\", "0", "1")),
                List.of(
                        new Node(new int[0], new ProbabilityTable(new double[] {0.5, 0.5})),
                        new Node(new int[] {0}, new ProbabilityTable(new double[] {1, 0, 0, 1}))));
        assertThat(Memory.write(new DotSink(), network).text()).isEqualTo("""
                        digraph {
                          "say \\"hi\\"" [shape=box];
                          "b\\\\" [shape=box];
                          "say \\"hi\\"" -> "b\\\\" [penwidth=6.00, tooltip="0.6931 nats"];
                        }
                        """);
        assertThat(Memory.write(new DotSink(false), network).text()).contains("  \"say \\\"hi\\\"\" -> \"b\\\\\";\n");
    }

    @Test
    void aGraphThatNoEyeCouldFollowIsRefused() {
        List<Column> columns = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        for (int v = 0; v <= 2000; v++) {
            columns.add(new Column.Categorical("v" + v, "x"));
            nodes.add(new Node(new int[0], new ProbabilityTable(new double[] {1})));
        }
        BayesianNetwork network = new BayesianNetwork(new Schema(columns, "", ""), nodes);
        assertThatThrownBy(() -> Memory.write(new SvgSink(), network))
                .hasMessage("the network has 2001 nodes, and a picture at most 2000; export it to .dot for a program"
                        + " that draws large graphs");
    }
}
