package semblance.bayesiannetwork.exchange;

import java.io.IOException;
import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import semblance.api.Help;
import semblance.api.data.Location;
import semblance.api.exchange.ModelSink;
import semblance.bayesiannetwork.BayesianNetwork;

/**
 * Writes networks over levels in the format of the UAI inference competitions (2006 to 2022). It has no names: variables
 * and states are numbered from 0 in their order. Probability trees are written as the tables that they stand for.
 */
@Help("Bayesian networks over levels in the format of the UAI competitions, which keeps no names: .uai")
public record UaiSink() implements ModelSink<BayesianNetwork> {

    @Override
    public String name() {
        return "uai";
    }

    @Override
    public boolean accepts(URI location) {
        return Suffix.accepts(location, "uai");
    }

    @Override
    public void write(BayesianNetwork model, Location to) throws IOException {
        Expansion expansion = new Expansion(model, "UAI");
        int size = model.nodes().size();
        String states = IntStream.range(0, size)
                .mapToObj(v -> String.valueOf(expansion.levels(v).levels().size()))
                .collect(Collectors.joining(" "));
        try (Lines lines = new Lines(to)) {
            lines.line("BAYES");
            lines.line(String.valueOf(size));
            lines.line(states);
            lines.line(String.valueOf(size));
            for (int v = 0; v < size; v++) {
                int[] parents = model.nodes().get(v).parents();
                lines.part(String.valueOf(1 + parents.length));
                for (int parent : parents) lines.part(" ", String.valueOf(parent));
                lines.line(" ", String.valueOf(v));
            }
            for (int v = 0; v < size; v++) {
                Shape shape = expansion.shape(v);
                double[] table = expansion.table(v);
                lines.line();
                lines.line(String.valueOf(table.length));
                for (int at = 0; at < table.length; at += shape.states()) {
                    lines.part(" ");
                    lines.numbers(table, at, at + shape.states(), " ");
                    lines.line();
                }
            }
        }
    }
}
