package semblance.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import semblance.core.config.Near;

/** A YAML 1.2 file as nodes that know their lines, and the list of what is wrong with it. Nothing is ever executed. */
final class Yaml {
    private static final int LARGEST = 10_000_000; // bytes; longer files are no work of people

    private final String file;
    private final List<String> problems = new ArrayList<>();

    /** @param file what messages call it */
    Yaml(String file) {
        this.file = file;
    }

    /** A key of a mapping and what belongs to it. */
    record Field(Node key, Node value) {}

    /** A file's text. */
    static String read(Path file) {
        try {
            if (Files.size(file) > LARGEST)
                throw new Failure(Exit.USAGE, "'" + file + "' has more than " + LARGEST + " bytes");
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new Failure(Exit.USAGE, "'" + file + "' is not text in UTF-8", e);
        } catch (IOException e) {
            throw new Failure(Exit.USAGE, Explain.message(e), e);
        }
    }

    /** The root; a problem, and nothing, if the text is no YAML. */
    Optional<Node> parse(String text) {
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(file).build();
            Optional<Node> root =
                    new Composer(settings, new ParserImpl(settings, new StreamReader(settings, text))).getSingleNode();
            if (root.isEmpty()) problems.add(file + ": the file is empty");
            return root;
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            problems.add(file + ":" + line + ": this is not YAML: "
                    + (e.getContext() == null ? "" : e.getContext() + ", ") + e.getProblem());
        } catch (YamlEngineException e) {
            problems.add(file + ": this is not YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    /** Something is wrong at a node. */
    void problem(Node at, String message) {
        problems.add(file + ":" + line(at) + ": " + message);
    }

    /** The line of a node, from 1. */
    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    /** The fields of a mapping, in order; a problem if it is none or a key is repeated. */
    Map<String, Field> fields(Node node, String what) {
        Map<String, Field> fields = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            problem(node, what + " must be 'name: value' lines");
            return fields;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = text(tuple.getKeyNode(), "a name");
            if (fields.put(key, new Field(tuple.getKeyNode(), tuple.getValueNode())) != null)
                problem(tuple.getKeyNode(), "'" + key + "' is there twice");
        }
        return fields;
    }

    /** Tells of every field that is not one of the known. */
    void known(Map<String, Field> fields, Collection<String> known) {
        fields.forEach((name, field) -> {
            if (!known.contains(name))
                problem(
                        field.key(),
                        "unknown '" + name + "'" + Near.hint(name, known) + "; known: " + String.join(", ", known));
        });
    }

    /** The text of a scalar, whatever YAML takes it for; a problem, and empty, if it is none. */
    String text(Node node, String what) {
        if (node instanceof ScalarNode scalar) return scalar.getValue();
        problem(node, what + " must be one word or text");
        return "";
    }

    /** The texts of a list of scalars; one scalar is a list of one. */
    List<String> texts(Node node, String what) {
        return items(node).stream().map(item -> text(item, what)).toList();
    }

    /** The nodes of a list; any other node is a list of one. */
    List<Node> items(Node node) {
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    }

    /** Whether nothing was wrong so far. */
    boolean fine() {
        return problems.isEmpty();
    }

    /** @throws Failure with all problems, if there are any */
    void check() {
        if (!fine()) throw new Failure(Exit.USAGE, problems);
    }
}
