package semblance.text;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import semblance.api.Extension;
import semblance.api.data.Column;
import semblance.api.data.DataSource;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.core.contract.ContractTest;
import semblance.core.contract.Example;

class TextEscapedSinkContractTest extends ContractTest {
    @Override
    protected Extension extension() {
        return new TextSink(true);
    }

    @Override
    public Optional<DataSource> reader() {
        return Optional.of(new TextSource(false, 0, 0, true));
    }

    @Override
    public URI address() {
        return URI.create("file:///rows.txt.gz");
    }

    @Override
    public List<Example> examples() {
        String[] texts = {"", " a, \"b\" ", "\\n \n \r\n \\", "\u00e4\u4e2d\ud83d\ude00", "\ufeff", "\u2028", "\t", ""};
        List<Example> examples = new ArrayList<>(super.examples());
        examples.add(0, new Example("lines", Table.of(Schema.of(new Column.Text("note")), List.<String[]>of(texts))));
        return examples;
    }
}
