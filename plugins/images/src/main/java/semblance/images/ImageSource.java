package semblance.images;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import semblance.api.Help;
import semblance.api.data.DataSource;
import semblance.api.data.Dataset;
import semblance.api.data.Location;
import semblance.api.data.Schema;

/**
 * Reads pictures: one PNG or JPEG, a folder or zip archive of them, or an IDX file (the format of MNIST) with its labels
 * beside. A row has the tensor {@code image} of shape [height, width, channels], values from 0 to 1 (a byte divided by
 * 255), and one categorical column for what the folders around the file say, see {@link Labels}.
 *
 * <p>Files are read in the order of their names, numbers by value. 16-bit and palette pictures are read too; transparent
 * ones, and JPEGs that are not grey or RGB, are refused. No colour profile is applied.
 */
@Help("pictures: .png, .jpg, a folder or .zip of them, or IDX files such as train-images-idx3-ubyte.gz")
public record ImageSource(
        @Help("1 for grey, 3 for colour, 0 for grey if all pictures are grey and colour if not")
        int channels,

        @Help("pixels to resize to by averaging areas, together with width; 0 for pictures that agree")
        int height,

        @Help("pixels to resize to by averaging areas, together with height; 0 for pictures that agree")
        int width,

        @Help("the file of an IDX file's labels, beside it; empty for train-labels-idx1 beside train-images-idx3")
        String labels)
        implements DataSource {

    /** Pictures as they are. */
    public ImageSource() {
        this(0, 0, 0, "");
    }

    /** @throws IllegalArgumentException if channels are not 0, 1 or 3, or only one of height and width is given */
    public ImageSource {
        if (channels != 0 && channels != 1 && channels != 3)
            throw new IllegalArgumentException("channels must be 0, 1 or 3, got " + channels);
        if (height < 0) throw new IllegalArgumentException("height must be at least 0, got " + height);
        if (width < 0) throw new IllegalArgumentException("width must be at least 0, got " + width);
        if (height == 0 != (width == 0))
            throw new IllegalArgumentException(
                    "height and width must be given together, got height " + height + " and width " + width);
        if ((long) height * width > Size.MAX_PIXELS)
            throw new IllegalArgumentException(
                    "height times width must be at most " + Size.MAX_PIXELS + ", got " + (long) height * width);
    }

    @Override
    public String name() {
        return "images";
    }

    @Override
    public boolean accepts(URI location) {
        return Format.of(location) != Format.NONE;
    }

    @Override
    public Dataset read(Location from, Optional<Schema> expected) throws IOException {
        return Format.of(from.uri()) == Format.IDX
                ? Idx.of(from, this, expected)
                : PictureFiles.of(from, this, expected);
    }
}
