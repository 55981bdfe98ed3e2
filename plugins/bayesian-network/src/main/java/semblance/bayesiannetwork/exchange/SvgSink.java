package semblance.bayesiannetwork.exchange;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import semblance.api.Help;
import semblance.api.data.Column;
import semblance.api.data.Location;
import semblance.api.exchange.ModelSink;
import semblance.api.train.Run;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.bayesiannetwork.Node;
import semblance.bayesiannetwork.picture.ArcStrengths;
import semblance.bayesiannetwork.picture.Drawing;
import semblance.bayesiannetwork.picture.Svg;

/**
 * Draws the graph of a network in layers (Sugiyama, Tagawa and Toda 1981). Columns of numbers have round ends. The width
 * of an arc tells its strength: the mutual information of child and parent given the child's other parents.
 *
 * @param strengths whether arcs are as wide as they are strong; strengths take time in large networks
 */
@Help("a picture of the graph of a Bayesian network: .svg")
public record SvgSink(
        @Help("whether arcs are as wide as they are strong; true or false")
        boolean strengths) implements ModelSink<BayesianNetwork> {
    private static final int MOST = 2000; // nodes; no eye finds its way among more

    /** With strengths. */
    public SvgSink() {
        this(true);
    }

    @Override
    public String name() {
        return "network-svg";
    }

    @Override
    public boolean accepts(URI location) {
        return Suffix.accepts(location, "svg");
    }

    @Override
    public void write(BayesianNetwork model, Location to) throws IOException {
        List<String> names = model.schema().names();
        if (names.size() > MOST)
            throw new IllegalArgumentException("the network has " + names.size() + " nodes, and a picture at most "
                    + MOST + "; export it to .dot for a program that draws large graphs");
        Drawing drawing =
                Drawing.of(names, model.nodes().stream().map(Node::parents).toArray(int[][]::new));
        try (Lines lines = new Lines(to)) {
            Svg.write(
                    drawing,
                    names.stream().map(XmlBifSink::escaped).toList(),
                    drawing.boxes().stream()
                            .map(box -> XmlBifSink.escaped(box.label()))
                            .toList(),
                    model.schema().columns().stream()
                            .map(Column.Numeric.class::isInstance)
                            .toList(),
                    strengths ? ArcStrengths.of(model, Run.of(0)) : ArcStrengths.unknown(model),
                    lines::line);
        }
    }
}
