package semblance.bayesiannetwork.exchange;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import semblance.api.Help;
import semblance.api.data.Column;
import semblance.api.data.Location;
import semblance.api.exchange.ModelSink;
import semblance.api.train.Run;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.bayesiannetwork.picture.ArcStrengths;

/**
 * Writes the graph of a network in the DOT language of Graphviz. Columns of numbers are ellipses, those of levels boxes.
 * The width of an arc tells its strength: the mutual information of child and parent given the child's other parents.
 *
 * @param strengths whether arcs are as wide as they are strong; strengths take time in large networks
 */
@Help("the graph of a Bayesian network in the DOT language of Graphviz: .dot or .gv")
public record DotSink(
        @Help("whether arcs are as wide as they are strong; true or false")
        boolean strengths) implements ModelSink<BayesianNetwork> {

    /** With strengths. */
    public DotSink() {
        this(true);
    }

    @Override
    public String name() {
        return "network-dot";
    }

    @Override
    public boolean accepts(URI location) {
        return Suffix.accepts(location, "dot", "gv");
    }

    @Override
    public void write(BayesianNetwork model, Location to) throws IOException {
        List<Column> columns = model.schema().columns();
        double[] strength = strengths ? ArcStrengths.of(model, Run.of(0)) : ArcStrengths.unknown(model);
        double strongest = 0;
        for (double nats : strength) if (nats > strongest) strongest = nats;
        try (Lines lines = new Lines(to)) {
            lines.line("digraph {");
            for (Column column : columns)
                lines.line(
                        "  ", quoted(column), column instanceof Column.Numeric ? " [shape=ellipse];" : " [shape=box];");
            int arc = 0;
            for (int v = 0; v < columns.size(); v++)
                for (int parent : model.nodes().get(v).parents()) {
                    lines.part("  ", quoted(columns.get(parent)), " -> ", quoted(columns.get(v)));
                    if (strength[arc] >= 0)
                        lines.part(
                                " [penwidth=",
                                String.format(
                                        Locale.ROOT,
                                        "%.2f",
                                        strongest > 0 ? 1 + 5 * Math.sqrt(strength[arc] / strongest) : 1),
                                ", tooltip=\"",
                                String.format(Locale.ROOT, "%.4g", strength[arc]),
                                " nats\"]");
                    lines.line(";");
                    arc++;
                }
            lines.line("}");
        }
    }

    /** A name in quotes; DOT takes a backslash as it is unless it stands before a quote or at the end. */
    private static String quoted(Column column) {
        String name = column.name().replace("\"", "\\\"");
        return '"' + (name.endsWith("\\") ? name + "\\" : name) + '"';
    }
}
