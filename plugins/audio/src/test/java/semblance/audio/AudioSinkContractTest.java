package semblance.audio;

import java.io.Serializable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import semblance.api.Extension;
import semblance.api.data.Column;
import semblance.api.data.DataSource;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.core.contract.ContractTest;
import semblance.core.contract.Example;

class AudioSinkContractTest extends ContractTest {
    private static final int ROWS = 150;

    @Override
    protected Extension extension() {
        return new AudioSink();
    }

    /** All channels, because one of the examples has two. */
    @Override
    public Optional<DataSource> reader() {
        return Optional.of(new AudioSource("", 0, 0, 0));
    }

    @Override
    public URI address() {
        return URI.create("file:///sounds.zip");
    }

    @Override
    public List<Example> examples() {
        Column label = new Column.Categorical("label", "9", "10", "none of these");
        Column speaker = new Column.Categorical("speaker", "\u00e4", "a b");
        List<Example> examples = new ArrayList<>();
        examples.add(new Example("one channel", rows(List.of(50))));
        examples.add(new Example("two channels and a label", rows(List.of(20, 2), label)));
        examples.add(new Example("two labels", rows(List.of(7), speaker, label)));
        super.examples().stream()
                .filter(example -> !example.name().equals("images"))
                .forEach(examples::add);
        return examples;
    }

    private static Table rows(List<Integer> shape, Column... labels) {
        Column.Tensor sound = new Column.Tensor("sound_11025hz", shape);
        List<Column> columns = new ArrayList<>(List.of(sound));
        List<Serializable> arrays = new ArrayList<>(List.of(Sounds.values(ROWS * sound.size(), 1)));
        for (Column label : labels) {
            int levels = ((Column.Categorical) label).levels().size();
            columns.add(label);
            arrays.add(IntStream.range(0, ROWS)
                    .map(r -> (r * 5 + columns.size()) % (levels + 1) - 1)
                    .toArray());
        }
        return Table.of(new Schema(columns, "", ""), arrays);
    }
}
