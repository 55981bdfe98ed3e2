package semblance.images;

import java.util.Optional;
import semblance.api.Extension;
import semblance.api.data.Location;
import semblance.core.contract.ContractTest;
import semblance.core.contract.MemoryLocation;

class IdxSourceContractTest extends ContractTest {
    @Override
    protected Extension extension() {
        return new ImageSource();
    }

    @Override
    public Optional<Location> location() {
        int count = 40_000;
        byte[] pixels = Pictures.pixels(new Size(3, 5, 1), 1).clone();
        byte[] all = new byte[count * 15];
        byte[] labels = new byte[count];
        for (int i = 0; i < all.length; i++) all[i] = (byte) (pixels[i % 15] + i / 15);
        for (int i = 0; i < count; i++) labels[i] = (byte) (i % 12);
        MemoryLocation place = Pictures.place("some-images-idx3-ubyte", Pictures.idx(0x803, count, 3, 5, all));
        Pictures.put(place, "some-labels-idx1-ubyte", Pictures.idx(0x801, count, 0, 0, labels));
        return Optional.of(place);
    }
}
