package semblance.core.data;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;

/**
 * Standard input or output. Input is read once, to its end, and can then be opened as often as asked; output waits
 * until {@link #commit}, so that a failure leaves no half of it in a pipe. Both wait in memory, or in a temporary file
 * if they are long. Neither stream is closed.
 */
public final class StandardLocation implements LocalLocation {
    private static final URI ADDRESS = URI.create("std:-");

    private final String name;
    private final InputStream in;
    private final OutputStream out;
    private final Path folder;
    private Spill input; // null until it is asked for
    private Spill output; // null if nothing is being written

    private StandardLocation(String name, InputStream in, OutputStream out, Path folder) {
        this.name = name;
        this.in = in;
        this.out = out;
        this.folder = folder;
    }

    /** @param folder where a temporary file goes */
    public static StandardLocation input(InputStream in, Path folder) {
        return new StandardLocation("standard input", in, OutputStream.nullOutputStream(), folder);
    }

    /** @param folder where a temporary file goes */
    public static StandardLocation output(OutputStream out, Path folder) {
        return new StandardLocation("standard output", InputStream.nullInputStream(), out, folder);
    }

    /** {@code std:-}, which has no suffix to tell a format by. */
    @Override
    public URI uri() {
        return ADDRESS;
    }

    @Override
    public synchronized InputStream open() throws IOException {
        if (input == null) {
            Spill spill = new Spill(folder);
            try {
                in.transferTo(spill);
                spill.flush();
            } catch (IOException e) {
                spill.drop();
                throw new IOException("cannot read standard input: " + e.getMessage(), e);
            }
            input = spill;
        }
        return input.open();
    }

    @Override
    public OutputStream create() throws IOException {
        if (output != null) output.drop();
        output = new Spill(folder);
        return new FilterOutputStream(output) {
            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                out.write(bytes, from, count);
            }

            @Override
            public void close() {} // it is read again on commit
        };
    }

    @Override
    public void commit() throws IOException {
        if (output == null) return;
        output.flush();
        try (InputStream written = output.open()) {
            written.transferTo(out);
        }
        out.flush();
        output.drop();
        output = null;
    }

    @Override
    public void close() throws IOException {
        if (input != null) input.drop();
        if (output != null) output.drop();
        input = null;
        output = null;
    }

    @Override
    public String toString() {
        return name;
    }
}
