package semblance.bayesiannetwork.exchange;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import semblance.api.Help;
import semblance.api.data.Location;
import semblance.api.exchange.ModelSink;
import semblance.bayesiannetwork.BayesianNetwork;

/**
 * Writes networks over levels in XMLBIF 0.3 (Cozman 1998) as Weka, GeNIe and aGrUM read it: in a table the state of the
 * variable varies fastest. Probability trees are written as the tables that they stand for.
 */
@Help("Bayesian networks over levels in XMLBIF: .xml, .bifxml or .xmlbif")
public record XmlBifSink() implements ModelSink<BayesianNetwork> {

    @Override
    public String name() {
        return "xmlbif";
    }

    @Override
    public boolean accepts(URI location) {
        return Suffix.accepts(location, "xml", "bifxml", "xmlbif");
    }

    @Override
    public void write(BayesianNetwork model, Location to) throws IOException {
        Expansion expansion = new Expansion(model, "XMLBIF");
        List<String> names =
                model.schema().names().stream().map(XmlBifSink::kept).toList();
        try (Lines lines = new Lines(to)) {
            lines.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
            lines.line("<BIF VERSION=\"0.3\">");
            lines.line("<NETWORK>");
            lines.line("<NAME>unknown</NAME>");
            for (int v = 0; v < names.size(); v++) {
                lines.line("<VARIABLE TYPE=\"nature\">");
                lines.line("  <NAME>", names.get(v), "</NAME>");
                for (String level : expansion.levels(v).levels()) lines.line("  <OUTCOME>", kept(level), "</OUTCOME>");
                lines.line("</VARIABLE>");
            }
            for (int v = 0; v < names.size(); v++) {
                lines.line("<DEFINITION>");
                lines.line("  <FOR>", names.get(v), "</FOR>");
                for (int parent : model.nodes().get(v).parents())
                    lines.line("  <GIVEN>", names.get(parent), "</GIVEN>");
                lines.line("  <TABLE>");
                Shape shape = expansion.shape(v);
                double[] table = expansion.table(v);
                for (int at = 0; at < table.length; at += shape.states()) {
                    lines.part("    ");
                    lines.numbers(table, at, at + shape.states(), " ");
                    lines.line();
                }
                lines.line("  </TABLE>");
                lines.line("</DEFINITION>");
            }
            lines.line("</NETWORK>");
            lines.line("</BIF>");
        }
    }

    private static String kept(String name) {
        if (!name.equals(name.strip()))
            throw new IllegalArgumentException("'" + name
                    + "' starts or ends with a space, which XMLBIF does not keep; rename it, or export to BIF");
        return escaped(name);
    }

    /** A text with references for those characters that XML would not keep. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '&') escaped.append("&amp;");
            else if (c == '<') escaped.append("&lt;");
            else if (c == '>') escaped.append("&gt;");
            else if (c == '"') escaped.append("&quot;");
            else if (c == '\t' || c == '\n' || c == '\r')
                escaped.append("&#").append(c).append(';');
            else if (c < ' ' || c >= 0xd800 && c < 0xe000 || c == 0xfffe || c == 0xffff)
                throw new IllegalArgumentException("'" + text + "' has the character " + String.format("U+%04X", c)
                        + ", which XML cannot hold; rename it");
            else escaped.appendCodePoint(c);
        });
        return escaped.toString();
    }
}
