package semblance.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.core.data.FileLocation;

/** MNIST (LeCun et al. 1998), where it lies beside the checkout. */
class MnistTest {
    private static final String TRAIN = "images/mnist/train-images-idx3-ubyte.gz";
    private static final String TEST = "images/mnist/t10k-images-idx3-ubyte.gz";

    /** The numbers of pictures of each digit are those that its authors state; mean and deviation are well known. */
    @Test
    void theTrainingPartHasItsPublishedCountsAndMoments() throws IOException {
        Dataset data = Pictures.read(Pictures.shared(TRAIN));
        assertThat(data.schema())
                .isEqualTo(Schema.of(
                        new Column.Tensor("image", List.of(28, 28, 1)),
                        new Column.Categorical("label", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9")));
        int[] counts = new int[10];
        double sum = 0;
        double squares = 0;
        for (Table table : Pictures.tables(data)) {
            for (int code : table.codes(1)) counts[code]++;
            for (float value : table.tensors(0)) {
                sum += value;
                squares += value * value;
            }
        }
        assertThat(counts).containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
        double mean = sum / (60_000 * 784);
        assertThat(mean).isCloseTo(0.1307, within(5e-5));
        assertThat(Math.sqrt(squares / (60_000 * 784) - mean * mean)).isCloseTo(0.3081, within(5e-5));
    }

    @Test
    void picturesOfTheSampleAreAmongThoseOfTheTestPartUnderTheSameLabel() throws IOException {
        Map<Integer, Integer> test = new HashMap<>();
        for (Table table : Pictures.tables(Pictures.read(Pictures.shared(TEST))))
            for (int r = 0; r < table.rows(); r++) test.put(picture(table, r), table.codes(1)[r]);
        try (FileLocation zip = Pictures.shared("images/mnist-png-sample.zip")) {
            int[] counts = new int[10];
            for (Table table : Pictures.tables(Pictures.read(zip)))
                for (int r = 0; r < table.rows(); r++) {
                    assertThat(test.get(picture(table, r))).isEqualTo(table.codes(1)[r]);
                    counts[table.codes(1)[r]]++;
                }
            assertThat(counts).containsOnly(20);
        }
    }

    private static int picture(Table table, int row) {
        return Arrays.hashCode(Arrays.copyOfRange(table.tensors(0), row * 784, (row + 1) * 784));
    }

    @Test
    void whatIsWrittenToEachKindOfFileIsReadBack(@TempDir Path folder) throws IOException {
        Dataset all = Pictures.read(Pictures.shared(TEST));
        Table some = Pictures.tables(all).get(0);
        Files.createDirectory(folder.resolve("pictures"));
        for (String name : List.of("pictures", "pictures.zip", "some-images-idx3-ubyte.gz", "some.idx3-ubyte")) {
            FileLocation to = new FileLocation(folder.resolve(name));
            try (to) {
                new ImageSink().write(Dataset.of(some), to);
                to.commit();
            }
            try (FileLocation from = new FileLocation(folder.resolve(name))) {
                Table back = Pictures.table(new ImageSource().read(from, Optional.of(some.schema())));
                assertThat(back.schema()).isEqualTo(some.schema());
                assertThat(back.tensors(0)).isEqualTo(some.tensors(0));
                assertThat(back.codes(1)).isEqualTo(some.codes(1));
            }
        }
        assertThat(folder.resolve("some-labels-idx1-ubyte.gz")).exists();
        assertThat(folder.resolve("some.idx1-ubyte")).exists();
        assertThat(folder.resolve("pictures/7/00001.png")).exists();
    }
}
