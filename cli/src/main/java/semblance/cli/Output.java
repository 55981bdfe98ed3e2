package semblance.cli;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Standard output: bytes, or text in UTF-8; knows when whoever reads it has left. Closing it only flushes it. */
final class Output extends FilterOutputStream {

    /** Nobody reads any more, as after {@code | head}. */
    @SuppressWarnings("serial")
    static final class Closed extends IOException {
        Closed(IOException cause) {
            super("nobody reads the output", cause);
        }
    }

    Output(OutputStream to) {
        super(new BufferedOutputStream(to, 1 << 16));
    }

    @Override
    public void write(int b) throws IOException {
        try {
            out.write(b);
        } catch (IOException e) {
            throw told(e);
        }
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            throw told(e);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            throw told(e);
        }
    }

    @Override
    public void close() throws IOException {
        flush();
    }

    /** Writes a line of text. */
    void line(String text) throws IOException {
        write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Java tells a closed pipe from a full disk by the system's message alone. */
    private static IOException told(IOException e) {
        String message = String.valueOf(e.getMessage());
        boolean closed = message.contains("Broken pipe") || message.contains("pipe is being closed");
        return closed ? new Closed(e) : new IOException("standard output: " + message, e);
    }
}
