package semblance.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearTest {
    private static final List<String> NAMES =
            List.of("gaussian-mixture", "gan", "vae", "random-forest", "training.epochs", "learningRate");

    @ParameterizedTest
    @CsvSource({
        "gausian-mixture, gaussian-mixture",
        "GaussianMixture, gaussian-mixture",
        "gna, gan",
        "vea, vae",
        "forest, ''",
        "random, random-forest",
        "learning-rate, learningRate",
        "training.epoch, training.epochs",
        "x, ''",
        "'', ''",
    })
    void aNameMeansTheNearestOneIfAnyIsNear(String text, String expected) {
        assertThat(Near.match(text, NAMES).orElse("")).isEqualTo(expected);
    }
}
