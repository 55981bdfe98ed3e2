package semblance.core.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;

/**
 * Standard input or output. Input is read once, to its end, and can then be opened as often as asked: it waits in
 * memory, or in a temporary file if it is long. The first MiB of output waits until {@link #commit}, so that a failure
 * leaves nothing of it in a pipe; longer output goes on as it comes, so that it needs no room and a reader that has seen
 * enough ends the work. Neither stream is closed.
 */
public final class StandardLocation implements LocalLocation {
    private static final URI ADDRESS = URI.create("std:-");
    private static final int WAITING = 1 << 20;

    private final String name;
    private final InputStream in;
    private final OutputStream out;
    private final Path folder;
    private Spill input; // null until it is asked for
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private boolean flows; // output is too long to wait

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

    /** Where {@code out} goes. */
    public static StandardLocation output(OutputStream out) {
        return new StandardLocation("standard output", InputStream.nullInputStream(), out, Path.of(""));
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
    public OutputStream create() {
        waiting.reset();
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                if (!flows && waiting.size() + count > WAITING) flow();
                (flows ? out : waiting).write(bytes, from, count);
            }
        };
    }

    private void flow() throws IOException {
        waiting.writeTo(out);
        waiting.reset();
        flows = true;
    }

    @Override
    public void commit() throws IOException {
        flow();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        if (input != null) input.drop();
        input = null;
        waiting.reset();
    }

    @Override
    public String toString() {
        return name;
    }
}
