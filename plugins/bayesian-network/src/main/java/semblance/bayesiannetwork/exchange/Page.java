package semblance.bayesiannetwork.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import semblance.api.data.Location;

/**
 * The whole text of a file, and messages about places in it.
 *
 * @param file what messages call the file
 */
record Page(String file, String text) {
    private static final int LONGEST = 1 << 27; // bytes; the largest published networks have a tenth of this
    private static final Pattern DECLARED =
            Pattern.compile("<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");
    private static final int SHOWN = 40; // characters of the file that a message shows at most
    private static final int LONGEST_MESSAGE = 500; // characters
    private static final int MOST_NAMES = 12; // that a message lists at most

    /** Reads a file in UTF-8, or in Latin 1 if it has bytes that are not. */
    static Page read(Location from) throws IOException {
        return new Page(from.toString(), decode(bytes(from), StandardCharsets.UTF_8));
    }

    /** Reads a file in the encoding that its XML declaration names, if it has one and names one that is known. */
    static Page readXml(Location from) throws IOException {
        byte[] bytes = bytes(from);
        String start = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u00fe\u00ff") || start.startsWith("\u00ff\u00fe"))
            return new Page(from.toString(), decode(bytes, StandardCharsets.UTF_16));
        Matcher declared = DECLARED.matcher(start);
        boolean known = declared.lookingAt() && Charset.isSupported(declared.group(1));
        return new Page(
                from.toString(), decode(bytes, known ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8));
    }

    private static String decode(byte[] bytes, Charset charset) {
        String text;
        try {
            text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /** The bytes of a file, if they are not too many. */
    private static byte[] bytes(Location from) throws IOException {
        try (InputStream in = from.open()) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST)
                throw new IOException(from + " is longer than " + LONGEST + " bytes, which no network should need");
            return bytes;
        }
    }

    /** What is wrong at a place. */
    IOException fault(Place at, String message) {
        // names may hold anything, and a cycle any number of them
        String line = message.replaceAll("[\\s\\p{Cntrl}\\u2028\\u2029]+", " ");
        String some = line.length() > LONGEST_MESSAGE ? line.substring(0, LONGEST_MESSAGE) + "..." : line;
        return new IOException(file + ", line " + at.line() + ", column " + at.column() + ": " + some);
    }

    /** What was expected at a place and what was found there. */
    IOException fault(Place at, String expected, String found) {
        return fault(at, "expected " + expected + ", found " + found);
    }

    /** A list of names, of which at most the first dozen are shown. */
    static String shown(List<String> names) {
        List<String> some = names.subList(0, Math.min(names.size(), MOST_NAMES));
        return String.join(", ", some) + (some.size() < names.size() ? ", ..." : "");
    }

    /** A piece of the file in one short quoted line. */
    static String shown(String piece) {
        String line = piece.replaceAll("[\\s\\p{Cntrl}]+", " ");
        return "'" + (line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line) + "'";
    }
}
