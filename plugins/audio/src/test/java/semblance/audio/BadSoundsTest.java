package semblance.audio;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.core.contract.MemoryLocation;

/** The text of every message that a bad sound, or rows that are no sounds, get. */
class BadSoundsTest {

    private static void fails(AudioSource source, MemoryLocation place, String message) {
        assertThatThrownBy(() -> Sounds.tables(source.read(place, Optional.empty())))
                .isInstanceOfAny(IOException.class, UncheckedIOException.class)
                .hasMessage(message);
    }

    private static void fails(byte[] file, String message) {
        fails(new AudioSource(), Sounds.place("x.wav", file), "file:///x.wav " + message);
    }

    @Test
    void filesThatAreNoneOrCutOffSaySo() {
        byte[] whole = Sounds.wav(8000, 1, Sounds.values(100, 1));
        fails(new byte[0], "is empty: expected a WAV file");
        fails("ID3\u0003".getBytes(), "is no WAV file: it starts with 'ID3?', expected 'RIFF' and 'WAVE'");
        fails("RIFX    WAVE".getBytes(), "is no WAV file: it starts with 'RIFX', expected 'RIFF' and 'WAVE'");
        fails(Arrays.copyOf(whole, 30), "is cut off before its samples");
        fails(Arrays.copyOf(whole, 12), "is cut off before its samples");
        fails(Arrays.copyOf(whole, 144), "is cut off: it holds 100 of 200 bytes of samples");
        fails(Sounds.riff("data", new byte[4]), "is damaged: its samples come before their format");
    }

    @Test
    void codingsThatAreNotReadAreNamed() {
        String expected = " bits, expected PCM of 8, 16, 24 or 32 or floats of 32 or 64; convert it to PCM";
        for (Object[] coding : new Object[][] {
            {2, 4, "Microsoft ADPCM"},
            {6, 8, "A-law"},
            {7, 8, "mu-law"},
            {0x11, 4, "IMA ADPCM"},
            {0x55, 0, "MPEG (MP3)"},
            {1, 12, "PCM"},
            {3, 16, "floats"},
            {0x4242, 8, "format 0x4242"}
        })
            fails(
                    Sounds.riff("fmt ", Sounds.format((int) coding[0], 1, 8000, (int) coding[1]), "data", new byte[4]),
                    "is coded as " + coding[2] + " of " + coding[1] + expected);
    }

    @Test
    void formatsThatMakeNoSenseSaySo() {
        byte[] format = Sounds.format(1, 1, 8000, 16);
        format[12] = 3;
        fails(Sounds.riff("fmt ", format, "data", new byte[4]), "is damaged: it says 3 bytes for 1 samples of 16 bits");
        fails(
                Sounds.riff("fmt ", Sounds.format(1, 0, 8000, 16), "data", new byte[4]),
                "is damaged: it says 8000 samples a second and 0 channels");
        fails(
                Sounds.riff("fmt ", Sounds.format(1, 1, 0, 16), "data", new byte[4]),
                "is damaged: it says 0 samples a second and 1 channels");
        fails(
                Sounds.riff("fmt ", new byte[4], "data", new byte[4]),
                "is damaged: the description of its format has 4 bytes");
        byte[] floats = ByteBuffer.allocate(8).putInt(0).putInt(0x0000c07f).array(); // the second is NaN
        assertThatThrownBy(() -> Sounds.tables(Sounds.read(
                        Sounds.place("x.wav", Sounds.riff("fmt ", Sounds.format(3, 1, 8000, 32), "data", floats)))))
                .hasMessage("file:///x.wav, sample 2 is NaN, expected a number");
    }

