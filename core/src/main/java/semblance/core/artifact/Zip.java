package semblance.core.artifact;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The one layout of a zip (PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16) that is written and accepted: stored
 * entries without gaps, comments, extra fields or times. Nothing is deflated, because what deflating gives depends on the
 * zlib that a Java brings along, and because the bytes of doubles hardly shrink. So a file is a function of its contents,
 * and a reader can compare every byte around the contents with what it must be.
 */
final class Zip {
    static final int LOCAL = 30;
    static final int CENTRAL = 46;
    static final int END = 22;
    static final int MAX_ENTRIES = 0xFFFE;
    static final int MAX_NAME = 1000;
    static final long MAX_SIZE = 0xFFFF_FFFEL;

    private static final short STORED_NEEDS = 10;
    private static final short FIRST_DAY = 0x21; // 1980-01-01, the earliest that a zip can tell

    /** An entry, and where its local header starts. */
    record Entry(String name, long offset, long length, int crc) {
        /** Where its contents start. */
        long start() {
            return offset + LOCAL + name.length();
        }

        long end() {
            return start() + length;
        }
    }

    /** Contents under a name, summed up. */
    record Item(String name, Content content, int crc, String sha256) {
        static Item of(String name, Content content) throws IOException {
            Digest digest = Digest.of(content);
            return new Item(name, content, digest.crc(), digest.sha256());
        }
    }

    private Zip() {}

    /** @throws IOException if it would be larger than a zip can be */
    static void write(List<Item> items, OutputStream to) throws IOException {
        if (items.size() > MAX_ENTRIES)
            throw new IOException(
                    "a model file holds at most " + MAX_ENTRIES + " arrays, this model has " + items.size());
        var directory = new java.io.ByteArrayOutputStream();
        long offset = 0;
        for (Item item : items) {
            Entry entry = new Entry(item.name(), offset, item.content().length(), item.crc());
            offset = entry.end();
            if (offset > MAX_SIZE)
                throw new IOException("a model file holds at most 4 GiB, this model is larger: use a smaller one");
            to.write(local(entry));
            item.content().writeTo(to);
            directory.write(central(entry));
        }
        if (offset + directory.size() + END > MAX_SIZE)
            throw new IOException("a model file holds at most 4 GiB, this model is larger: use a smaller one");
        to.write(directory.toByteArray());
        to.write(end(items.size(), directory.size(), offset));
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void describe(Entry entry, ByteBuffer to) {
        to.putShort(STORED_NEEDS).putShort((short) 0).putShort((short) 0); // version needed, flags, method
        to.putShort((short) 0).putShort(FIRST_DAY).putInt(entry.crc());
        to.putInt((int) entry.length()).putInt((int) entry.length());
        to.putShort((short) entry.name().length()).putShort((short) 0); // no extra field
    }

    static byte[] local(Entry entry) {
        ByteBuffer header = buffer(LOCAL + entry.name().length()).putInt(0x04034b50);
        describe(entry, header);
        return header.put(entry.name().getBytes(StandardCharsets.US_ASCII)).array();
    }

    static byte[] central(Entry entry) {
        ByteBuffer header = buffer(CENTRAL + entry.name().length()).putInt(0x02014b50);
        header.putShort(STORED_NEEDS); // made by
        describe(entry, header);
        header.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0); // comment, disk, attributes
        header.putInt((int) entry.offset());
        return header.put(entry.name().getBytes(StandardCharsets.US_ASCII)).array();
    }

    static byte[] end(int entries, long directory, long offset) {
        return buffer(END)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) entries)
                .putShort((short) entries)
                .putInt((int) directory)
                .putInt((int) offset)
                .putShort((short) 0)
                .array();
    }
}
