package semblance.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumbersTest {
    private final Numbers numbers = new Numbers('.');

    private double read(String text) {
        char[] padded = ("9" + text + "9").toCharArray();
        return numbers.scan(padded, 1, padded.length - 1) ? numbers.value() : Double.NaN;
    }

    private void same(String text) {
        assertThat(read(text)).as(text).isEqualTo(Double.parseDouble(text));
    }

    @Test
    void everyWayToWriteANumberIsRead() {
        for (String text :
                List.of("0", "-0", "+7", "12", "-1.5", ".5", "5.", "1e3", "1E+03", "-2.5e-3", "007", "1e-400"))
            same(text);
        for (String text : List.of(
                "9007199254740993",
                "123456789012345678",
                "12345678901234567890123",
                "0.1000000000000000055511151231257827",
                "1.7976931348623157e308",
                "4.9e-324",
                "2.2250738585072011e-308",
                "1e22",
                "1e23",
                "8.5e-23",
                "1e999",
                "-1e999",
                "0e999",
                "0.000000000000000000000000000000000000000000000000000000000000000000000000000000001")) same(text);
    }

    @Test
    void whatIsNoNumberIsNotRead() {
        for (String text : List.of(
                "", "-", ".", "e5", "1e", "1e+", "1.2.3", "1,5", "0x10", "1f", "2d", "NaN", "inf", "1 2", "--1",
                "1e5.0")) assertThat(read(text)).as(text).isNaN();
    }

    @Test
    void randomNumbersAreRoundedAsJavaDoes() {
        Random random = new Random(20);
        for (int i = 0; i < 300_000; i++) {
            same(Double.toString(random.nextGaussian()));
            same(Double.toString(Math.scalb(random.nextDouble(), random.nextInt(2000) - 1000)));
            same(random.nextLong(1, 1_000_000_000_000_000_000L) + "e" + (random.nextInt(160) - 80));
            same(random.nextInt(100_000) + "." + random.nextInt(1_000_000));
        }
    }

    @Test
    void numbersHalfWayBetweenTwoDoublesAreRoundedToEven() {
        Random random = new Random(21);
        for (int i = 0; i < 100_000; i++) {
            long odd = (1L << 53) + 2 * random.nextLong(1L << 52) + 1; // half way between its neighbours
            same(Long.toString(odd));
            same(odd + "0e-1");
            same(odd / 2 + ".5");
        }
    }

    @Test
    void wholeNumbersAreToldFromOthers() {
        for (String whole : List.of("0", "-12", "9007199254740992")) {
            read(whole);
            assertThat(numbers.whole()).as(whole).isTrue();
        }
        for (String other : List.of("1.0", "1e3", "9007199254740993", "99999999999999999999")) {
            read(other);
            assertThat(numbers.whole()).as(other).isFalse();
        }
        for (String padded : List.of("00", "-007", "01")) {
            read(padded);
            assertThat(numbers.padded()).as(padded).isTrue();
        }
    }

    @Test
    void theDecimalMarkMayBeAComma() {
        Numbers comma = new Numbers(',');
        for (String text : List.of("1,5", "123456789,0123456789")) {
            assertThat(comma.scan(text.toCharArray(), 0, text.length())).isTrue();
            assertThat(comma.value()).isEqualTo(Double.parseDouble(text.replace(',', '.')));
        }
        assertThat(comma.scan("1.5".toCharArray(), 0, 3)).isFalse();
    }
}
