package semblance.api.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedTest {
    @Test
    void childrenAreTheOutputsOfSplitMix() {
        // the first outputs of SplitMix64 seeded with 0, as published with its reference code
        assertThat(new Seed(0).child(0).value()).isEqualTo(0xE220A8397B1DCDAFL);
        assertThat(new Seed(0).child(1).value()).isEqualTo(0x6E789E6AA1B965F4L);
    }

    @Test
    void childrenDifferFromOneAnother() {
        Set<Long> values = new HashSet<>();
        for (int i = 0; i < 100_000; i++) values.add(new Seed(7).child(i).value());
        assertThat(values).hasSize(100_000);
    }

    @Test
    void eachGeneratorStartsTheSameStream() {
        Seed seed = new Seed(42);
        assertThat(seed.random().doubles(5).toArray())
                .isEqualTo(seed.random().doubles(5).toArray());
    }
}
