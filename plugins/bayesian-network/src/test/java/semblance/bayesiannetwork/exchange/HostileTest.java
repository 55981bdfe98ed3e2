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
        if (format.equals("gaussian"))
            return Memory.write(new HuginSink(), RoundTripTest.mixed()).bytes();
        BayesianNetwork asia = new BifSource().read(Memory.asia(), Run.of(1));
        ModelSink<BayesianNetwork> sink =
                switch (format) {
                    case "bif" -> new BifSink();
                    case "xmlbif" -> new XmlBifSink();
                    case "uai" -> new UaiSink();
                    default -> new HuginSink();
                };
        return Memory.write(sink, asia).bytes();
    }

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
    @CsvSource({"bif", "xmlbif", "uai", "hugin", "gaussian"})
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
    @CsvSource({"bif", "xmlbif", "uai", "hugin", "gaussian"})
    void damagedBytesAreReadOrRefused(String format) throws IOException {
        byte[] whole = asia(format);
        RandomGenerator random = new Seed(20).random();
        int refused = 0;
        for (int trial = 0; trial < 1500; trial++) {
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
        assertThat(refused).isGreaterThan(700);
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
