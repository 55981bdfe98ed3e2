package semblance.bayesiannetwork.exchange;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import semblance.api.data.Kind;
import semblance.api.data.Location;

/** Writes lines of text in UTF-8, each ended by a line feed on every system. */
final class Lines implements Closeable {
    private final Writer out;

    Lines(Location to) throws IOException {
        out = new BufferedWriter(new OutputStreamWriter(to.create(), StandardCharsets.UTF_8));
    }

    /** Writes pieces and ends the line. */
    void line(String... pieces) throws IOException {
        for (String piece : pieces) out.write(piece);
        out.write('\n');
    }

    /** Writes pieces of a line that goes on. */
    void part(String... pieces) throws IOException {
        for (String piece : pieces) out.write(piece);
    }

    /** Writes numbers with something between them, as short as can be read back to the last bit. */
    void numbers(double[] values, int from, int to, String between) throws IOException {
        for (int i = from; i < to; i++) {
            if (i > from) out.write(between);
            out.write(Kind.REAL.format(values[i]));
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
