package semblance.images;

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

class ImageSinkContractTest extends ContractTest {
    private static final int ROWS = 250;

    @Override
    protected Extension extension() {
        return new ImageSink();
    }

    @Override
    public Optional<DataSource> reader() {
        return Optional.of(new ImageSource());
    }

    @Override
    public URI address() {
        return URI.create("file:///pictures.zip");
    }

    /** Pictures of values that a byte can hold; and the usual rows, which hold none. */
    @Override
    public List<Example> examples() {
        Column label = new Column.Categorical("label", "9", "10", "none of these");
        Column digit = new Column.Categorical("digit", "\u00e4", "a b");
        List<Example> examples = new ArrayList<>();
        examples.add(new Example("grey", rows(List.of(4, 6, 1))));
        examples.add(new Example("one label", rows(List.of(4, 6, 1), label)));
        examples.add(new Example("two labels", rows(List.of(3, 2, 3), label, digit)));
        Table last = rows(List.of(2, 2, 1), label);
        Schema labelFirst = Schema.of(label, last.schema().columns().get(0));
        examples.add(new Example("label first", Table.of(labelFirst, List.of(last.codes(1), last.tensors(0)))));
        super.examples().stream()
                .filter(example -> !example.name().equals("images"))
                .forEach(examples::add);
        return examples;
    }

    /** Rows of one picture and some labels, of which some are missing. */
    static Table rows(List<Integer> shape, Column... labels) {
        Column.Tensor image = new Column.Tensor("image", shape);
        List<Column> columns = new ArrayList<>(List.of(image));
        float[] pixels = new float[ROWS * image.size()];
        for (int i = 0; i < pixels.length; i++) pixels[i] = i * 13 % 256 / 255f;
        List<Serializable> arrays = new ArrayList<>(List.of(pixels));
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
