package semblance.images;

import java.util.Optional;
import semblance.api.Extension;
import semblance.api.data.Location;
import semblance.core.contract.ContractTest;
import semblance.core.contract.MemoryLocation;

class ImageSourceContractTest extends ContractTest {
    @Override
    protected Extension extension() {
        return new ImageSource();
    }

    /** Large enough that a table holds a few and a partition does not hold all. */
    @Override
    public Optional<Location> location() {
        MemoryLocation place = Pictures.place("pictures.zip");
        Size size = new Size(150, 200, 3);
        for (int i = 0; i < 20; i++) Pictures.put(place, i % 3 + "/" + i + ".png", Pictures.png(size, i));
        return Optional.of(place);
    }
}
