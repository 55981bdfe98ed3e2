package semblance.csv;

import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import semblance.api.data.Location;

/**
 * The characters of a location: unpacked, without a byte order mark and, of a plain local file in UTF-8, from any byte.
 */
final class Content {
    /** What {@link #lenient} gives for a byte that stands for no character: a code point that never is one. */
    static final char UNDECODABLE = '\uffff';

    private static final int BUFFER = 1 << 16;

    private final Location location;
    private final Charset charset;
    private final int mark; // the bytes before the first character
    private final boolean packed;
    private final Optional<Local> local;

    /** A plain file that can be read from any byte, and its state when it was first seen. */
    private record Local(Path path, long size, FileTime modified) {}

    private Content(Location location, Charset charset, int mark, boolean packed, Optional<Local> local) {
        this.location = location;
        this.charset = charset;
        this.mark = mark;
        this.packed = packed;
        this.local = local;
    }

    /**
     * Looks at the first bytes.
     *
     * @param encoding "auto" or a charset
     * @throws IOException if there is nothing to read, or something that is not text; the message says what
     */
    static Content of(Location location, String encoding) throws IOException {
        byte[] first = first(location, false);
        boolean packed = first.length > 1 && (first[0] & 0xff) == 0x1f && (first[1] & 0xff) == 0x8b;
        if (packed) first = first(location, true);
        if (first.length == 0)
            throw new IOException(
                    location + " is empty: expected rows of separated values" + (packed ? " in the gzip stream" : ""));
        Charset charset = encoding.equals("auto") ? StandardCharsets.UTF_8 : Charset.forName(encoding);
        int mark = 0;
        if (starts(first, 0xef, 0xbb, 0xbf)) {
            mark = 3;
            charset = StandardCharsets.UTF_8;
        } else if (starts(first, 0xff, 0xfe)) {
            mark = 2;
            charset = StandardCharsets.UTF_16LE;
        } else if (starts(first, 0xfe, 0xff)) {
            mark = 2;
            charset = StandardCharsets.UTF_16BE;
        } else if (!charset.name().startsWith("UTF-16") && !charset.name().startsWith("UTF-32")) {
            Optional<String> other = FileKind.of(first);
            if (other.isPresent()) throw new IOException(location + " " + other.get());
        }
        return new Content(
                location,
                charset,
                mark,
                packed,
                packed || charset != StandardCharsets.UTF_8 ? Optional.empty() : local(location));
    }

    private static boolean starts(byte[] bytes, int... with) {
        if (bytes.length < with.length) return false;
        for (int i = 0; i < with.length; i++) if ((bytes[i] & 0xff) != with[i]) return false;
        return true;
    }

    private static byte[] first(Location location, boolean packed) throws IOException {
        try (InputStream in = open(location, packed)) {
            return in.readNBytes(1024);
        } catch (EOFException | ZipException e) {
            throw new IOException(location + " is not a whole gzip file: " + ending(e), e);
        }
    }

    /** What is wrong with a gzip stream; where it ends within its first or last bytes, Java has no words for it. */
    static String ending(Throwable e) {
        return e.getMessage() == null ? "it ends early" : e.getMessage();
    }

    private static InputStream open(Location location, boolean packed) throws IOException {
        try {
            InputStream in = location.open();
            return packed ? new GZIPInputStream(in, BUFFER) : in;
        } catch (NoSuchFileException e) {
            throw new IOException(location + ": no such file", e);
        }
    }

    private static Optional<Local> local(Location location) throws IOException {
        if (!"file".equals(location.uri().getScheme())) return Optional.empty();
        Path path = Path.of(location.uri());
        if (!Files.isRegularFile(path)) return Optional.empty();
        BasicFileAttributes seen = Files.readAttributes(path, BasicFileAttributes.class);
        return Optional.of(new Local(path, seen.size(), seen.lastModifiedTime()));
    }

    /** Whether it can be read from any byte. */
    boolean splittable() {
        return local.isPresent();
    }

    /** The first byte after a byte order mark. */
    long start() {
        return mark;
    }

    /** The place after the last byte; of what cannot be split, one that is never reached. */
    long end() {
        return local.map(Local::size).orElse(Long.MAX_VALUE);
    }

    /**
     * The bytes from a place on; only where this is {@link #splittable()} may it be another place than the start.
     *
     * @throws IOException if the file has changed since it was first seen
     */
    InputStream bytes(long from) throws IOException {
        if (local.isEmpty()) {
            InputStream in = open(location, packed);
            in.skipNBytes(from);
            return in;
        }
        Local file = local.get();
        BasicFileAttributes now = Files.readAttributes(file.path, BasicFileAttributes.class);
        if (now.size() != file.size || !now.lastModifiedTime().equals(file.modified))
            throw new IOException(location + " has changed since it was first read; read it again");
        FileInputStream in = new FileInputStream(file.path.toFile());
        in.getChannel().position(from);
        return in;
    }

    /** The characters of bytes; a byte that stands for none is a {@link java.nio.charset.MalformedInputException}. */
    Reader strict(InputStream bytes) {
        return new InputStreamReader(
                bytes,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** The characters of bytes, where one that stands for none is {@link #UNDECODABLE}. */
    Reader lenient(InputStream bytes) {
        return new InputStreamReader(
                bytes,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith(String.valueOf(UNDECODABLE)));
    }

    /** The name of the encoding. */
    String encoding() {
        return charset.name();
    }

    /** What messages call the file. */
    @Override
    public String toString() {
        return location.toString();
    }
}
