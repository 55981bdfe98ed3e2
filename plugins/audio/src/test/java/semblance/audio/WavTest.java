package semblance.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.core.contract.MemoryLocation;

class WavTest {
    private static final AudioSource ALL_CHANNELS = new AudioSource("", 0, 0, 0);

    private static float[] read(byte[] file) throws IOException {
        return Sounds.table(ALL_CHANNELS.read(Sounds.place("x.wav", file), Optional.empty()))
                .tensors(0);
    }

    private static float[] read(int tag, int bits, byte[] data) throws IOException {
        return read(Sounds.riff("fmt ", Sounds.format(tag, 1, 8000, bits), "data", data));
    }

    @Test
    void addressesOfSoundsAreAccepted() {
        for (String name : List.of("a.wav", "A.WAV", "x/", "x.zip"))
            assertThat(new AudioSource().accepts(URI.create("file:///d/" + name)))
                    .as(name)
                    .isTrue();
        for (String name : List.of("a.mp3", "wav", "a.wav.gz"))
            assertThat(new AudioSink().accepts(URI.create("file:///d/" + name)))
                    .as(name)
                    .isFalse();
    }

    @Test
    void everyCodingReachesFromMinusOneToOne() throws IOException {
        assertThat(read(1, 8, Sounds.bytes(0, 128, 192, 255))).containsExactly(-1, 0, .5f, 127 / 128f);
        assertThat(read(1, 16, Sounds.bytes(0, 0x80, 0, 0, 0, 0x40, 0xff, 0x7f)))
                .containsExactly(-1, 0, .5f, 32767 / 32768f);
        assertThat(read(1, 24, Sounds.bytes(0, 0, 0x80, 0, 0, 0x40, 1, 0, 0))).containsExactly(-1, .5f, 1 / 8388608f);
        assertThat(read(1, 32, Sounds.bytes(0, 0, 0, 0x80, 0, 0, 0, 0x40))).containsExactly(-1, .5f);
        ByteBuffer floats = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(.1f)
                .putFloat(-1.5f);
        assertThat(read(3, 32, floats.array())).containsExactly(.1f, -1.5f);
        ByteBuffer doubles =
                ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(.1);
        assertThat(read(3, 64, doubles.array())).containsExactly(.1f);
    }

    @Test
    void extensibleFormatsSayTheirOwnInside() throws IOException {
        byte[] format = Arrays.copyOf(Sounds.format(0xfffe, 1, 8000, 24), 40);
        format[16] = 22;
        format[18] = 24;
        format[24] = 1;
        assertThat(read(Sounds.riff("fmt ", format, "data", Sounds.bytes(0, 0, 0x40))))
                .containsExactly(.5f);
    }

    @Test
    void otherChunksAndOddSizesAreSkipped() throws IOException {
        byte[] file = Sounds.riff(
                "LIST", new byte[7],
                "fmt ", Arrays.copyOf(Sounds.format(1, 1, 8000, 8), 18),
                "fact", new byte[4],
                "data", Sounds.bytes(192, 64, 128),
                "id3 ", new byte[9]);
        assertThat(read(file)).containsExactly(.5f, -.5f, 0);
    }

    @Test
    void aSizeThatWasNeverFilledInMeansToTheEnd() throws IOException {
        for (int size : new int[] {0, -1}) {
            byte[] file = Sounds.wav(8000, 1, .5f, .25f);
            ByteBuffer.wrap(file).putInt(40, size);
            assertThat(read(file)).containsExactly(.5f, .25f);
        }
    }

    @Test
    void channelsAreMixedToOneUnlessAllAreAskedFor() throws IOException {
        MemoryLocation stereo = Sounds.place("x.wav", Sounds.wav(8000, 2, .5f, .25f, -.5f, 0));
        Table mixed = Sounds.table(Sounds.read(stereo));
        assertThat(mixed.schema()).isEqualTo(Schema.of(new Column.Tensor("sound_8000hz", List.of(2))));
        assertThat(mixed.tensors(0)).containsExactly(.375f, -.25f);
        Table all = Sounds.table(ALL_CHANNELS.read(stereo, Optional.empty()));
        assertThat(all.schema()).isEqualTo(Schema.of(new Column.Tensor("sound_8000hz", List.of(2, 2))));
        assertThat(all.tensors(0)).containsExactly(.5f, .25f, -.5f, 0);
    }

