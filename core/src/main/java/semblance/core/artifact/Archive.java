package semblance.core.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A zip of the layout of {@link Zip}, opened and checked byte by byte, but for the contents of its entries. */
final class Archive {
    private static final int SIGNATURE = 0x04034b50;

    private final Bytes bytes;
    private final String file;
    private final Map<String, Zip.Entry> entries = new LinkedHashMap<>();

    private Archive(Bytes bytes, String file) {
        this.bytes = bytes;
        this.file = file;
    }

    /** @param file what messages call it */
    static Archive open(Bytes bytes, String file) throws IOException {
        Archive archive = new Archive(bytes, file);
        archive.readDirectory();
        return archive;
    }

    private void readDirectory() throws IOException {
        long size = bytes.size();
        if (size == 0) throw new ModelFileException(file + " is empty, not a model file; fit the model again");
        if (size < 4 || little(bytes.read(0, 4)).getInt() != SIGNATURE)
            throw new ModelFileException(
                    file + " is not a model file: expected what 'semblance fit' writes, found something else");
        if (!startsWith(ManifestText.NAME))
            throw new ModelFileException(
                    file + " is a zip but not a model file: expected what 'semblance fit' writes, found no manifest");
        if (size > Zip.MAX_SIZE) throw altered("it is larger than 4 GiB");
        if (size < Zip.END) throw altered("it ends early");
        ByteBuffer end = little(bytes.read(size - Zip.END, Zip.END));
        int count = end.getShort(10) & 0xFFFF;
        long length = end.getInt(12) & 0xFFFF_FFFFL;
        long offset = end.getInt(16) & 0xFFFF_FFFFL;
        if (!Arrays.equals(end.array(), Zip.end(count, length, offset)) || offset + length + Zip.END != size)
            throw altered("its end is not the end of a model file");
        if (length > (long) count * (Zip.CENTRAL + Zip.MAX_NAME)) throw altered("its directory is too long");
        ByteBuffer directory = little(bytes.read(offset, (int) length));
        long next = 0;
        for (int i = 0; i < count; i++) {
            Zip.Entry entry = entry(directory, next);
            if (entry.end() > offset) throw altered("entry " + entry.name() + " is too long");
            if (!Arrays.equals(bytes.read(next, Zip.LOCAL + entry.name().length()), Zip.local(entry)))
                throw altered("the header of entry " + entry.name() + " does not fit");
            if (entries.put(entry.name(), entry) != null) throw altered("entry " + entry.name() + " is there twice");
            next = entry.end();
        }
        if (next != offset || directory.hasRemaining()) throw altered("there is more in it than its directory tells");
    }

    /** Whether this is the name of the first entry; any zip tells it, in whatever way the rest was written. */
    private boolean startsWith(String name) throws IOException {
        if (bytes.size() < Zip.LOCAL + name.length()) return true; // too short to tell: an end is missing
        byte[] header = bytes.read(0, Zip.LOCAL + name.length());
        return (little(header).getShort(26) & 0xFFFF) == name.length()
                && new String(header, Zip.LOCAL, name.length(), StandardCharsets.US_ASCII).equals(name);
    }

    /** The next entry of the directory, which must start at {@code offset}. */
    private Zip.Entry entry(ByteBuffer directory, long offset) throws ModelFileException {
        int at = directory.position();
        if (directory.remaining() < Zip.CENTRAL) throw altered("its directory ends early");
        int name = directory.getShort(at + 28) & 0xFFFF;
        if (name == 0 || name > Zip.MAX_NAME || directory.remaining() < Zip.CENTRAL + name)
            throw altered("its directory ends early");
        byte[] found = new byte[Zip.CENTRAL + name];
        directory.get(found);
        for (int i = Zip.CENTRAL; i < found.length; i++)
            if (found[i] <= ' ' || found[i] == 127) throw altered("the name of an entry is not one that is written");
        Zip.Entry entry = new Zip.Entry(
                new String(found, Zip.CENTRAL, name, StandardCharsets.US_ASCII),
                offset,
                directory.getInt(at + 24) & 0xFFFF_FFFFL,
                directory.getInt(at + 16));
        if (!Arrays.equals(found, Zip.central(entry)))
            throw altered("the directory entry of " + entry.name() + " does not fit");
        return entry;
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The entries by name, in their order. */
    Map<String, Zip.Entry> entries() {
        return entries;
    }

    InputStream open(Zip.Entry entry) {
        return bytes.stream(entry.start(), entry.end());
    }

    /** An entry at once; its checksum is checked. */
    byte[] read(Zip.Entry entry) throws IOException {
        byte[] content = bytes.read(entry.start(), (int) entry.length());
        if (Digest.of(Content.of(content)).crc() != entry.crc())
            throw altered("entry " + entry.name() + " has changed");
        return content;
    }

    ModelFileException altered(String what) {
        return new ModelFileException(
                file + " is truncated or altered: " + what + "; copy it again or fit the model again");
    }
}
