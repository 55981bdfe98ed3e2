package semblance.bayesiannetwork.exchange;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import semblance.api.Help;
import semblance.api.data.Column;
import semblance.api.data.Kind;
import semblance.api.data.Location;
import semblance.api.exchange.ModelSink;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.bayesiannetwork.LogisticRegression;
import semblance.bayesiannetwork.Node;

/**
 * Writes networks over levels and numbers in Hugin NET. A column whose name is no identifier gets one, and its name as
 * the label; attributes of our own, which other programs skip, let {@link HuginSource} read the same columns back.
 */
@Help("Bayesian networks in Hugin NET, with levels and numbers: .net or .hugin")
public record HuginSink() implements ModelSink<BayesianNetwork> {
    /** The attribute that holds the name of a column that is no identifier. */
    static final String COLUMN = "semblance_column";

    /** The attribute that holds the kind of a numeric column whose numbers are not real. */
    static final String KIND = "semblance_kind";

    @Override
    public String name() {
        return "hugin";
    }

    @Override
    public boolean accepts(URI location) {
        return Suffix.accepts(location, "net", "hugin");
    }

    /** The word that stands for a kind of number. */
    static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void write(BayesianNetwork model, Location to) throws IOException {
        Expansion expansion = new Expansion(model, "Hugin NET");
        List<Column> columns = model.schema().columns();
        for (int v = 0; v < columns.size(); v++)
            if (model.nodes().get(v).distribution() instanceof LogisticRegression)
                throw new IllegalArgumentException("column '" + columns.get(v).name()
                        + "' has levels and a numeric parent, for which Hugin NET has no words; bin that parent");
        List<String> identifiers = Identifiers.of(model.schema().names());
        try (Lines lines = new Lines(to)) {
            lines.line("net");
            lines.line("{");
            lines.line("}");
            for (int v = 0; v < columns.size(); v++) node(lines, columns.get(v), identifiers.get(v));
            for (int v = 0; v < columns.size(); v++) {
                Node node = model.nodes().get(v);
                String given =
                        IntStream.of(node.parents()).mapToObj(identifiers::get).collect(Collectors.joining(" "));
                lines.line("potential ( ", identifiers.get(v), given.isEmpty() ? "" : " | ", given, " )");
                lines.line("{");
                lines.part("  data = ");
                if (columns.get(v) instanceof Column.Numeric) HuginNormalsText.write(lines, model, v, identifiers);
                else table(lines, expansion.shape(v), expansion.table(v));
                lines.line(";");
                lines.line("}");
            }
        }
    }

    private static void node(Lines lines, Column column, String identifier) throws IOException {
        lines.line(column instanceof Column.Numeric ? "continuous node " : "node ", identifier);
        lines.line("{");
        if (!identifier.equals(column.name())) {
            lines.line("  label = \"", BifSink.escaped(column.name()), "\";");
            lines.line("  " + COLUMN + " = \"", BifSink.escaped(column.name()), "\";");
        }
        if (column instanceof Column.Numeric numeric && numeric.kind() != Kind.REAL)
            lines.line("  " + KIND + " = \"", word(numeric.kind()), "\";");
        if (column instanceof Column.Categorical categorical)
            lines.line(categorical.levels().stream()
                    .map(level -> '"' + BifSink.escaped(level) + '"')
                    .collect(Collectors.joining(" ", "  states = ( ", " );")));
        lines.line("}");
    }

    private static void table(Lines lines, Shape shape, double[] values) throws IOException {
        for (int row = 0; row < shape.configurations(); row++) {
            if (row > 0) lines.part("\n    ");
            lines.part("(".repeat(1 + turned(shape.parents(), row)));
            lines.numbers(values, row * shape.states(), (row + 1) * shape.states(), " ");
            lines.part(")".repeat(1 + turned(shape.parents(), row + 1)));
        }
    }

    /** How many of the last parents stand at their first state in a configuration that starts, or all if it is the end. */
    static int turned(int[] sizes, int configuration) {
        int turned = 0;
        while (turned < sizes.length && configuration % sizes[sizes.length - 1 - turned] == 0) {
            configuration /= sizes[sizes.length - 1 - turned];
            turned++;
        }
        return turned;
    }

    /** The sizes of those parents of a node that have levels. */
    static int[] sizes(BayesianNetwork model, int position) {
        return Arrays.stream(model.nodes().get(position).parents())
                .mapToObj(parent -> model.schema().columns().get(parent))
                .filter(Column.Categorical.class::isInstance)
                .mapToInt(column -> ((Column.Categorical) column).levels().size())
                .toArray();
    }
}
