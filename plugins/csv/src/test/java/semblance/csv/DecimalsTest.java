package semblance.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import semblance.api.data.Kind;

class DecimalsTest {
    private static final long SEED = 20_260_101;

    private final StringBuilder digits = new StringBuilder();

    private String text(double value) {
        digits.setLength(0);
        Decimals.append(value, digits);
        return digits.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "-0.30000000000000004, -0.30000000000000004",
        "0.002, 0.002",
        "2.2250738585072014, 2.2250738585072014",
        "9999999.999999998, 9999999.999999998",
        "0.0009999999999999999e1, 0.009999999999999998",
        "8388608.0009765625, 8388608.000976562", // two of 16 digits are as near: the even one
        "8388608.0029296875, 8388608.002929688",
        "0.0078125, 0.0078125",
        "1048576.5, 1048576.5",
    })
    void theTextIsTheShortestAndThenTheNearest(double value, String text) {
        assertThat(text(value)).isEqualTo(text);
        assertThat(Kind.REAL.format(value)).isEqualTo(text);
    }

    @Test
    void itIsTheTextOfTheApiNearPowersOfTwoAndTen() {
        for (int power = -9; power <= 23; power++) agreeAround(Math.scalb(1.0, power));
        for (int power = -3; power <= 6; power++) agreeAround(Double.parseDouble("1e" + power));
    }

    private void agreeAround(double middle) {
        double value = middle;
        for (int i = 0; i < 50; i++) value = Math.nextDown(value);
        for (int i = 0; i < 100; i++, value = Math.nextUp(value)) {
            if (value < Decimals.LEAST || value == Math.rint(value)) continue;
            assertThat(text(value)).isEqualTo(Kind.REAL.format(value));
        }
    }

    @Test
    void aMillionNumbersAreReadBackAndWrittenAlikeOnEveryJava() {
        SplittableRandom random = new SplittableRandom(SEED);
        CRC32 sum = new CRC32();
        for (int i = 0; i < 1_000_000; i++) {
            double value = Math.scalb(1 + random.nextDouble(), random.nextInt(-9, 23));
            if (i % 3 == 0) value = (float) value;
            if (i % 5 == 0) value = Math.rint(value * 65536) / 65536;
            if (value == Math.rint(value)) continue;
            String text = text(value);
            if (Double.parseDouble(text) != value) throw new AssertionError(value + " became " + text);
            if (i % 20 == 0) assertThat(text).as("seed " + SEED).isEqualTo(Kind.REAL.format(value));
            sum.update(text.getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(sum.getValue())
                .as("the sum of the texts of Double.toString on Java 25")
                .isEqualTo(1_190_498_486L);
    }
}
