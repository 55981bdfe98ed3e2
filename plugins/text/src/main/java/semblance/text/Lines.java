package semblance.text;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import semblance.api.data.Location;

/**
 * The lines of a text in UTF-8, plain or packed with gzip. A line ends with a line feed or with a carriage return before
 * one; a byte order mark is no part of the first. Bytes that are not UTF-8 are refused.
 */
final class Lines implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final int MAX_BYTES = 1 << 24; // of a line

    private final Location location;
    private final InputStream raw;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[BUFFER];
    private InputStream in;
    private int at;
    private int filled;
    private long start; // of the line, in bytes from 0
    private long number; // of the line, from 1
    private boolean broken; // whether the last line was ended by a line break

    Lines(Location location) throws IOException {
        this.location = location;
        raw = location.open();
        try {
            byte[] first = raw.readNBytes(2);
            PushbackInputStream all = new PushbackInputStream(raw, 2);
            all.unread(first);
            boolean packed = first.length == 2 && (first[0] & 0xff) == 0x1f && (first[1] & 0xff) == 0x8b;
            in = packed ? new GZIPInputStream(new BufferedInputStream(all, BUFFER), BUFFER) : all;
        } catch (EOFException | ZipException e) {
            raw.close();
            throw damaged(e);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private IOException damaged(IOException e) {
        String reason = e.getMessage() == null ? "it ends early" : e.getMessage();
        return new IOException(location + " is not a whole gzip file: " + reason, e);
    }

    /** The next line without its end; empty if there is none. */
    Optional<String> next() throws IOException {
        line.reset();
        number++;
        long read = 0;
        while (true) {
            if (at == filled && !fill()) {
                broken = false;
                if (read == 0) return Optional.empty();
                break;
            }
            int end = at;
            while (end < filled && buffer[end] != '\n') end++;
            line.write(buffer, at, end - at);
            broken = end < filled;
            read += end - at + (broken ? 1 : 0);
            at = broken ? end + 1 : end;
            if (line.size() > MAX_BYTES)
                throw new IOException(location + ", line " + number + " is longer than " + MAX_BYTES
                        + " bytes; break it into shorter ones");
            if (broken) break;
        }
        String text = decode();
        start += read;
        return Optional.of(text);
    }

    private boolean fill() throws IOException {
        try {
            at = 0;
            filled = Math.max(0, in.read(buffer));
            return filled > 0;
        } catch (EOFException | ZipException e) {
            throw damaged(e);
        }
    }

    private String decode() throws IOException {
        byte[] bytes = line.toByteArray();
        int length = bytes.length;
        if (broken && length > 0 && bytes[length - 1] == '\r') length--;
        boolean mark = number == 1
                && length > 2
                && bytes[0] == (byte) 0xef
                && bytes[1] == (byte) 0xbb
                && bytes[2] == (byte) 0xbf;
        ByteBuffer from = ByteBuffer.wrap(bytes, mark ? 3 : 0, length - (mark ? 3 : 0));
        CharBuffer to = CharBuffer.allocate(length);
        if (decoder.reset().decode(from, to, true).isError())
            throw new IOException(
                    location + ", line " + number + ": byte " + (start + from.position()) + " (from 0), 0x"
                            + Integer.toHexString(bytes[from.position()] & 0xff)
                            + ", is not UTF-8; convert the file to UTF-8 first");
        return to.flip().toString();
    }

    /** Whether the last line was ended by a line break and not by the end of the text. */
    boolean broken() {
        return broken;
    }

    /** The number of the last line, from 1. */
    long number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }
}
