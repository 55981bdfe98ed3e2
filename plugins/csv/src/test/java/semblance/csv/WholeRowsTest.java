package semblance.csv;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WholeRowsTest {

    /** Cuts after every so many bytes, reading so many at a time, and joins the rows of all parts. */
    private static String cut(String text, int wanted, int buffer) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder rows = new StringBuilder();
        int start = 0;
        while (start < bytes.length) {
            ByteArrayInputStream in = new ByteArrayInputStream(bytes, start, bytes.length - start);
            int[] given = {0};
            byte[] part = new byte[bytes.length];
            int length = 0;
            try (WholeRows whole = new WholeRows(in, wanted, '"', ',', count -> given[0] += count)) {
                for (int read; (read = whole.read(part, length, Math.min(buffer, part.length - length))) > 0; )
                    length += read;
            }
            assertThat(given[0]).isEqualTo(length).isPositive();
            if (start + length < bytes.length) assertThat(length).isGreaterThanOrEqualTo(wanted);
            rows.append(rows(new String(part, 0, length, StandardCharsets.UTF_8)));
            start += length;
        }
        return rows.toString();
    }

    private static String rows(String text) {
        StringBuilder rows = new StringBuilder();
        CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)
                .stream()
                .forEach(record -> rows.append(record.getFields()).append('#'));
        return rows.toString();
    }

    @Test
    void cutsNeverDivideARowHoweverQuotesAndBuffersFall() throws IOException {
        String[] cells = {
            "", "a", "\"\"", "\"x\ny\"", "\"p\"\"q\"", "b\"c", "\"\"\"\n\"\"\"", "\"\r\n\"", "é", "a\"\"b", " \"d"
        };
        Random random = new Random(77);
        for (int trial = 0; trial < 400; trial++) {
            StringBuilder text = new StringBuilder();
            for (int r = random.nextInt(30); r >= 0; r--) {
                for (int c = random.nextInt(4); c >= 0; c--)
                    text.append(cells[random.nextInt(cells.length)]).append(c > 0 ? "," : "");
                text.append(random.nextBoolean() ? "\n" : "\r\n");
            }
            int wanted = 1 + random.nextInt(40);
            for (int buffer : new int[] {1, 2, 3, 7, 8, 9, 64, 1 << 16})
                assertThat(cut(text.toString(), wanted, buffer))
                        .as("trial %d, %d bytes wanted, %d at a time", trial, wanted, buffer)
                        .isEqualTo(rows(text.toString()));
        }
    }

    @Test
    void aQuoteThatDoesNotEndReachesToTheEnd() throws IOException {
        String text = "a,b\n1,\"2\n3,4\n5,6\n";
        assertThat(cut(text, 5, 4)).isEqualTo(rows(text));
    }
}
