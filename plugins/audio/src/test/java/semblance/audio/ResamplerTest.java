package semblance.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {
    private static final double TOLERANCE = 2e-4; // -74 dB, about a step and a half of 13 bits

    private static Sound tone(int rate, double frequency, int frames) {
        float[] values = new float[frames];
        for (int i = 0; i < frames; i++) values[i] = (float) Math.sin(2 * Math.PI * frequency * i / rate);
        return new Sound(rate, 1, values);
    }

    @ParameterizedTest
    @CsvSource({
        "44100, 8000, 440",
        "44100, 8000, 3000",
        "8000, 44100, 440",
        "8000, 16000, 3300",
        "16000, 8000, 1000",
        "48000, 44100, 15000",
        "22050, 16000, 100",
        "8000, 8001, 700"
    })
    void aToneStaysTheSameTone(int from, int to, double frequency) {
        Sound changed = new Resampler(from, to).apply(tone(from, frequency, from));
        assertThat(changed.rate()).isEqualTo(to);
        assertThat(changed.frames()).isEqualTo(to);
        float[] expected = tone(to, frequency, to).values();
        for (int i = to / 4; i < to * 3 / 4; i++)
            assertThat(changed.values()[i]).as("sample %d", i).isCloseTo(expected[i], within((float) TOLERANCE));
    }

    /** Tones that the lower rate cannot hold vanish instead of folding back. */
    @ParameterizedTest
    @CsvSource({"44100, 8000, 4400", "44100, 8000, 7000", "16000, 8000, 6500", "48000, 44100, 23900"})
    void whatTheLowerRateCannotHoldVanishes(int from, int to, double frequency) {
        float[] changed =
                new Resampler(from, to).apply(tone(from, frequency, from)).values();
        for (int i = to / 4; i < to * 3 / 4; i++)
            assertThat(changed[i]).as("sample %d", i).isCloseTo(0, within((float) TOLERANCE));
    }

    @Test
    void silenceAndConstantsStay() {
        float[] ones = new float[9000];
        Arrays.fill(ones, 0.5f);
        float[] changed =
                new Resampler(11025, 8000).apply(new Sound(11025, 1, ones)).values();
        for (int i = 200; i < changed.length - 200; i++) assertThat(changed[i]).isCloseTo(0.5f, within(1e-6f));
        assertThat(new Resampler(3, 2).apply(new Sound(3, 1, new float[10])).values())
                .containsOnly(0)
                .hasSize(7);
    }

    @Test
    void channelsDoNotMix() {
        float[] left = tone(16000, 440, 4000).values();
        float[] both = new float[8000];
        for (int i = 0; i < 4000; i++) both[2 * i] = left[i];
        float[] changed =
                new Resampler(16000, 8000).apply(new Sound(16000, 2, both)).values();
        float[] alone =
                new Resampler(16000, 8000).apply(new Sound(16000, 1, left)).values();
        for (int i = 0; i < 2000; i++) {
            assertThat(changed[2 * i]).isEqualTo(alone[i]);
            assertThat(changed[2 * i + 1]).isZero();
        }
    }

    /** Abramowitz and Stegun, table 9.8. */
    @Test
    void besselsFunctionHasItsTabulatedValues() {
        assertThat(Resampler.bessel(0)).isEqualTo(1);
        assertThat(Resampler.bessel(1)).isCloseTo(1.2660658777520084, within(1e-15));
        assertThat(Resampler.bessel(5)).isCloseTo(27.239871823604442, within(1e-13));
    }
}
