package semblance.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import semblance.api.Extension;
import semblance.api.data.Column;
import semblance.api.data.Location;
import semblance.api.data.Schema;
import semblance.api.data.Table;

class LinesContractTest extends ContractTest {
    private static final URI ADDRESS = URI.create("memory:/numbers.lines");

    @Override
    protected Extension extension() {
        return new Lines();
    }

    @Override
    public Optional<Location> location() {
        String text = IntStream.range(0, 5000).mapToObj(i -> i / 7.0 + "\n").collect(Collectors.joining());
        return Optional.of(new MemoryLocation(ADDRESS, ("x\n" + text).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public URI address() {
        return ADDRESS;
    }

    @Override
    public List<Example> examples() {
        Table one = Table.of(Schema.of(new Column.Numeric("x")), List.of(new double[] {0.1 + 0.2, 1e300, Double.NaN}));
        List<Example> examples = new java.util.ArrayList<>(super.examples());
        examples.add(0, new Example("one column", one));
        return examples;
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
    void everyFaultIsFoundByTheCheckThatNamesIt(Lines.Wrong wrong) {
        assertThat(World.violations(new Lines(wrong), this)).containsKey(wrong.check);
    }
}
