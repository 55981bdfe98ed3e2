package semblance.csv;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.IntStream;
import semblance.api.Extension;
import semblance.api.data.Location;
import semblance.core.contract.ContractTest;
import semblance.core.contract.MemoryLocation;

class CsvSourceContractTest extends ContractTest {
    @Override
    protected Extension extension() {
        return new CsvSource();
    }

    @Override
    public Optional<Location> location() {
        StringBuilder text = new StringBuilder("height,born,size,name\n");
        IntStream.range(0, 5000).forEach(i -> text.append(i % 7 == 0 ? "" : i / 8.0)
                .append(",2024-02-")
                .append(10 + i % 19)
                .append(i % 3 == 0 ? ",small" : ",\"large, or so\"")
                .append(",name ")
                .append(i)
                .append('\n'));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return Optional.of(new MemoryLocation(URI.create("file:///rows.csv"), bytes));
    }
}
