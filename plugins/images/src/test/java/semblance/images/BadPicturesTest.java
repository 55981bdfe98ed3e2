package semblance.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.core.contract.MemoryLocation;

/** The text of every message that a bad picture, or rows that are no pictures, get. */
class BadPicturesTest {
    private static final Size SMALL = new Size(2, 3, 1);
    private static final byte[] TWELVE = new byte[12];

    private static void fails(MemoryLocation place, String message) {
        assertThatThrownBy(() -> Pictures.tables(Pictures.read(place)))
                .isInstanceOfAny(IOException.class, java.io.UncheckedIOException.class)
                .hasMessage(message);
    }

    private static void fails(String name, byte[] bytes, String message) {
        fails(Pictures.place(name, bytes), message);
    }

    private static byte[] cut(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }

    @Test
    void idxFilesOfAnotherKindOrCutOffSaySo() {
        String at = "file:///x-idx3-ubyte ";
        fails("x-idx3-ubyte", new byte[0], at + "is cut off within its header");
        fails("x-idx3-ubyte", new byte[15], at + "is no IDX file of grey pictures: it starts with 0x0, expected 0x803");
        byte[] labels = Pictures.idx(0x801, 2, 0, 0, new byte[2]);
        fails("x-idx3-ubyte", labels, at + "is no IDX file of grey pictures: it starts with 0x801, expected 0x803");
        byte[] whole = Pictures.idx(0x803, 2, 2, 3, TWELVE);
        fails("x-idx3-ubyte", cut(whole, 14), at + "is cut off within its header");
        fails("x-idx3-ubyte", cut(whole, 25), at + "is cut off in picture 2 of 2");
        fails(
                "x-idx3-ubyte",
                cut(whole, 29),
                at + "goes on after the 2 pictures that its header says; it may be another" + " file's bytes");
        fails(
                "x-idx3-ubyte",
                Pictures.idx(0x803, -1, 2, 3, TWELVE),
                at + "is damaged: its header says -1 pictures of 2 x 3 pixels");
        fails(
                "x-idx3-ubyte",
                Pictures.idx(0x803, 1, 1 << 20, 1 << 20, TWELVE),
                at + "is damaged: its header says 1 pictures of 1048576 x 1048576 pixels");
        byte[] packed = Pictures.gzip(Pictures.idx(0x803, 2, 2, 3, TWELVE));
        fails(
                "x-idx3-ubyte.gz",
                cut(packed, packed.length - 6),
                "file:///x-idx3-ubyte.gz is cut off after picture 2 of 2");
    }

    @Test
    void labelsThatDoNotBelongToThePicturesSaySo() {
        MemoryLocation place = Pictures.place("x-images-idx3-ubyte", Pictures.idx(0x803, 2, 2, 3, TWELVE));
        String labels = "file:///x-labels-idx1-ubyte ";
        Pictures.put(place, "x-labels-idx1-ubyte", Pictures.idx(0x801, 3, 0, 0, new byte[3]));
        fails(
                place,
                labels
                        + "has 3 labels, but file:///x-images-idx3-ubyte has 2 pictures; the two do not belong together");
        Pictures.put(place, "x-labels-idx1-ubyte", Pictures.idx(0x801, 2, 0, 0, new byte[1]));
        fails(place, labels + "is cut off: it holds 1 of 2 labels");
        Pictures.put(place, "x-labels-idx1-ubyte", Pictures.idx(0x803, 2, 0, 0, new byte[2]));
        fails(place, labels + "is no IDX file of labels: it starts with 0x803, expected 0x801");
        assertThatThrownBy(() -> new ImageSource(0, 0, 0, "other").read(place, Optional.empty()))
                .hasMessage("file:///x-images-idx3-ubyte: there is no file other beside it, which labels=other names");
    }