    @Test
    void soundsThatDoNotAgreeNameBoth() {
        MemoryLocation place = Sounds.place("x/");
        fails(new AudioSource(), place, "file:///x/ has no sounds: expected files that end with .wav, found nothing");
        Sounds.put(place, "readme", new byte[1]);
        fails(
                new AudioSource(),
                place,
                "file:///x/ has no sounds: expected files that end with .wav, found file:///x/readme");
        Sounds.put(place, "1.wav", Sounds.wav(8000, 1, .5f));
        Sounds.put(place, "2.wav", Sounds.wav(16000, 2, .5f, .5f));
        fails(
                new AudioSource(),
                place,
                "file:///x/2.wav has 16000 samples a second, but file:///x/1.wav has 8000; resample all with"
                        + " --source 'audio rate=8000'");
        fails(
                new AudioSource("", 8000, 0, 0),
                place,
                "file:///x/2.wav has 2 channels, but file:///x/1.wav has 1; mix them to one with"
                        + " --source 'audio channels=1'");
        fails(
                new AudioSource("{digit}_*", 8000, 0, 1),
                place,
                "file:///x/1.wav: its name does not fit label={digit}_*");
        fails(
                new AudioSource("{digit}_*", 0, 0, 1),
                new MemoryLocation(java.net.URI.create("std:-"), Sounds.wav(8000, 1, .5f)),
                "std:-: its name does not fit label={digit}_*");
    }

    private static void expecting(MemoryLocation place, Column expected, String message) {
        assertThatThrownBy(() -> new AudioSource().read(place, Optional.of(Schema.of(expected))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void whatIsExpectedAndNotThereSaysSo() {
        MemoryLocation place = Sounds.place("x.wav", Sounds.wav(16000, 2, .5f, .5f));
        expecting(
                place,
                new Column.Tensor("sound_8000hz", List.of(1)),
                "column 'sound_8000hz': the sounds of file:///x.wav have 16000 samples a second; resample them with"
                        + " --source 'audio rate=8000'");
        expecting(
                place,
                new Column.Tensor("wave", List.of(1, 2)),
                "column 'wave': the sounds of file:///x.wav have shape [1], expected [1, 2]; say --source 'audio length='"
                        + " and the number of samples, channels=1 for one channel or channels=0 for all");
        expecting(place, new Column.Text("sound_16000hz"), "column 'sound_16000hz' holds sounds, expected text");
    }

    private static void refused(Schema schema, String message, java.io.Serializable... columns) {
        Dataset rows = Dataset.of(Table.of(schema, List.of(columns)));
        assertThatThrownBy(() -> new AudioSink().write(rows, Sounds.place("x.zip")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void rowsThatAreNoSoundsAreRefusedByName() {
        Column sound = new Column.Tensor("sound_8000hz", List.of(2));
        float[] values = {0, Float.NaN};
        refused(
                Schema.of(new Column.Tensor("wave", List.of(2))),
                "column 'wave' does not say how many samples a second has, as sound_8000hz does; say --sink 'audio"
                        + " rate=8000'",
                (java.io.Serializable) values);
        refused(
                Schema.of(sound),
                "column 'sound_8000hz', row 1: a sample is missing, and sounds have no missing samples; impute it or leave"
                        + " the row out",
                (java.io.Serializable) values);
        refused(
                Schema.of(sound, new Column.Numeric("age")),
                "column 'age' is neither a sound nor one of levels, which sounds cannot hold; leave it out",
                values,
                new double[1]);
        refused(
                Schema.of(new Column.Tensor("image", List.of(1, 2, 1))),
                "column 'image' has shape [1, 2, 1], expected a sound's [length] or [length, 2]",
                (java.io.Serializable) values);
        refused(
                Schema.of(new Column.Categorical("label", "a")),
                "columns label hold no sound: expected a tensor column",
                (java.io.Serializable) new int[1]);
        assertThatThrownBy(() -> new AudioSink(16000)
                        .write(Dataset.of(Table.of(Schema.of(sound), List.of(new float[2]))), Sounds.place("x.wav")))
                .hasMessage("column 'sound_8000hz' has 8000 samples a second by its name, but rate is 16000; leave rate"
                        + " out");
    }

    @Test
    void parametersThatFitNothingAreRefusedByName() {
        assertThatThrownBy(() -> new AudioSource("", -1, 0, 1)).hasMessage("rate must be 0 to 768000, got -1");
        assertThatThrownBy(() -> new AudioSource("", 0, -1, 1)).hasMessage("length must be 0 to 67108864, got -1");
        assertThatThrownBy(() -> new AudioSource("", 0, 0, 3)).hasMessage("channels must be 0, 1 or 2, got 3");
        for (String label : List.of("digit", "{digit", "{a}_{a}", "*", "{}", "a}{b}"))
            assertThatThrownBy(() -> new AudioSource(label, 0, 0, 1))
                    .hasMessage("label must name columns in braces, each once, such as {digit}_{speaker}_*, got '"
                            + label + "'");
    }
}
