package semblance.csv;

import java.net.URI;
import java.util.Optional;
import semblance.api.Extension;
import semblance.api.data.DataSource;
import semblance.core.contract.ContractTest;

class CsvSinkContractTest extends ContractTest {
    @Override
    protected Extension extension() {
        return new CsvSink();
    }

    @Override
    public Optional<DataSource> reader() {
        return Optional.of(new CsvSource());
    }

    @Override
    public URI address() {
        return URI.create("file:///rows.csv");
    }
}
