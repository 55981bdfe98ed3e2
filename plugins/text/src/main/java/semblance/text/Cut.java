package semblance.text;

import java.io.IOException;
import java.util.Optional;
import semblance.api.data.Location;

/** How a text is cut into rows, one after the other. */
interface Cut {
    /** The next row; empty if there is none. */
    Optional<String> next() throws IOException;

    /** A row is a line. */
    static Cut lines(Lines lines, boolean escape, Location location) {
        return () -> {
            Optional<String> line = lines.next();
            if (!escape || line.isEmpty()) return line;
            try {
                return Optional.of(Escapes.plain(line.get()));
            } catch (IllegalArgumentException e) {
                throw new IOException(location + ", line " + lines.number() + ": " + e.getMessage(), e);
            }
        };
    }

    /** A row is what stands between blank lines, its lines joined by line feeds. */
    static Cut paragraphs(Lines lines) {
        return () -> {
            StringBuilder paragraph = new StringBuilder();
            while (true) {
                Optional<String> line = lines.next();
                if (line.isPresent() && !line.get().isBlank()) {
                    if (paragraph.length() > 0) paragraph.append('\n');
                    paragraph.append(line.get());
                } else if (paragraph.length() > 0) return Optional.of(paragraph.toString());
                else if (line.isEmpty()) return Optional.empty();
            }
        };
    }

    /**
     * A row is so many characters, the next one starts {@code stride} later; the last one that is needed to reach the end
     * of the text may be shorter. Line breaks are line feeds. A character is a code point of Unicode.
     */
    final class Windows implements Cut {
        private final Lines lines;
        private final int window;
        private final int stride;
        private int[] characters = new int[1 << 10];
        private int from; // the next window, in characters
        private int to; // the last character that has been read
        private boolean ended;
        private boolean reached; // the end of the text, by a window

        Windows(Lines lines, int window, int stride) {
            this.lines = lines;
            this.window = window;
            this.stride = stride;
        }

        @Override
        public Optional<String> next() throws IOException {
            if (reached) return Optional.empty();
            while (!ended && to - from <= window) read(); // one more than the window, to know whether it is the last
            int length = Math.min(window, to - from);
            if (length <= 0) return Optional.empty();
            reached = ended && length == to - from;
            String row = new String(characters, from, length);
            from += stride;
            return Optional.of(row);
        }

        private void read() throws IOException {
            Optional<String> line = lines.next();
            ended = line.isEmpty();
            if (ended) return;
            int[] read = line.get().codePoints().toArray();
            int drop = Math.min(from, to); // windows that have been cut need not be kept
            int needed = to - drop + read.length + 1;
            int[] kept = needed <= characters.length ? characters : new int[2 * needed];
            System.arraycopy(characters, drop, kept, 0, to - drop);
            characters = kept;
            from -= drop;
            to -= drop;
            System.arraycopy(read, 0, characters, to, read.length);
            to += read.length;
            if (lines.broken()) characters[to++] = '\n';
        }
    }
}
