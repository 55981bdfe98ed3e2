package semblance.text;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import semblance.api.Extension;
import semblance.api.data.Location;
import semblance.core.contract.ContractTest;

class TextSourceContractTest extends ContractTest {
    @Override
    protected Extension extension() {
        return new TextSource();
    }

    @Override
    public Optional<Location> location() {
        String text = IntStream.range(0, 5000)
                .mapToObj(i -> i % 7 == 0 ? "\n" : "line, \u00e4\ud83d\ude00 " + i + "\n")
                .collect(Collectors.joining());
        return Optional.of(Texts.place(text));
    }
}