    @Test
    void shorterSoundsEndInSilenceAndLongerOnesAreCut() throws IOException {
        MemoryLocation place = Sounds.place("x/");
        Sounds.put(place, "2.wav", Sounds.wav(8000, 1, .5f, .5f, .5f));
        Sounds.put(place, "10.wav", Sounds.wav(8000, 1, .25f));
        assertThat(Sounds.table(Sounds.read(place)).tensors(0)).containsExactly(.5f, .5f, .5f, .25f, 0, 0);
        AudioSource two = new AudioSource("", 0, 2, 1);
        assertThat(Sounds.table(two.read(place, Optional.empty())).tensors(0)).containsExactly(.5f, .5f, .25f, 0);
        Schema model = Schema.of(new Column.Tensor("sound_8000hz", List.of(4)));
        assertThat(Sounds.table(new AudioSource().read(place, Optional.of(model)))
                        .tensors(0))
                .containsExactly(.5f, .5f, .5f, 0, .25f, 0, 0, 0);
    }

    @Test
    void soundsOfSeveralRatesAreBroughtToOne() throws IOException {
        MemoryLocation place = Sounds.place("x/");
        Sounds.put(place, "1.wav", Sounds.wav(16000, 1, new float[3001]));
        Sounds.put(place, "2.wav", Sounds.wav(8000, 1, Sounds.values(1000, 1)));
        Table rows = Sounds.table(new AudioSource("", 8000, 0, 1).read(place, Optional.empty()));
        assertThat(rows.schema()).isEqualTo(Schema.of(new Column.Tensor("sound_8000hz", List.of(1501))));
        assertThat(Arrays.copyOfRange(rows.tensors(0), 1501, 2501)).containsExactly(Sounds.values(1000, 1));
    }

    @Test
    void namesOfFilesBecomeLevels() throws IOException {
        MemoryLocation place = Sounds.place("x/");
        for (String name : List.of("a/7_theo_0.wav", "a/10_ann_b_1.wav"))
            Sounds.put(place, name, Sounds.wav(8000, 1, .5f));
        Table rows = Sounds.table(new AudioSource("{digit}_{speaker}_*", 0, 0, 1).read(place, Optional.empty()));
        assertThat(rows.schema().columns().subList(1, 3))
                .containsExactly(
                        new Column.Categorical("digit", "7", "10"), new Column.Categorical("speaker", "ann", "theo"));
        assertThat(rows.codes(1)).containsExactly(0, 1);
        assertThat(rows.codes(2)).containsExactly(1, 0);
        assertThat(Sounds.table(new AudioSource("{folder}/{digit}_*", 0, 0, 1).read(place, Optional.empty()))
                        .schema()
                        .names())
                .containsExactly("sound_8000hz", "digit", "folder");
        MemoryLocation one = Sounds.place("7_theo_0.wav", Sounds.wav(8000, 1, .5f));
        assertThat(Sounds.table(new AudioSource("{digit}_*", 0, 0, 1).read(one, Optional.empty()))
                        .schema()
                        .column("digit"))
                .isEqualTo(new Column.Categorical("digit", "7"));
    }

    @Test
    void manyRowsInOneFileAreAQuarterOfASecondApart() throws IOException {
        Column sound = new Column.Tensor("sound_8hz", List.of(2));
        float[] values = {.5f, 2, -3, .25f};
        MemoryLocation place = Sounds.place("x.wav");
        new AudioSink().write(Dataset.of(Table.of(Schema.of(sound), List.of(values))), place);
        Table row = Sounds.table(Sounds.read(place));
        assertThat(row.schema().names()).containsExactly("sound_8hz");
        assertThat(row.tensors(0)).containsExactly(new float[] {.5f, 32767 / 32768f, 0, 0, -1, .25f}, within(1e-7f));
    }

    @Test
    void aColumnWithoutARateTakesTheSinks() throws IOException {
        Dataset rows = Dataset.of(
                Table.of(Schema.of(new Column.Tensor("wave", List.of(2))), List.of(new float[] {.5f, -.5f})));
        MemoryLocation place = Sounds.place("x.wav");
        new AudioSink(11025).write(rows, place);
        assertThat(Wav.of(place)).isEqualTo(new Wav(11025, 1, Coding.SHORT, 2));
        Table named = Sounds.table(new AudioSource().read(place, Optional.of(rows.schema())));
        assertThat(named.schema()).isEqualTo(rows.schema());
    }
}
