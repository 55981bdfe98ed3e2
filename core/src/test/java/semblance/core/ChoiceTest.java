package semblance.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.DataSink;
import semblance.api.data.DataSource;
import semblance.api.data.Dataset;
import semblance.api.data.Location;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.core.contract.MemoryLocation;
import semblance.core.plugin.UnknownExtension;

class ChoiceTest {

    /** Takes folders, and files that end in a way. */
    private record Ending(String name, String end) implements DataSource {
        @Override
        public boolean accepts(URI location) {
            return location.toString().endsWith("/") || location.toString().endsWith(end);
        }

        @Override
        public Dataset read(Location from, Optional<Schema> expected) {
            return Dataset.of(Table.of(Schema.of(), List.of()));
        }
    }

    /** Takes one column of one name. */
    private record Named(String name, String column) implements DataSink {
        @Override
        public boolean accepts(URI location) {
            return true;
        }

        @Override
        public void write(Dataset rows, Location to) throws IOException {
            if (!rows.schema().names().contains(column)) throw new IllegalArgumentException("no column " + column);
            to.create().close();
        }
    }

    private static final List<DataSource> SOURCES = List.of(new Ending("red", ".r"), new Ending("blue", ".b"));

    private static MemoryLocation folder(String... names) throws IOException {
        MemoryLocation folder = new MemoryLocation(URI.create("file:///some/"));
        for (String name : names)
            try (OutputStream out = folder.resolve(name).create()) {
                out.write(1);
            }
        return folder;
    }

    @Test
    void aFolderIsReadByTheSourceOfMostOfItsFiles() throws IOException {
        assertThat(Choice.of(SOURCES, folder("1.b", "2.b", "0.r", "readme")).name())
                .isEqualTo("blue");
        assertThat(Choice.of(SOURCES, folder("0.r")).name()).isEqualTo("red");
    }

    @Test
    void whatSeveralMayReadNeedsToBeNamed() {
        assertThatThrownBy(() -> Choice.of(SOURCES, folder("1.b", "1.r")))
                .isInstanceOf(UnknownExtension.class)
                .hasMessage("'file:///some/' may be for red or blue; say which with --source, such as --source red");
        assertThatThrownBy(() -> Choice.of(SOURCES, new MemoryLocation(URI.create("file:///x.txt"), new byte[1])))
                .isInstanceOf(UnknownExtension.class)
                .hasMessage("'file:///x.txt' may be for red or blue; say which with --source, such as --source red");
    }

    @Test
    void aFolderThatHoldsNothingForThemSaysWhatItHolds() {
        String start = "'file:///some/' holds no files for red or blue, found ";
        assertThatThrownBy(() -> Choice.of(SOURCES, folder()))
                .isInstanceOf(UnknownExtension.class)
                .hasMessage(start + "nothing; name files of it or another folder");
        assertThatThrownBy(() -> Choice.of(SOURCES, folder("b.txt", "a.txt")))
                .isInstanceOf(UnknownExtension.class)
                .hasMessage(start + "file:///some/a.txt and 1 more; name files of it or another folder");
    }

    @Test
    void rowsAreWrittenByTheSinkThatTakesThem() throws IOException {
        List<DataSink> sinks = List.of(new Named("red", "x"), new Named("blue", "y"), new Named("green", "y"));
        assertThat(Choice.of(sinks, folder(), Schema.of(new Column.Text("x"))).name())
                .isEqualTo("red");
        assertThatThrownBy(() -> Choice.of(sinks, folder(), Schema.of(new Column.Numeric("y"))))
                .isInstanceOf(UnknownExtension.class)
                .hasMessage("'file:///some/' may be for blue or green; say which with --sink, such as --sink blue");
        Column image = new Column.Tensor("image", List.of(2));
        Column level = new Column.Categorical("level", "a");
        assertThatThrownBy(() -> Choice.of(sinks.subList(0, 2), folder(), Schema.of(image, level)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot write file:///some/: red: no column x; blue: no column y");
    }
}
