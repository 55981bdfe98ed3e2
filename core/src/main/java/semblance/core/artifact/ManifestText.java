package semblance.core.artifact;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import semblance.core.json.Json;

/** An artifact as the entries of its file: the manifest, to whose parts their contents are added, and the arrays. */
final class ManifestText {
    /** The version of the format that is written; all up to it are read. */
    static final int FORMAT = 1;

    static final String NAME = "manifest.json";
    static final String PARTS = "parts";
    static final String CONTENT = "content";
    static final int MAX_LENGTH = 64 << 20;

    private ManifestText() {}

    /** The manifest, then all arrays. */
    static List<Zip.Item> items(Artifact artifact) throws IOException {
        Map<String, Content> arrays = new LinkedHashMap<>();
        List<Manifest.Description> descriptions = new ArrayList<>();
        List<Object> contents = new ArrayList<>();
        for (Part part : artifact.parts()) {
            Module module = part.content().getClass().getModule();
            Encoder encoder = new Encoder(module, PARTS + "/" + contents.size(), arrays);
            contents.add(encoder.encode(part.content(), Record.class, part.kind()));
            descriptions.add(new Manifest.Description(
                    part.kind(), part.name(), part.parameters(), part.plugin(), part.version(), name(module)));
        }
        List<Zip.Item> items = new ArrayList<>();
        for (Map.Entry<String, Content> array : arrays.entrySet())
            items.add(Zip.Item.of(array.getKey(), array.getValue()));
        items.add(0, Zip.Item.of(NAME, manifest(artifact, descriptions, contents, items)));
        return items;
    }

    @SuppressWarnings("unchecked") // the tree of a list of records
    private static Content manifest(
            Artifact artifact, List<Manifest.Description> descriptions, List<Object> contents, List<Zip.Item> arrays)
            throws IOException {
        List<Manifest.Entry> entries = arrays.stream()
                .map(item -> new Manifest.Entry(item.name(), item.content().length(), item.sha256()))
                .toList();
        Manifest manifest = new Manifest(
                FORMAT,
                version(),
                artifact.kind(),
                artifact.seed(),
                artifact.fingerprint(),
                artifact.metrics(),
                artifact.notes(),
                artifact.schema(),
                descriptions,
                entries);
        Map<String, Object> tree = manifest.tree();
        int index = 0;
        for (Object part : (List<Object>) tree.get(PARTS))
            ((Map<String, Object>) part).put(CONTENT, contents.get(index++));
        byte[] text = (Json.pretty(tree) + "\n").getBytes(StandardCharsets.UTF_8);
        if (text.length > MAX_LENGTH)
            throw new IOException("the manifest of a model file holds at most 64 MiB, this model's is " + text.length
                    + " bytes; hold long lists in arrays of numbers");
        return Content.of(text);
    }

    /** The name of a module; empty for the class path. */
    static String name(Module module) {
        return module.isNamed() ? module.getName() : "";
    }

    private static String version() {
        return Optional.ofNullable(ManifestText.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion)
                .orElse("");
    }
}
