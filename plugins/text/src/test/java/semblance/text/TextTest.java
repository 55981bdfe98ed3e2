package semblance.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Schema;

class TextTest {
    private static final TextSource PARAGRAPHS = new TextSource(true, 0, 0, false);

    private static List<String> windows(String text, int window, int stride) throws IOException {
        return Texts.rows(new TextSource(false, window, stride, false), Texts.place(text));
    }

    @Test
    void addressesOfTextAreAccepted() {
        for (String name : List.of("a.txt", "A.TXT.GZ"))
            assertThat(new TextSource().accepts(URI.create("file:///d/" + name)))
                    .isTrue();
        for (String name : List.of("a.csv", "txt", "x.gz", "x/"))
            assertThat(new TextSink().accepts(URI.create("file:///d/" + name))).isFalse();
    }

    @Test
    void aRowIsALineWhateverEndsIt() throws IOException {
        assertThat(Texts.rows(new TextSource(), Texts.place("\ufeffone\r\n\ntwo\rthree\nfour")))
                .containsExactly("one", "", "two\rthree", "four");
        assertThat(Texts.rows(new TextSource(), Texts.place("\n"))).containsExactly("");
        assertThat(Texts.rows(new TextSource(), Texts.place("a\n"))).containsExactly("a");
        byte[] packed = Texts.gzip("a\nb\n".getBytes(StandardCharsets.UTF_8));
        assertThat(Texts.rows(new TextSource(), Texts.place("x.txt.gz", packed)))
                .containsExactly("a", "b");
    }

    /** Lines that end before, at and after the end of a buffer. */
    @Test
    void linesThatSpanBuffersAreWhole() throws IOException {
        for (int length = (1 << 16) - 3; length < (1 << 16) + 3; length++) {
            String line = "\u00e4" + "x".repeat(length - 2);
            assertThat(Texts.rows(new TextSource(), Texts.place(line + "\r\n" + line + "\r\nend")))
                    .containsExactly(line, line, "end");
        }
    }

    @Test
    void paragraphsArePartedByBlankLines() throws IOException {
        assertThat(Texts.rows(PARAGRAPHS, Texts.place("\n\na\r\nb\n \n\t\nc\n")))
                .containsExactly("a\nb", "c");
        assertThat(Texts.rows(PARAGRAPHS, Texts.place("c"))).containsExactly("c");
    }

    @Test
    void windowsCoverTheTextToItsEnd() throws IOException {
        assertThat(windows("ab\r\ncd\nefg", 4, 0)).containsExactly("ab\nc", "d\nef", "g");
        assertThat(windows("abcdefgh", 4, 0)).containsExactly("abcd", "efgh");
        assertThat(windows("abcdefgh\n", 4, 0)).containsExactly("abcd", "efgh", "\n");
        assertThat(windows("abcdef", 4, 1)).containsExactly("abcd", "bcde", "cdef");
        assertThat(windows("abcdefg", 4, 2)).containsExactly("abcd", "cdef", "efg");
        assertThat(windows("abcdefghij", 2, 5)).containsExactly("ab", "fg");
        assertThat(windows("abc", 10, 0)).containsExactly("abc");
        assertThat(windows("\n", 10, 0)).containsExactly("\n");
    }

    @Test
    void windowsDoNotCutCharacters() throws IOException {
        assertThat(windows("\ud83d\ude00\ud83d\ude01\ud83d\ude02", 2, 0))
                .containsExactly("\ud83d\ude00\ud83d\ude01", "\ud83d\ude02");
    }

    @Test
    void windowsSideBySideAreTheWholeText() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3000; i++)
            text.append("x".repeat(i * 7 % 90)).append(i).append('\n');
        for (int window : new int[] {1, 17, 5000})
            assertThat(String.join("", windows(text.toString(), window, 0))).isEqualTo(text.toString());
    }

    @Test
    void aNameThatIsExpectedIsTheColumns() throws IOException {
        Schema expected = new Schema(List.of(new Column.Text("note")), "note", "");
        assertThat(new TextSource()
                        .read(Texts.place("a"), Optional.of(expected))
                        .schema())
                .isEqualTo(expected);
    }

    /** Karpathy's Tiny Shakespeare has 1,115,394 characters and 40,000 lines. */
    @Test
    void tinyShakespeareHasItsPublishedSize() throws IOException {
        List<String> lines = Texts.rows(new TextSource(), Texts.shared("text/tinyshakespeare.txt.gz"));
        assertThat(lines).hasSize(40_000).startsWith("First Citizen:", "Before we proceed any further, hear me speak.");
        List<String> windows =
                Texts.rows(new TextSource(false, 100, 0, false), Texts.shared("text/tinyshakespeare.txt.gz"));
        assertThat(windows).hasSize(11_154);
        assertThat(windows.stream().mapToInt(String::length).sum()).isEqualTo(1_115_394);
        assertThat(String.join("", windows)).isEqualTo(String.join("\n", lines) + "\n");
        assertThat(String.join("", windows).chars().distinct().count()).isEqualTo(65);
    }
}
