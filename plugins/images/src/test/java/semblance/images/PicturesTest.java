package semblance.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.core.contract.MemoryLocation;

class PicturesTest {

    private static byte[] coded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    private static Table read(String name, byte[] bytes, ImageSource source) throws IOException {
        return Pictures.table(source.read(Pictures.place(name, bytes), Optional.empty()));
    }

    @Test
    void addressesOfPicturesAreAccepted() {
        ImageSource source = new ImageSource();
        for (String name :
                List.of("a.png", "A.JPG", "b.jpeg", "t10k-images-idx3-ubyte", "x.idx3-ubyte.gz", "x/", "x.zip"))
            assertThat(source.accepts(URI.create("file:///d/" + name))).as(name).isTrue();
        for (String name : List.of("a.csv", "png", "x.gz", "x-idx1-ubyte", "a.png.txt"))
            assertThat(source.accepts(URI.create("file:///d/" + name))).as(name).isFalse();
        assertThat(source.accepts(URI.create("jdbc:x.png"))).isFalse();
        assertThat(new ImageSink().accepts(URI.create("file:///a.jpg"))).isFalse();
    }

    /** Every grey level comes out as the byte that is stored: no gamma, no colour profile. */
    @Test
    void greyLevelsAreTheStoredBytes() throws IOException {
        byte[] pixels = new byte[256];
        for (int i = 0; i < 256; i++) pixels[i] = (byte) i;
        Table row = read("x.png", Pictures.png(new Size(16, 16, 1), pixels), new ImageSource());
        assertThat(row.schema()).isEqualTo(Schema.of(new Column.Tensor("image", List.of(16, 16, 1))));
        for (int i = 0; i < 256; i++) assertThat(row.tensors(0)[i]).isEqualTo(i / 255f);
    }

