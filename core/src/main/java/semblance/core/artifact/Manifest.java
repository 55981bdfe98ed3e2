package semblance.core.artifact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import semblance.api.data.Schema;

/**
 * What a model file says of itself, readable without any plugin.
 *
 * @param format the version of the file format
 * @param semblance the version of Semblance that wrote it; empty if unknown
 * @param kind {@link Artifact#MODEL} or {@link Artifact#CHECKPOINT}
 * @param schema the columns of the data before any transform
 * @param parts where each part came from
 * @param entries the arrays of all parts
 */
public record Manifest(
        int format,
        String semblance,
        String kind,
        long seed,
        String fingerprint,
        Map<String, Double> metrics,
        Map<String, String> notes,
        Schema schema,
        List<Description> parts,
        List<Entry> entries) {

    /**
     * Where a part came from: see {@link Part}.
     *
     * @param module the Java module of its record; empty for code on the class path
     */
    public record Description(
            String kind, String name, Map<String, String> parameters, String plugin, String version, String module) {}

    /**
     * An array in the file.
     *
     * @param length bytes
     * @param sha256 64 hexadecimal digits
     */
    public record Entry(String name, long length, String sha256) {}

    /** All of this as a tree that {@link semblance.core.json.Json} writes. */
    @SuppressWarnings("unchecked") // a record becomes a map with string keys
    public Map<String, Object> tree() {
        Map<String, Content> none = new LinkedHashMap<>(); // nothing in a manifest is an array
        Object tree = new Encoder(Manifest.class.getModule(), "", none).encode(this, Manifest.class, "manifest");
        return (Map<String, Object>) tree;
    }
}
