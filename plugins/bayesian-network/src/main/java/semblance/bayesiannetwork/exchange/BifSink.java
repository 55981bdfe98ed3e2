package semblance.bayesiannetwork.exchange;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import semblance.api.Help;
import semblance.api.data.Location;
import semblance.api.exchange.ModelSink;
import semblance.bayesiannetwork.BayesianNetwork;

/**
 * Writes networks over levels in the Interchange Format (Cozman 1996) as bnlearn and pgmpy read it: a row for each
 * configuration of the parents. Names with spaces, brackets and the like are put in quotes; probability trees are
 * written as the tables that they stand for.
 */
@Help("Bayesian networks over levels in the Interchange Format: .bif")
public record BifSink() implements ModelSink<BayesianNetwork> {

    @Override
    public String name() {
        return "bif";
    }

    @Override
    public boolean accepts(URI location) {
        return Suffix.accepts(location, "bif");
    }

    @Override
    public void write(BayesianNetwork model, Location to) throws IOException {
        Expansion expansion = new Expansion(model, "BIF");
        List<String> names =
                model.schema().names().stream().map(BifSink::quoted).toList();
        List<List<String>> levels = IntStream.range(0, names.size())
                .mapToObj(v -> expansion.levels(v).levels().stream()
                        .map(BifSink::quoted)
                        .toList())
                .toList();
        try (Lines lines = new Lines(to)) {
            lines.line("network unknown {");
            lines.line("}");
            for (int v = 0; v < names.size(); v++) {
                lines.line("variable ", names.get(v), " {");
                lines.part("  type discrete [ ", String.valueOf(levels.get(v).size()), " ] { ");
                lines.line(String.join(", ", levels.get(v)), " };");
                lines.line("}");
            }
            for (int v = 0; v < names.size(); v++) {
                int[] parents = model.nodes().get(v).parents();
                String given = IntStream.of(parents).mapToObj(names::get).collect(Collectors.joining(", "));
                lines.line("probability ( ", names.get(v), given.isEmpty() ? "" : " | ", given, " ) {");
                Shape shape = expansion.shape(v);
                double[] table = expansion.table(v);
                for (int row = 0; row < shape.configurations(); row++) {
                    int[] states = shape.states(row);
                    lines.part(
                            parents.length == 0
                                    ? "  table "
                                    : IntStream.range(0, parents.length)
                                            .mapToObj(
                                                    p -> levels.get(parents[p]).get(states[p]))
                                            .collect(Collectors.joining(", ", "  (", ") ")));
                    lines.numbers(table, row * shape.states(), (row + 1) * shape.states(), ", ");
                    lines.line(";");
                }
                lines.line("}");
            }
        }
    }

    /** A name as a word if it is one, else in quotes. */
    private static String quoted(String name) {
        boolean word = !name.isEmpty() && !Lexicon.BIF.comment(name, 0) && !Lexicon.BIF.block(name, 0);
        for (int i = 0; i < name.length() && word; i++)
            word = Lexicon.BIF.goesOn(name, 0, i) && name.charAt(i) != '\ufeff';
        return word ? name : '"' + escaped(name) + '"';
    }

    /** A text with backslashes before those characters that would end it. */
    static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
