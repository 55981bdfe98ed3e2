package semblance.bayesiannetwork.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import semblance.api.exchange.ModelSink;
import semblance.api.exchange.ModelSource;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.bayesiannetwork.BayesianNetwork;

/** Files that were cut, damaged or made to do harm: each is a network after all, or refused in one line. */
class HostileTest {

    private static ModelSource<BayesianNetwork> source(String format) {
        return switch (format) {
            case "bif" -> new BifSource();
            case "xmlbif" -> new XmlBifSource();
            case "uai" -> new UaiSource();
            default -> new HuginSource();
        };
    }

    private static byte[] asia(String format) throws IOException {
        BayesianNetwork asia = new BifSource().read(Memory.of("asia.bif", ASIA), Run.of(1));
        ModelSink<BayesianNetwork> sink =
                switch (format) {
                    case "bif" -> new BifSink();
                    case "xmlbif" -> new XmlBifSink();
                    case "uai" -> new UaiSink();
                    default -> new HuginSink();
                };
        return Memory.write(sink, asia).bytes();
    }

    /** Lauritzen and Spiegelhalter (1988). */
    static final String ASIA = """
            network asia { property author = "Lauritzen; Spiegelhalter" ; }
            variable asia { type discrete [ 2 ] { yes, no }; }
            variable tub { type discrete [ 2 ] { yes, no }; }
            variable smoke { type discrete [ 2 ] { yes, no }; property position = (1, 2); }
            variable lung { type discrete [ 2 ] { yes, no }; }
            variable bronc { type discrete [ 2 ] { yes, no }; }
            variable either { type discrete [ 2 ] { yes, no }; } /* tub or lung */
            variable xray { type discrete [ 2 ] { yes, no }; }
            variable dysp { type discrete [ 2 ] { yes, no }; }
            probability ( asia ) { table 0.01, 0.99; }
            probability ( tub | asia ) { (yes) 0.05, 0.95; (no) 0.01, 0.99; }
            probability ( smoke ) { table 0.5, 0.5; }
            probability ( lung | smoke ) { (yes) 0.1, 0.9; (no) 0.01, 0.99; }
            probability ( bronc | smoke ) { table 0.6, 0.3, 0.4, 0.7; }
            probability ( either | lung, tub ) { default 1.0, 0.0; (no, no) 0.0, 1.0; }
            probability ( xray | either ) { (yes) 0.98, 0.02; (no) 0.05, 0.95; } // chest
            probability ( dysp | bronc, either ) {
              (yes, yes) 0.9, 0.1; (no, yes) 0.7, 0.3; (yes, no) 0.8, 0.2; (no, no) 0.1, 0.9;
            }
            """;

    /** Reads bytes; anything but a network or a complaint in one line with its place is a failure. */
    private static boolean reads(String format, byte[] bytes, String what) {
        try {
            BayesianNetwork network = source(format).read(Memory.of("bad." + format, bytes), Run.of(1));
            assertThat(network.nodes()).as(what).hasSameSizeAs(network.schema().columns());
            return true;
        } catch (IOException e) {
            assertThat(e.getMessage())
                    .as(what)
                    .matches("bad\\." + format + ", line \\d+, column \\d+: [^\\n\\r]{10,900}");
            return false;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(what + ":\n" + new String(bytes, StandardCharsets.UTF_8), e);
        }
    }

    @ParameterizedTest
    @CsvSource({"bif", "xmlbif", "uai", "hugin"})
    void everyPartOfAFileFromItsStartIsReadOrRefused(String format) throws IOException {
        byte[] whole = asia(format);
        int read = 0;
        for (int length = 0; length < whole.length; length++)
            if (reads(format, Arrays.copyOf(whole, length), "the first " + length + " bytes")) read++;
        assertThat(read)
                .as("parts that are whole networks: only spaces, or zeros after a point, were cut")
                .isLessThan(12);
        assertThat(reads(format, whole, "all bytes")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"bif", "xmlbif", "uai", "hugin"})
    void damagedBytesAreReadOrRefused(String format) throws IOException {
        byte[] whole = asia(format);
        RandomGenerator random = new Seed(20).random();
        int refused = 0;
        for (int trial = 0; trial < 6000; trial++) {
            byte[] damaged = whole.clone();
            int strikes = 1 + random.nextInt(3);
            for (int strike = 0; strike < strikes; strike++) {
                int at = random.nextInt(damaged.length);
                switch (random.nextInt(4)) {
                    case 0 -> damaged[at] = (byte) random.nextInt(256);
                    case 1 -> damaged[at] = whole[random.nextInt(whole.length)];
                    case 2 -> damaged = cut(damaged, at, Math.min(damaged.length, at + 1 + random.nextInt(30)));
                    default -> damaged = repeat(damaged, at, Math.min(damaged.length, at + 1 + random.nextInt(60)));
                }
                if (damaged.length == 0) damaged = new byte[] {' '};
            }
            if (!reads(format, damaged, "seed 20, trial " + trial)) refused++;
        }
        assertThat(refused).isGreaterThan(3000);
    }

    private static byte[] cut(byte[] bytes, int from, int to) {
        byte[] less = Arrays.copyOf(bytes, bytes.length - (to - from));
        System.arraycopy(bytes, to, less, from, bytes.length - to);
        return less;
    }

    private static byte[] repeat(byte[] bytes, int from, int to) {
        byte[] more = Arrays.copyOf(bytes, bytes.length + (to - from));
        System.arraycopy(bytes, from, more, to, bytes.length - from);
        return more;
    }

    @ParameterizedTest
    @CsvSource({"bif", "xmlbif", "uai", "hugin"})
    void deepNestingIsRefused(String format) {
        for (String open : List.of("(", "{", "<a>", "<BIF><NETWORK>", "/*", "\"", "[", "net{a=("))
            assertThat(reads(format, open.repeat(200_000).getBytes(StandardCharsets.UTF_8), open))
                    .isFalse();
        String net = "net { } node a { states = ( \"x\" ); } potential ( a ) { data = " + "(".repeat(200_000);
        assertThat(reads("hugin", net.getBytes(StandardCharsets.UTF_8), "data")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"bif", "xmlbif", "uai", "hugin"})
    void anEmptyFileIsRefused(String format) {
        assertThat(reads(format, new byte[0], "nothing")).isFalse();
        assertThat(reads(format, new byte[1000], "zeros")).isFalse();
    }

    @org.junit.jupiter.api.Test
    void aSizeThatIsOnlySaidCostsNothing() {
        assertThatCode(() -> {
                    reads("uai", "BAYES 999999999 2 2".getBytes(), "variables");
                    reads("uai", "BAYES 1 999999999 1 1 0 999999999 1".getBytes(), "states");
                    reads("uai", "BAYES 2 99999999 99999999 2 1 0 2 0 1 3 1 1 1".getBytes(), "entries");
                    reads("bif", "variable a { type discrete [ 999999999 ] { x }; }".getBytes(), "states");
                })
                .doesNotThrowAnyException();
    }
}
