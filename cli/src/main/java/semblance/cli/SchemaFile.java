package semblance.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import semblance.api.data.Column;
import semblance.api.data.Kind;
import semblance.api.data.Schema;
import semblance.core.config.Near;

/**
 * What is known of a table's columns before it is read: all of them, or some. As YAML:
 *
 * <pre>{@code
 * columns:
 *   age: integer
 *   size: {type: categorical, levels: [S, M, L], ordered: true}
 *   image: {type: tensor, shape: [28, 28, 1]}
 * target: income
 * weight: fnlwgt
 * without: [id]
 * }</pre>
 *
 * <p>Types are real, integer, date, date-time, categorical, text and tensor; a categorical column without levels has
 * those that the data show.
 *
 * @param target the column to predict; empty if none
 * @param weight the column of row weights; empty if none
 * @param without columns to leave out
 */
record SchemaFile(List<Column> columns, String target, String weight, List<String> without) {
    private static final List<String> TYPES =
            List.of("real", "integer", "date", "date-time", "categorical", "text", "tensor");

    SchemaFile {
        columns = List.copyOf(columns);
        without = List.copyOf(without);
    }

    /** Nothing is known. */
    SchemaFile() {
        this(List.of(), "", "", List.of());
    }

    /** @throws Failure naming file and lines if it is no such file */
    static SchemaFile read(Path file) {
        return parse(file.toString(), Yaml.read(file));
    }

    static SchemaFile parse(String file, String text) {
        Yaml yaml = new Yaml(file);
        SchemaFile schema = yaml.parse(text).map(root -> parse(yaml, root)).orElseGet(SchemaFile::new);
        yaml.check();
        return schema;
    }

    private static SchemaFile parse(Yaml yaml, Node root) {
        Map<String, Yaml.Field> fields = yaml.fields(root, "a schema");
        yaml.known(fields, List.of("columns", "target", "weight", "without"));
        List<Column> columns = new ArrayList<>();
        if (fields.containsKey("columns"))
            yaml.fields(fields.get("columns").value(), "columns")
                    .forEach((name, field) -> columns.add(column(yaml, name, field.value())));
        List<String> without =
                fields.containsKey("without") ? yaml.texts(fields.get("without").value(), "a column") : List.of();
        return new SchemaFile(columns, text(yaml, fields, "target"), text(yaml, fields, "weight"), without);
    }

    private static String text(Yaml yaml, Map<String, Yaml.Field> fields, String name) {
        return fields.containsKey(name) ? yaml.text(fields.get(name).value(), name) : "";
    }

    private static Column column(Yaml yaml, String name, Node node) {
        Map<String, Yaml.Field> fields = new LinkedHashMap<>();
        Node typeNode = node;
        if (node instanceof MappingNode) {
            fields.putAll(yaml.fields(node, "a column"));
            if (fields.containsKey("type")) typeNode = fields.get("type").value();
            else yaml.problem(node, "column '" + name + "' needs a type: " + String.join(", ", TYPES));
        }
        String type = typeNode instanceof MappingNode ? "" : yaml.text(typeNode, "a type");
        List<String> more =
                switch (type) {
                    case "categorical" -> List.of("type", "levels", "ordered");
                    case "tensor" -> List.of("type", "shape");
                    default -> List.of("type");
                };
        yaml.known(fields, more);
        try {
            return switch (type) {
                case "real", "integer", "date", "date-time" ->
                    new Column.Numeric(
                            name, Kind.valueOf(type.toUpperCase(Locale.ROOT).replace('-', '_')));
                case "text" -> new Column.Text(name);
                case "categorical" ->
                    new Column.Categorical(
                            name,
                            fields.containsKey("levels")
                                    ? yaml.texts(fields.get("levels").value(), "a level")
                                    : List.of(),
                            flag(yaml, fields, "ordered"));
                case "tensor" -> {
                    if (!fields.containsKey("shape")) {
                        yaml.problem(node, "column '" + name + "' needs a shape, such as [28, 28, 1]");
                        yield new Column.Text(name);
                    }
                    yield new Column.Tensor(
                            name,
                            yaml.items(fields.get("shape").value()).stream()
                                    .map(length -> whole(yaml, length))
                                    .toList());
                }
                default -> {
                    if (!type.isEmpty())
                        yaml.problem(
                                typeNode,
                                "column '" + name + "': unknown type '" + type + "'" + Near.hint(type, TYPES)
                                        + "; types: " + String.join(", ", TYPES));
                    yield new Column.Text(name);
                }
            };
        } catch (IllegalArgumentException e) {
            yaml.problem(node, e.getMessage());
            return new Column.Text(name);
        }
    }

    private static boolean flag(Yaml yaml, Map<String, Yaml.Field> fields, String name) {
        if (!fields.containsKey(name)) return false;
        String text = yaml.text(fields.get(name).value(), name);
        if (!List.of("true", "false").contains(text))
            yaml.problem(fields.get(name).value(), name + " must be true or false, found '" + text + "'");
        return text.equals("true");
    }

    private static int whole(Yaml yaml, Node node) {
        String text = yaml.text(node, "a length");
        if (text.matches("[1-9][0-9]{0,8}")) return Integer.parseInt(text);
        yaml.problem(node, "a length must be a whole number from 1, found '" + text + "'");
        return 1;
    }

    /** These columns with what the command line says, which counts more. */
    SchemaFile with(String target, String weight, List<String> without) {
        List<String> all = new ArrayList<>(this.without);
        all.addAll(without);
        return new SchemaFile(
                columns, target.isEmpty() ? this.target : target, weight.isEmpty() ? this.weight : weight, all);
    }

    /** What a data source is told to expect. */
    Schema expected() {
        List<Column> known =
                columns.stream().filter(column -> !column.name().equals(weight)).toList();
        boolean targetKnown = known.stream().anyMatch(column -> column.name().equals(target));
        return new Schema(known, targetKnown ? target : "", weight);
    }

    /** A schema as the tree that this file holds. */
    static Map<String, Object> tree(Schema schema) {
        Map<String, Object> columns = new LinkedHashMap<>();
        for (Column column : schema.columns()) columns.put(column.name(), tree(column));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("columns", columns);
        if (!schema.target().isEmpty()) tree.put("target", schema.target());
        if (!schema.weight().isEmpty()) tree.put("weight", schema.weight());
        return tree;
    }

    private static Object tree(Column column) {
        if (column instanceof Column.Numeric numeric)
            return numeric.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (column instanceof Column.Text) return "text";
        Map<String, Object> tree = new LinkedHashMap<>();
        if (column instanceof Column.Categorical categorical) {
            tree.put("type", "categorical");
            tree.put("levels", categorical.levels());
            if (categorical.ordered()) tree.put("ordered", true);
        } else {
            tree.put("type", "tensor");
            tree.put("shape", ((Column.Tensor) column).shape());
        }
        return tree;
    }
}