    @Test
    void filesThatAreNoWholePicturesSaySo() {
        byte[] png = Pictures.png(new Size(40, 30, 3), 1);
        fails("x.png", new byte[0], "file:///x.png is empty: expected a picture");
        fails("x.png", "GIF89a".getBytes(), "file:///x.png is neither PNG nor JPEG, whatever its name says");
        fails("x.png", cut(png, 20), "file:///x.png is cut off within its header");
        byte[] bad = png.clone();
        bad[13] = 'X';
        fails("x.png", bad, "file:///x.png is damaged: it starts like a PNG, but has no header");
        for (int length : new int[] {60, png.length / 2, png.length - 40})
            assertThatThrownBy(() -> Pictures.tables(Pictures.read(Pictures.place("x.png", cut(png, length)))))
                    .as("cut to %d", length)
                    .isInstanceOf(java.io.UncheckedIOException.class)
                    .hasMessageStartingWith("file:///x.png is damaged: ");
        byte[] flipped = png.clone();
        for (int i = 60; i < 70; i++) flipped[i] ^= 0x55;
        assertThatThrownBy(() -> Pictures.tables(Pictures.read(Pictures.place("x.png", flipped))))
                .hasMessageStartingWith("file:///x.png is damaged: ");
    }

    @Test
    void cutJpegsSaySo() throws IOException {
        byte[] jpeg = coded(new BufferedImage(60, 50, BufferedImage.TYPE_3BYTE_BGR), "jpeg");
        fails("x.jpg", cut(jpeg, 10), "file:///x.jpg is cut off within its header");
        assertThatThrownBy(() -> Pictures.tables(Pictures.read(Pictures.place("x.jpg", cut(jpeg, jpeg.length - 20)))))
                .hasMessageStartingWith("file:///x.jpg is damaged: ");
        int frame = 0;
        while ((jpeg[frame] & 0xff) != 0xff || (jpeg[frame + 1] & 0xff) != 0xc0) frame++;
        jpeg[frame + 9] = 4;
        fails(
                "x.jpg",
                jpeg,
                "file:///x.jpg is a JPEG of 4 components of 8 bits (CMYK has 4), expected 1 or 3 of 8 bits; save it as RGB");
    }

