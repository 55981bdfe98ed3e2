package semblance.core.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import semblance.core.json.Json;
import semblance.core.json.JsonException;

/** An open model file whose every byte has been checked. */
final class Reader {
    private final Archive archive;
    private final String file;
    private final List<Object> contents = new ArrayList<>();
    private final Manifest manifest;
    private final Map<String, Zip.Entry> unread;

    private Reader(Archive archive, String file, Map<String, Object> tree) throws IOException {
        this.archive = archive;
        this.file = file;
        this.manifest = manifest(tree);
        this.unread = new LinkedHashMap<>(archive.entries());
        unread.remove(ManifestText.NAME);
        verify();
    }

    @SuppressWarnings("unchecked") // every map of a JSON tree has string keys
    static Reader open(Bytes bytes, String file) throws IOException {
        Archive archive = Archive.open(bytes, file);
        Zip.Entry entry = archive.entries().get(ManifestText.NAME);
        if (entry == null || entry.offset() != 0)
            throw new ModelFileException(
                    file + " is a zip but not a model file: expected what 'semblance fit' writes, found no manifest");
        if (entry.length() > ManifestText.MAX_LENGTH) throw archive.altered("its manifest is too long");
        try {
            if (Json.read(archive.read(entry), ManifestText.NAME) instanceof Map<?, ?> tree)
                return new Reader(archive, file, (Map<String, Object>) tree);
            throw archive.altered("its manifest is not an object");
        } catch (JsonException e) {
            throw archive.altered(e.getMessage());
        }
    }

    private Manifest manifest(Map<String, Object> tree) throws IOException {
        if (tree.get("format") instanceof Long format && format > ManifestText.FORMAT)
            throw new ModelFileException(file + " was written by a newer Semblance (" + tree.get("semblance")
                    + ", format " + format + "); this one reads formats up to " + ManifestText.FORMAT
                    + ": update Semblance");
        List<Object> descriptions = new ArrayList<>();
        if (tree.get(ManifestText.PARTS) instanceof List<?> parts)
            for (Object part : parts) {
                if (!(part instanceof Map<?, ?> described)) throw archive.altered("a part is not an object");
                Map<Object, Object> description = new LinkedHashMap<>(described);
                contents.add(description.remove(ManifestText.CONTENT));
                descriptions.add(description);
            }
        Map<String, Object> told = new LinkedHashMap<>(tree);
        told.put(ManifestText.PARTS, descriptions);
        try {
            return (Manifest)
                    new Decoder(Manifest.class.getModule(), Reader::none).decode(told, Manifest.class, "manifest");
        } catch (IOException e) {
            throw archive.altered(e.getMessage());
        }
    }

    private static Object none(String name, Class<?> type, List<int[]> lengths) throws IOException {
        throw new IOException("no array belongs here");
    }

    private void verify() throws IOException {
        if (manifest.format() < 1) throw archive.altered("its format is " + manifest.format());
        List<String> names = new ArrayList<>(unread.keySet());
        if (!names.equals(manifest.entries().stream().map(Manifest.Entry::name).toList()))
            throw archive.altered("its entries are not those of its manifest");
        for (Manifest.Entry told : manifest.entries()) {
            Zip.Entry entry = unread.get(told.name());
            Digest digest = Digest.of(archive.open(entry), entry.length());
            if (entry.length() != told.length()
                    || digest.crc() != entry.crc()
                    || !digest.sha256().equals(told.sha256()))
                throw archive.altered("entry " + told.name() + " does not match its SHA-256");
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /** The manifest and, part by part, what was learned; of arrays only where they are. */
    @SuppressWarnings("unchecked") // the tree of a list of records
    Map<String, Object> tree() {
        Map<String, Object> tree = manifest.tree();
        int index = 0;
        for (Object part : (List<Object>) tree.get(ManifestText.PARTS)) {
            Object content = contents.get(index++);
            if (content instanceof Map<?, ?> learned) {
                Map<Object, Object> shown = new LinkedHashMap<>(learned);
                shown.remove("schema"); // told for all parts together
                content = shown;
            }
            ((Map<String, Object>) part).put(ManifestText.CONTENT, content);
        }
        return tree;
    }

    Artifact artifact(Modules modules) throws IOException {
        List<Part> parts = new ArrayList<>();
        for (Manifest.Description description : manifest.parts()) {
            parts.add(part(description, contents.get(parts.size()), modules));
        }
        if (!unread.isEmpty())
            throw archive.altered(
                    "no part uses entry " + unread.keySet().iterator().next());
        try {
            return new Artifact(
                    manifest.kind(),
                    parts,
                    manifest.schema(),
                    manifest.seed(),
                    manifest.fingerprint(),
                    manifest.metrics(),
                    manifest.notes());
        } catch (IllegalArgumentException e) {
            throw archive.altered(e.getMessage());
        }
    }

    private Part part(Manifest.Description told, Object content, Modules modules) throws IOException {
        Module module;
        try {
            module = modules.of(told);
        } catch (IllegalArgumentException e) {
            throw new ModelFileException(file + ": " + e.getMessage(), e);
        }
        String name = ManifestText.name(module);
        if (!name.equals(told.module()))
            throw new ModelFileException(file + " needs " + told.kind() + " '" + told.name() + "' of module "
                    + told.module() + " (plugin " + told.plugin() + " " + told.version() + "), found module " + name
                    + "; install that plugin");
        try {
            Object record = new Decoder(module, this::array).decode(content, Record.class, told.kind());
            return new Part(
                    told.kind(), told.name(), told.parameters(), told.plugin(), told.version(), (Record) record);
        } catch (IOException e) {
            throw new ModelFileException(
                    file + " does not fit the installed plugin: " + e.getMessage() + "; it was written by "
                            + told.plugin() + " " + told.version() + ": install that version or fit the model again",
                    e);
        }
    }

    /** An entry may be used once: else a small file could ask for any memory. */
    private Object array(String name, Class<?> type, List<int[]> lengths) throws IOException {
        Zip.Entry entry = unread.remove(name);
        if (entry == null) throw new IOException("there is no such entry, or it is used twice");
        try (InputStream in = archive.open(entry)) {
            return Nested.read(in, entry.length(), type, lengths);
        }
    }
}
