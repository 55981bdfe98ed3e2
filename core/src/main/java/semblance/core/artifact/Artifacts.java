package semblance.core.artifact;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import semblance.api.data.Schema;
import semblance.core.data.AtomicFile;

/**
 * Writes and reads model files. A file is a zip of {@code manifest.json} and {@code .npy} arrays; equal artifacts give
 * equal bytes on every Java version.
 *
 * <p>What is written are public records, in exported packages of the plugin's own module, of plugins that it requires
 * or of the api, whose components are primitive or boxed numbers and booleans, strings, enums, records of the same modules, interfaces that
 * such records and enums implement, arrays of any depth, lists, and maps with string keys. Nothing is null but elements
 * of {@code String[]}. Records are rebuilt through their canonical constructors; no other code of a model runs, and no
 * class is looked up but in these modules. Doubles keep their bits, except that NaN outside of arrays is one NaN.
 */
public final class Artifacts {
    private static final int BUFFER = 1 << 16;

    private Artifacts() {}

    /**
     * Writes a file, all of it or nothing; what was there before stays until it is complete and on the disk.
     *
     * @throws IOException if it cannot be written, or is larger than 4 GiB
     * @throws IllegalArgumentException if a part is not plain data, naming the component:
     *     {@code model.components[3].cache: java.util.Random is not plain data}
     */
    public static void write(Artifact artifact, Path file) throws IOException {
        List<Zip.Item> items = ManifestText.items(artifact);
        try (AtomicFile target = AtomicFile.create(file)) {
            OutputStream to = new BufferedOutputStream(target.stream(), BUFFER);
            Zip.write(items, to);
            to.flush();
            target.commit();
        }
    }

    /**
     * The bytes of a file.
     *
     * @throws IllegalArgumentException if a part is not plain data, naming the component
     */
    public static byte[] bytes(Artifact artifact) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Zip.write(ManifestText.items(artifact), bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a file. All of it is checked against its checksums before any record is built.
     *
     * @throws ModelFileException if it is missing, truncated, altered, foreign or newer, or a plugin that it needs is
     *     missing or another version
     */
    public static Artifact read(Path file, Modules modules) throws IOException {
        try (Bytes bytes = open(file)) {
            return Reader.open(bytes, file.toString()).artifact(modules);
        }
    }

    /**
     * Reads the bytes of a file.
     *
     * @param name what messages call it
     * @throws ModelFileException as {@link #read(Path, Modules)}
     */
    public static Artifact read(byte[] bytes, String name, Modules modules) throws IOException {
        return Reader.open(Bytes.of(bytes), name).artifact(modules);
    }

    /**
     * Reads what a file says of itself; needs no plugin. All of it is checked against its checksums.
     *
     * @throws ModelFileException if it is missing, truncated, altered, foreign or newer
     */
    public static Manifest inspect(Path file) throws IOException {
        try (Bytes bytes = open(file)) {
            return Reader.open(bytes, file.toString()).manifest();
        }
    }

    /**
     * A record that went to a file and back, all in memory.
     *
     * @throws IllegalArgumentException if it is not plain data or cannot be read back, naming the component
     */
    @SuppressWarnings("unchecked") // the record that comes back has the class of the one that went
    public static <T extends Record> T copy(T record) {
        Part part = new Part("model", "copy", Map.of(), "copy", "", record);
        byte[] bytes = bytes(new Artifact(Artifact.MODEL, List.of(part), Schema.of(), 0, "", Map.of(), Map.of()));
        try {
            Modules module = Modules.only(record.getClass().getModule());
            return (T) read(bytes, "copy", module).last().content();
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static Bytes open(Path file) throws IOException {
        if (!Files.exists(file)) throw new ModelFileException("there is no model file " + file);
        if (!Files.isRegularFile(file))
            throw new ModelFileException(file + " is not a file; expected a model file that 'semblance fit' wrote");
        try {
            return Bytes.of(file);
        } catch (IOException e) {
            throw new ModelFileException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
