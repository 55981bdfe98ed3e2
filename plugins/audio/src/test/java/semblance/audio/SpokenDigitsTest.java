package semblance.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Location;
import semblance.api.data.Table;
import semblance.core.data.FileLocation;

/** The free spoken digits (Jackson et al.), where they lie beside the checkout. */
class SpokenDigitsTest {

    @Test
    void allFilesAreOneChannelOfSixteenBitsAtEightKilohertz() throws IOException {
        try (FileLocation zip = Sounds.shared("audio/fsdd.zip")) {
            List<Location> files = zip.entries();
            assertThat(files).hasSize(900);
            for (Location file : files) {
                Wav wav = Wav.of(file);
                assertThat(wav).isEqualTo(new Wav(8000, 1, Coding.SHORT, wav.frames()));
            }
        }
    }

    @Test
    void namesTellDigitsAndSpeakers() throws IOException {
        try (FileLocation zip = Sounds.shared("audio/fsdd.zip")) {
            assertThat(Sounds.read(zip).schema().columns()).hasSize(1);
            Dataset data = new AudioSource("{digit}_{speaker}_*", 0, 4096, 1).read(zip, Optional.empty());
            assertThat(data.schema().columns())
                    .containsExactly(
                            new Column.Tensor("sound_8000hz", List.of(4096)),
                            new Column.Categorical("digit", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
                            new Column.Categorical(
                                    "speaker", "george", "jackson", "lucas", "nicolas", "theo", "yweweler"));
            int[][] counts = new int[10][6];
            for (Table table : Sounds.tables(data))
                for (int r = 0; r < table.rows(); r++) counts[table.codes(1)[r]][table.codes(2)[r]]++;
            for (int[] digit : counts) assertThat(digit).containsOnly(15);
        }
    }

    @Test
    void whatIsWrittenToAnArchiveIsReadBack(@TempDir Path folder) throws IOException {
        Table some;
        try (FileLocation zip = Sounds.shared("audio/fsdd.zip")) {
            some = Sounds.tables(new AudioSource("{digit}_{speaker}_*", 0, 0, 1).read(zip, Optional.empty()))
                    .get(0);
        }
        try (FileLocation to = new FileLocation(folder.resolve("some.zip"))) {
            new AudioSink().write(Dataset.of(some), to);
            to.commit();
        }
        try (FileLocation from = new FileLocation(folder.resolve("some.zip"))) {
            Table back = Sounds.table(new AudioSource().read(from, Optional.of(some.schema())));
            assertThat(back.schema()).isEqualTo(some.schema());
            for (int c = 0; c < 3; c++)
                assertThat(Arrays.deepEquals(new Object[] {back.array(c)}, new Object[] {some.array(c)}))
                        .isTrue();
        }
    }
}
