package semblance.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import semblance.api.Extension;
import semblance.api.data.Location;
import semblance.api.model.Model;

class CentresContractTest extends ContractTest {
    private static final URI ADDRESS = URI.create("memory:/model.centres");

    @Override
    protected Extension extension() {
        return new Centres();
    }

    @Override
    public Optional<Model> model() {
        return Optional.of(Centres.model(0.1 + 0.2, 1e300));
    }

    @Override
    public Optional<Location> location() {
        return Optional.of(new MemoryLocation(ADDRESS, "0.25\n-17.5\n".getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public URI address() {
        return ADDRESS;
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
    void everyFaultIsFoundByTheCheckThatNamesIt(Centres.Wrong wrong) {
        assertThat(World.violations(new Centres(wrong), this)).containsKey(wrong.check);
    }
}
