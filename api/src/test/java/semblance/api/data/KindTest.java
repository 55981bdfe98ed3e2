package semblance.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindTest {
    @ParameterizedTest
    @CsvSource({
        "REAL, 3.6, 3.6",
        "REAL, 79, 79",
        "REAL, -0.001, -0.001",
        "REAL, 1e23, 1E+23",
        "REAL, 5.684341886080802E-14, 5.684341886080802E-14",
        "REAL, 1e-323, 9.9E-324",
        "REAL, 4.9e-324, 4.9E-324",
        "INTEGER, 100, 100",
        "DATE, 2024-02-29, 2024-02-29",
        "DATE, 1969-12-31, 1969-12-31",
        "DATE_TIME, 2024-02-29T12:30:05.25, 2024-02-29T12:30:05.250",
        "DATE_TIME, 1969-12-31 23:59:59, 1969-12-31T23:59:59",
    })
    void textIsReadAndWritten(Kind kind, String text, String written) {
        double value = kind.parse(text);
        String again = kind.format(value);
        assertThat(again).isEqualTo(written);
        assertThat(kind.parse(again)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"REAL, abc", "REAL, Infinity", "INTEGER, 1.5", "DATE, 2023-02-29", "DATE_TIME, noon"})
    void whatIsNoValueIsSaid(Kind kind, String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kind.parse(text))
                .withMessage("'" + text + "' is not " + kind);
    }

    @Test
    void everyNumberIsWrittenSoThatItReadsBackInAtMostSeventeenDigits() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 100_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (!Double.isFinite(value)) continue;
            String text = Kind.REAL.format(value);
            assertThat(Double.parseDouble(text)).isEqualTo(value);
            assertThat(text.replaceAll("E.*|[-.]", "").replaceAll("^0+", "").length())
                    .isLessThanOrEqualTo(17);
        }
    }
}
