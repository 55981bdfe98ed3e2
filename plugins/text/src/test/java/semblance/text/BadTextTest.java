package semblance.text;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/** The text of every message that a bad text, or rows that are none, get. */
class BadTextTest {

    private static void fails(TextSource source, byte[] bytes, String message) {
        assertThatThrownBy(() -> Texts.rows(source, Texts.place("x.txt", bytes)))
                .isInstanceOfAny(IOException.class, UncheckedIOException.class)
                .hasMessage("file:///x.txt" + message);
    }

    @Test
    void textsWithoutRowsSaySo() {
        fails(new TextSource(), new byte[0], " is empty: expected text");
        fails(new TextSource(false, 5, 0, false), new byte[0], " is empty: expected text");
        fails(new TextSource(true, 0, 0, false), "\n \n".getBytes(), " has blank lines only: expected text");
    }

    @Test
    void bytesThatAreNotUtf8AreNamedWithLineAndPlace() {
        byte[] latin = "one\r\ntw\u00f6\n".getBytes(StandardCharsets.ISO_8859_1);
        String after = ", is not UTF-8; convert the file to UTF-8 first";
        fails(new TextSource(), latin, ", line 2: byte 7 (from 0), 0xf6" + after);
        fails(new TextSource(false, 3, 0, false), latin, ", line 2: byte 7 (from 0), 0xf6" + after);
        byte[] half = "\ufeffa\u4e2d".getBytes(StandardCharsets.UTF_8);
        fails(new TextSource(), Arrays.copyOf(half, 6), ", line 1: byte 4 (from 0), 0xe4" + after);
        fails(
                new TextSource(),
                "\ufeffa".getBytes(StandardCharsets.UTF_16LE),
                ", line 1: byte 0 (from 0), 0xff" + after);
        fails(
                new TextSource(),
                new byte[] {'a', '\n', (byte) 0xed, (byte) 0xa0, (byte) 0x80}, // half a pair
                ", line 2: byte 2 (from 0), 0xed" + after);
    }

    @Test
    void packedTextsThatAreCutOffSaySo() {
        byte[] packed = Texts.gzip("a\nb\n".repeat(1000).getBytes());
        fails(
                new TextSource(),
                Arrays.copyOf(packed, packed.length - 9),
                " is not a whole gzip file: Unexpected end of ZLIB input stream");
        fails(new TextSource(), Arrays.copyOf(packed, 5), " is not a whole gzip file: it ends early");
    }

    @Test
    void escapesThatAreNoneNameTheLine() {
        fails(
                new TextSource(false, 0, 0, true),
                "a\\nb\nc\\d\n".getBytes(),
                ", line 2: character 2 is a backslash before 'd', expected \\n, \\r or \\\\; read the file without"
                        + " escape=true");
    }

    @Test
    void aTextThatIsExpectedToBeSomethingElseSaysSo() {
        assertThatThrownBy(() -> new TextSource()
                        .read(Texts.place("a"), Optional.of(Schema.of(new Column.Categorical("text", "a")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column 'text' holds text, expected categorical");
    }

    private static void refused(Schema schema, String message, java.io.Serializable... columns) {
        Dataset rows = Dataset.of(Table.of(schema, List.of(columns)));
        assertThatThrownBy(() -> new TextSink().write(rows, Texts.place("x.txt", new byte[0])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static void refused(String text, String message) {
        refused(Schema.of(new Column.Text("note")), "column 'note', row 2: " + message, (java.io.Serializable)
                new String[] {"fine", text});
    }

    @Test
    void rowsThatAreNoLinesAreRefusedByName() {
        refused(
                Schema.of(new Column.Text("note"), new Column.Numeric("x")),
                "column 'note' is not alone, and plain text holds one text column; leave others out, or write .csv",
                new String[0],
                new double[0]);
        refused(
                Schema.of(new Column.Numeric("x")),
                "column 'x' is no text, and plain text holds one text column; leave others out, or write .csv",
                (java.io.Serializable) new double[0]);
        String broken = "there is a line break in the text; --sink 'text escape=true' writes it as \\n, which --source"
                + " 'text escape=true' reads back";
        refused("a\nb", broken);
        refused("a\r", broken);
        refused((String) null, "the text is missing, which plain text cannot say; leave the row out, or write .csv");
        refused("\ud83d", "half a character (a surrogate without the other) is in the text; remove it");
        refused(
                Schema.of(new Column.Text("note")),
                "column 'note', row 1: the text starts with a byte order mark, which would be read as none; remove it",
                (java.io.Serializable) new String[] {"\ufeffa"});
    }

    @Test
    void parametersThatContradictAreRefusedByName() {
        assertThatThrownBy(() -> new TextSource(false, -1, 0, false))
                .hasMessage("window must be 0 to 16777216, got -1");
        assertThatThrownBy(() -> new TextSource(false, 0, 5, false))
                .hasMessage("stride needs a window, got stride 5 without one");
        assertThatThrownBy(() -> new TextSource(true, 5, 0, false))
                .hasMessage("a row is a paragraph or a window, got paragraphs and window 5");
        assertThatThrownBy(() -> new TextSource(true, 0, 0, true))
                .hasMessage("escape is for rows that are lines, not with paragraphs or window");
    }
}
