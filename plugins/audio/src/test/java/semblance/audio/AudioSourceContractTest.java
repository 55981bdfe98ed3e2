package semblance.audio;

import java.util.Optional;
import semblance.api.Extension;
import semblance.api.data.Location;
import semblance.core.contract.ContractTest;
import semblance.core.contract.MemoryLocation;

class AudioSourceContractTest extends ContractTest {
    @Override
    protected Extension extension() {
        return new AudioSource();
    }

    /** Long enough that a table holds a few and a partition does not hold all. */
    @Override
    public Optional<Location> location() {
        MemoryLocation place = Sounds.place("sounds/");
        for (int i = 0; i < 20; i++)
            Sounds.put(place, i % 3 + "/" + i + ".wav", Sounds.wav(8000, 1, Sounds.values(60_000 + i, i)));
        return Optional.of(place);
    }
}
