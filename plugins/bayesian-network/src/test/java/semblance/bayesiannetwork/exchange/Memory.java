package semblance.bayesiannetwork.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import semblance.api.data.Location;
import semblance.api.exchange.ModelSink;
import semblance.api.exchange.ModelSource;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.bayesiannetwork.BayesianNetwork;

/** A file that exists in memory only. */
final class Memory implements Location {
    private final String name;
    private final URI uri;
    private byte[] bytes;

    private Memory(String name, byte[] bytes) {
        this(name, URI.create("memory:" + name), bytes);
    }

    private Memory(String name, URI uri, byte[] bytes) {
        this.name = name;
        this.uri = uri;
        this.bytes = bytes;
    }

    /** The same file at another address. */
    Memory at(String address) {
        return new Memory(name, URI.create(address), bytes);
    }

    static Memory of(String name, String text) {
        return new Memory(name, text.getBytes(StandardCharsets.UTF_8));
    }

    static Memory of(String name, byte[] bytes) {
        return new Memory(name, bytes);
    }

    /** The network of Lauritzen and Spiegelhalter (1988), written in every way that the format knows. */
    static Memory asia() throws IOException {
        try (InputStream in = Memory.class.getResourceAsStream("/semblance/bayesiannetwork/asia.bif")) {
            return new Memory("asia.bif", in.readAllBytes());
        }
    }

    /** A published network, such as {@code bif/asia.bif}; the test is skipped where the files are not there. */
    static Memory published(String file) {
        Path folder = Path.of("").toAbsolutePath();
        Path data = Path.of("..", "shared", "data", "bn");
        while (folder != null && !Files.isDirectory(folder.resolve(data))) folder = folder.getParent();
        Assumptions.assumeTrue(folder != null, "the published networks are not here");
        try {
            return new Memory(
                    file.substring(file.lastIndexOf('/') + 1),
                    Files.readAllBytes(folder.resolve(data).resolve(file)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What a source makes of a text. */
    static BayesianNetwork read(ModelSource<BayesianNetwork> source, String name, String text) throws IOException {
        return source.read(of(name, text), Run.of(1));
    }

    /** What a sink makes of a network. */
    static Memory write(ModelSink<BayesianNetwork> sink, BayesianNetwork network) throws IOException {
        Memory memory = of("network." + sink.name(), "");
        sink.write(network, memory);
        return memory;
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        return bytes;
    }

    /** A run that keeps what it is warned of. */
    record Listening(List<String> warnings) implements Run {
        Listening() {
            this(new ArrayList<>());
        }

        @Override
        public Seed seed() {
            return new Seed(1);
        }

        @Override
        public void warn(String message) {
            warnings.add(message);
        }
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public OutputStream create() {
        return new ByteArrayOutputStream() {
            @Override
            public void close() {
                bytes = toByteArray();
            }
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
