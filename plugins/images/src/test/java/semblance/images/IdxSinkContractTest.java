package semblance.images;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import semblance.api.Extension;
import semblance.api.data.Column;
import semblance.api.data.DataSource;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.core.contract.ContractTest;
import semblance.core.contract.Example;

class IdxSinkContractTest extends ContractTest {
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
        return URI.create("file:///some.idx3-ubyte.gz");
    }

    @Override
    public List<Example> examples() {
        Table grey = ImageSinkContractTest.rows(List.of(4, 6, 1));
        int[] digits = new int[grey.rows()];
        for (int r = 0; r < digits.length; r++) digits[r] = r * 7 % 3;
        Column digit = new Column.Categorical("digit", "0", "7", "255");
        Schema schema = new Schema(List.of(grey.schema().columns().get(0), digit), "digit", "");
        return List.of(
                new Example("grey", grey),
                new Example("labels", Table.of(schema, List.of(grey.tensors(0), digits))),
                new Example("colour", ImageSinkContractTest.rows(List.of(4, 6, 3))));
    }
}
