package semblance.decisiontree;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import semblance.api.Help;
import semblance.api.data.Column;
import semblance.api.data.Location;
import semblance.api.exchange.ModelSink;

/** Writes a tree as rules, one line for each leaf. */
@Help("a tree as rules in words, one line for each leaf")
public record RulesSink(
        @Help("the column whose tree is written; empty for the target, or the last column if there is none")
        String column)
        implements ModelSink<TreeModel> {

    /** The target's tree. */
    public RulesSink() {
        this("");
    }

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public boolean accepts(URI location) {
        String path = location.getSchemeSpecificPart();
        return path.endsWith(".rules") || path.endsWith(".txt");
    }

    @Override
    public void write(TreeModel model, Location to) throws IOException {
        Shape shape = Shape.of(model, column);
        boolean levels = shape.column() instanceof Column.Categorical;
        try (Writer out = new OutputStreamWriter(to.create(), StandardCharsets.UTF_8)) {
            for (Rule rule : Rule.of(shape)) {
                out.write("if " + rule.text() + " then " + shape.column().name() + (levels ? " is " : " is about ")
                        + rule.leaf().value() + (levels ? " with probability " : " with deviation ")
                        + Shape.number(rule.leaf().certainty()) + " (weight " + Shape.number(rule.weight()) + ")\n");
            }
        }
    }
}
