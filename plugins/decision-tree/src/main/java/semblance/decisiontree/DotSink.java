package semblance.decisiontree;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import semblance.api.Help;
import semblance.api.data.Location;
import semblance.api.exchange.ModelSink;
import semblance.decisiontree.growing.Trees;

/** Writes a tree as a picture, in the language of Graphviz (Gansner and North 2000). */
@Help("a tree as a picture for Graphviz, such as dot -Tsvg")
public record DotSink(
        @Help("the column whose tree is drawn; empty for the target, or the last column if there is none")
        String column,

        @Help("levels of the tree that are drawn, at least 1; 0 for all")
        int depth)
        implements ModelSink<TreeModel> {

    /** All of the target's tree. */
    public DotSink() {
        this("", 0);
    }

    /** @throws IllegalArgumentException if the depth is negative */
    public DotSink {
        Demand.atLeast("depth", depth, 0);
    }

    @Override
    public String name() {
        return "tree-dot";
    }

    @Override
    public boolean accepts(URI location) {
        String path = location.getSchemeSpecificPart();
        return path.endsWith(".dot") || path.endsWith(".gv");
    }

    @Override
    public void write(TreeModel model, Location to) throws IOException {
        Shape shape = Shape.of(model, column);
        try (Writer out = new OutputStreamWriter(to.create(), StandardCharsets.UTF_8)) {
            out.write("digraph tree {\n  label=" + quoted(shape.column().name())
                    + "\n  node [shape=box, style=rounded, fontname=\"Helvetica\"]\n  edge [fontname=\"Helvetica\"]\n");
            draw(shape, 0, 0, out);
            out.write("}\n");
        }
    }

    private void draw(Shape shape, int node, int level, Writer out) throws IOException {
        Trees tree = shape.tree();
        String weight = "weight " + Shape.number(shape.totals()[node]);
        if (tree.leaf(node)) {
            Shape.Leaf leaf = shape.leaves().get(tree.number(node));
            String value = leaf.value() + " (" + Shape.number(leaf.certainty()) + ")";
            out.write("  n" + node + " [label=" + quoted(value + "\n" + weight) + ", style=\"rounded,filled\"]\n");
            return;
        }
        if (depth > 0 && level == depth) {
            out.write("  n" + node + " [label=" + quoted("...\n" + weight) + "]\n");
            return;
        }
        int column = tree.column(node);
        BitSet left = new BitSet();
        for (int code = 0; code <= shape.cuts().codes(column); code++) left.set(code, tree.left(node, code));
        out.write("  n" + node + " [label=" + quoted(Rule.condition(shape, column, left) + "\n" + weight) + "]\n");
        draw(shape, tree.left(node), level + 1, out);
        draw(shape, tree.right(node), level + 1, out);
        out.write("  n" + node + " -> n" + tree.left(node) + " [label=\"yes\"]\n");
        out.write("  n" + node + " -> n" + tree.right(node) + " [label=\"no\"]\n");
    }

    private static String quoted(String text) {
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\r", " ")
                        .replace("\n", "\\n") + "\"";
    }
}