    private static byte[] coded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    @Test
    void aSmallFileThatSaysItIsEndlessIsNotDecoded() {
        byte[] png = Pictures.png(SMALL, 1);
        ByteBuffer.wrap(png).putInt(16, 100_000).putInt(20, 100_000);
        CRC32 sum = new CRC32();
        sum.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) sum.getValue());
        fails(
                "x.png",
                png,
                "file:///x.png has 100000 x 100000 pixels by its header, at most 67108864 are read; make it smaller");
    }

    @Test
    void transparentPixelsAreRefusedButAnOpaqueChannelIsNot() throws IOException {
        BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_ARGB);
        fails("x.png", coded(image, "png"), "file:///x.png has transparent pixels; put it on a background first");
        for (int i = 0; i < 6; i++) image.setRGB(i % 3, i / 3, 0xff000000 | i);
        Table row = Pictures.table(Pictures.read(Pictures.place("x.png", coded(image, "png"))));
        assertThat(row.tensors(0)[5]).isEqualTo(1 / 255f);
    }

    @Test
    void foldersWithoutPicturesSayWhatTheyHold() {
        MemoryLocation place = Pictures.place("x/");
        fails(place, "file:///x/ has no pictures: expected files that end with .png, .jpg or .jpeg, found nothing");
        Pictures.put(place, "readme.txt", new byte[1]);
        Pictures.put(place, "sounds/1.wav", new byte[1]);
        fails(
                place,
                "file:///x/ has no pictures: expected files that end with .png, .jpg or .jpeg, found file:///x/sounds/1.wav"
                        + " and 1 more");
        MemoryLocation idx = Pictures.place("x/");
        Pictures.put(idx, "t10k-images-idx3-ubyte", new byte[1]);
        fails(
                idx,
                "file:///x/ has no pictures: expected files that end with .png, .jpg or .jpeg, found"
                        + " file:///x/t10k-images-idx3-ubyte; IDX files are read one by one, such as"
                        + " file:///x/t10k-images-idx3-ubyte");
    }

    @Test
    void picturesOfOtherSizesNameBoth() {
        MemoryLocation place = Pictures.place("x/");
        Pictures.put(place, "1.png", Pictures.png(SMALL, 1));
        Pictures.put(place, "2.png", Pictures.png(new Size(3, 2, 1), 1));
        fails(
                place,
                "file:///x/2.png is 3 x 2, but file:///x/1.png is 2 x 3; resize all with"
                        + " --source 'images height=2 width=3'");
    }

    @Test
    void whatIsExpectedAndNotThereSaysSo() {
        MemoryLocation place = Pictures.place("x/");
        Pictures.put(place, "a/1.png", Pictures.png(SMALL, 1));
        expecting(
                place,
                Schema.of(new Column.Tensor("image", List.of(4, 4, 3))),
                "column 'image': the pictures of file:///x/ have shape [2, 3, 3], expected [4, 4, 3]; resize them with"
                        + " --source 'images height=4 width=4 channels=3'");
        expecting(
                place,
                Schema.of(new Column.Categorical("label", "b", "c")),
                "file:///x/a/1.png: column 'label' has no level 'a', expected one of [b, c]");
        expecting(
                place,
                Schema.of(new Column.Numeric("label")),
                "column 'label' holds levels, expected numeric; leave it out of what"
                        + " is expected, or make it categorical");
        expecting(place, Schema.of(new Column.Text("image")), "column 'image' holds pictures, expected text");
    }

    private static void expecting(MemoryLocation place, Schema expected, String message) {
        assertThatThrownBy(() -> new ImageSource().read(place, Optional.of(expected)))
                .hasMessage(message);
    }

    private static void refused(
            String name, Schema schema, List<? extends java.io.Serializable> columns, String message) {
        Dataset rows = Dataset.of(Table.of(schema, columns));
        assertThatThrownBy(() -> new ImageSink().write(rows, Pictures.place(name)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void rowsThatAreNoPicturesAreRefusedByName() {
        Column image = new Column.Tensor("image", List.of(1, 2, 1));
        Column label = new Column.Categorical("label", "a/b", "300");
        float[] pixels = {0, 1};
        int[] first = {0};
        refused(
                "x.png",
                Schema.of(image, new Column.Numeric("age")),
                List.of(pixels, new double[1]),
                "column 'age' is neither a picture nor one of levels, which pictures cannot hold; leave it out");
        refused(
                "x.png",
                Schema.of(image, new Column.Tensor("other", List.of(1, 1, 1))),
                List.of(pixels, new float[1]),
                "columns 'image' and 'other' are both tensors, expected one; leave out the other");
        refused(
                "x.png",
                Schema.of(new Column.Tensor("sound", List.of(2))),
                List.of(pixels),
                "column 'sound' has shape [2], expected a picture's [height, width, 1 or 3]");
        refused("x.png", Schema.of(label), List.of(first), "columns label hold no picture: expected a tensor column");
        refused(
                "x.zip",
                Schema.of(image, label),
                List.of(pixels, first),
                "column 'label': level 'a/b' cannot be the name of a folder; leave the column out, or rename the level");
        refused(
                "x.idx3-ubyte",
                Schema.of(image, label),
                List.of(pixels, new int[] {1}),
                "column 'label', row 1: level '300' is no label of an IDX file, which are 0 to 255; leave the column out,"
                        + " or write a folder/ or .zip");
        refused(
                "x.zip",
                Schema.of(image),
                List.of(new float[] {0, Float.NaN}),
                "column 'image', row 1: a value is missing, and pictures have no missing pixels; impute it or leave the"
                        + " row out");
        refused(
                "x",
                Schema.of(image),
                List.of(pixels),
                "column 'image': cannot tell how to write pictures to file:///x; end its name with .png for a grid, / for a"
                        + " folder, .zip or .idx3-ubyte");
        refused(
                "x.png",
                Schema.of(image),
                List.of(new float[0]),
                "column 'image' has no rows, and a picture needs one at least");
    }

    @Test
    void aGridThatNobodyCanLookAtIsRefused() {
        Column image = new Column.Tensor("image", List.of(1, 1, 1));
        Dataset rows = Dataset.of(Table.of(Schema.of(image), List.of(new float[10_001])));
        assertThatThrownBy(() -> new ImageSink().write(rows, Pictures.place("x.png")))
                .isInstanceOf(IOException.class)
                .hasMessage("a grid holds at most 10000 pictures and 67108864 pixels, and there are more than 10000"
                        + " pictures of 1 x 1 grey; write a folder/ or .zip, or fewer rows");
    }

    @Test
    void parametersThatFitNothingAreRefusedByName() {
        assertThatThrownBy(() -> new ImageSource(2, 0, 0, "")).hasMessage("channels must be 0, 1 or 3, got 2");
        assertThatThrownBy(() -> new ImageSource(0, 5, 0, ""))
                .hasMessage("height and width must be given together, got height 5 and width 0");
        assertThatThrownBy(() -> new ImageSource(0, -1, 0, "")).hasMessage("height must be at least 0, got -1");
        assertThatThrownBy(() -> new ImageSink(-1)).hasMessage("columns must be at least 0, got -1");
    }
}