    @Test
    void sixteenBitsPalettesAndOneBitAreRead() throws IOException {
        BufferedImage deep = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setSample(0, 0, 0, 65535);
        deep.getRaster().setSample(1, 0, 0, 300);
        assertThat(read("x.png", coded(deep, "png"), new ImageSource()).tensors(0))
                .containsExactly(1f, 300 / 65535f);
        byte[] red = {0, (byte) 200};
        byte[] other = {10, 20};
        BufferedImage palette =
                new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, 2, red, other, other));
        palette.getRaster().setSample(1, 0, 0, 1);
        assertThat(read("x.png", coded(palette, "png"), new ImageSource()).tensors(0))
                .containsExactly(0, 10 / 255f, 10 / 255f, 200 / 255f, 20 / 255f, 20 / 255f);
        BufferedImage bits = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_BINARY);
        bits.getRaster().setSample(2, 0, 0, 1);
        Table row = read("x.png", coded(bits, "png"), new ImageSource());
        assertThat(row.tensors(0)).containsExactly(0, 0, 1);
    }

    @Test
    void jpegsAreReadNearlyAsTheyWere() throws IOException {
        BufferedImage image = new BufferedImage(16, 8, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 16; x++) for (int y = 0; y < 8; y++) image.setRGB(x, y, 0xc86432);
        Table row = read("x.jpeg", coded(image, "jpeg"), new ImageSource());
        assertThat(row.schema().columns().get(0)).isEqualTo(new Column.Tensor("image", List.of(8, 16, 3)));
        for (int p = 0; p < 128; p++) {
            assertThat(row.tensors(0)[3 * p]).isCloseTo(0xc8 / 255f, within(0.02f));
            assertThat(row.tensors(0)[3 * p + 1]).isCloseTo(0x64 / 255f, within(0.02f));
            assertThat(row.tensors(0)[3 * p + 2]).isCloseTo(0x32 / 255f, within(0.02f));
        }
    }

    @Test
    void greyAndColourTogetherAreColourUnlessOneIsAskedFor() throws IOException {
        MemoryLocation place = Pictures.place("x/");
        Pictures.put(place, "1.png", Pictures.png(new Size(1, 1, 1), new byte[] {51}));
        Pictures.put(place, "2.png", Pictures.png(new Size(1, 1, 3), new byte[] {(byte) 255, 0, 51}));
        assertThat(Pictures.table(Pictures.read(place)).tensors(0)).containsExactly(.2f, .2f, .2f, 1, 0, .2f);
        Table grey = Pictures.table(new ImageSource(1, 0, 0, "").read(place, Optional.empty()));
        assertThat(grey.tensors(0)).containsExactly(new float[] {.2f, .299f + .114f * .2f}, within(1e-6f));
    }

    @Test
    void resizingAveragesAreas() throws IOException {
        byte[] pixels = {0, 51, 102, (byte) 153, (byte) 204, (byte) 255, 0, 0, 0};
        byte[] png = Pictures.png(new Size(3, 3, 1), pixels);
        assertThat(read("x.png", png, new ImageSource(0, 1, 1, "")).tensors(0))
                .containsExactly(new float[] {(51 + 102 + 153 + 204 + 255) / 255f / 9}, within(1e-6f));
        // the left half holds the first column and half of the second
        assertThat(read("x.png", png, new ImageSource(0, 3, 2, "")).tensors(0)[0])
                .isCloseTo((0 + .5f * .2f) / 1.5f, within(1e-6f));
        float[] large = read("x.png", png, new ImageSource(0, 6, 6, "")).tensors(0);
        assertThat(large).hasSize(36);
        assertThat(new float[] {large[0], large[2], large[3], large[9]})
                .containsExactly(new float[] {0, .2f, .2f, .2f}, within(1e-6f));
    }

    @Test
    void foldersBecomeLevels() throws IOException {
        byte[] png = Pictures.png(new Size(1, 1, 1), 1);
        MemoryLocation place = Pictures.place("x/");
        for (String name : List.of("train/10/a.png", "train/9/b.png", "c.png")) Pictures.put(place, name, png);
        Table rows = Pictures.table(Pictures.read(place));
        assertThat(rows.schema().columns().get(1)).isEqualTo(new Column.Categorical("label", "9", "10"));
        assertThat(rows.codes(1)).containsExactly(1, 0, -1);
        MemoryLocation two = Pictures.place("x/");
        for (String name : List.of("digit=7/who=b/1.png", "digit=7/who=a/2.png")) Pictures.put(two, name, png);
        rows = Pictures.table(Pictures.read(two));
        assertThat(rows.schema().names()).containsExactly("image", "digit", "who");
        assertThat(rows.codes(2)).containsExactly(1, 0);
        MemoryLocation one = Pictures.place("x/");
        for (String name : List.of("all/1.png", "all/2.png")) Pictures.put(one, name, png);
        assertThat(Pictures.table(Pictures.read(one)).schema().names()).containsExactly("image");
    }

    @Test
    void aNameThatIsExpectedIsTheColumns() throws IOException {
        Schema expected = new Schema(
                List.of(new Column.Categorical("digit", "1", "2"), new Column.Tensor("pixels", List.of(1, 2, 1))),
                "digit",
                "");
        MemoryLocation place = Pictures.place("x-images-idx3-ubyte", Pictures.idx(0x803, 1, 1, 2, new byte[2]));
        Pictures.put(place, "x-labels-idx1-ubyte.gz", Pictures.gzip(Pictures.idx(0x801, 1, 0, 0, new byte[] {2})));
        Table rows = Pictures.table(new ImageSource().read(place, Optional.of(expected)));
        assertThat(rows.schema()).isEqualTo(expected);
        assertThat(rows.codes(0)).containsExactly(1);
        assertThat(rows.tensors(1)).containsExactly(0, 0);
    }

    @Test
    void aGridShowsRowsInOrderAPixelApart() throws IOException {
        Column.Tensor image = new Column.Tensor("image", List.of(1, 2, 1));
        float[] values = {0, .2f, .4f, .6f, .8f, 2};
        MemoryLocation place = Pictures.place("x.png");
        new ImageSink().write(Dataset.of(Table.of(Schema.of(image), List.of(values))), place);
        Table grid = Pictures.table(Pictures.read(place));
        assertThat(grid.schema().columns().get(0)).isEqualTo(new Column.Tensor("image", List.of(5, 7, 1)));
        float g = 128 / 255f;
        assertThat(grid.tensors(0))
                .containsExactly(
                        new float[] {
                            g, g, g, g, g, g, g, //
                            g, 0, .2f, g, .4f, .6f, g, //
                            g, g, g, g, g, g, g, //
                            g, .8f, 1, g, g, g, g, //
                            g, g, g, g, g, g, g
                        },
                        within(1e-6f));
        new ImageSink(3).write(Dataset.of(Table.of(Schema.of(image), List.of(values))), place);
        assertThat(Pictures.table(Pictures.read(place)).schema().columns().get(0))
                .isEqualTo(new Column.Tensor("image", List.of(3, 10, 1)));
    }

    @Test
    void oneRowIsThePictureItself() throws IOException {
        Column.Tensor image = new Column.Tensor("image", List.of(1, 2, 3));
        float[] values = {0, .2f, .4f, .6f, .8f, 1};
        MemoryLocation place = Pictures.place("x.png");
        new ImageSink().write(Dataset.of(Table.of(Schema.of(image), List.of(values))), place);
        assertThat(Pictures.table(Pictures.read(place)).tensors(0)).containsExactly(values);
    }
}
