package semblance.images;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import semblance.api.Help;
import semblance.api.data.Column;
import semblance.api.data.DataSink;
import semblance.api.data.Dataset;
import semblance.api.data.Location;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/**
 * Writes the one tensor column of rows, of shape [height, width, 1 or 3], as pictures: a value of 0 is dark, one of 1 is
 * bright, rounded to the nearest of 256 steps, what lies outside is cut off. To a folder or zip archive goes one PNG a
 * row, in the folders that {@link ImageSource} reads the row's levels from; to an IDX file all of them, with the labels
 * beside; to a {@code .png} all in one grid to look at, row by row, one pixel apart and without levels.
 */
@Help("pictures: one grid as .png, a PNG a row in a folder/ or .zip, or IDX as .idx3-ubyte, also packed as .gz")
public record ImageSink(
        @Help("pictures side by side in a grid; 0 for a grid that is about square")
        int columns) implements DataSink {

    /** A grid that is about square. */
    public ImageSink() {
        this(0);
    }

    /** @throws IllegalArgumentException if columns are negative */
    public ImageSink {
        if (columns < 0) throw new IllegalArgumentException("columns must be at least 0, got " + columns);
    }

    @Override
    public String name() {
        return "images";
    }

    @Override
    public boolean accepts(URI location) {
        Format format = Format.of(location);
        return format != Format.NONE && format != Format.JPEG;
    }

    @Override
    public void write(Dataset rows, Location to) throws IOException {
        Format format = Format.of(to.uri());
        int image = image(rows.schema());
        Size size = Expected.size((Column.Tensor) rows.schema().columns().get(image));
        try {
            switch (format) {
                case PNG -> grid(rows, image, size, to);
                case ZIP, FOLDER -> files(rows, image, size, to);
                case IDX -> idx(rows, image, size, to);
                default ->
                    throw new IllegalArgumentException("column '"
                            + rows.schema().names().get(image) + "': cannot tell how to write pictures to " + to
                            + "; end its name with .png for a grid, / for a folder, .zip or .idx3-ubyte");
            }
        } catch (UncheckedIOException e) {
            throw e.getCause() == null ? new IOException(e.getMessage(), e) : e.getCause();
        }
    }

    /** The position of the one tensor column; all others have levels. */
    private static int image(Schema schema) {
        int image = -1;
        for (int c = 0; c < schema.columns().size(); c++) {
            Column column = schema.columns().get(c);
            if (column instanceof Column.Categorical) continue;
            if (!(column instanceof Column.Tensor tensor))
                throw new IllegalArgumentException("column '" + column.name()
                        + "' is neither a picture nor one of levels, which pictures cannot hold; leave it out");
            if (image >= 0)
                throw new IllegalArgumentException("columns '" + schema.names().get(image) + "' and '" + column.name()
                        + "' are both tensors, expected one; leave out the other");
            if (!Expected.picture(tensor))
                throw new IllegalArgumentException("column '" + column.name() + "' has shape " + tensor.shape()
                        + ", expected a picture's [height, width, 1 or 3]");
            image = c;
        }
        if (image < 0)
            throw new IllegalArgumentException(
                    "columns " + String.join(", ", schema.names()) + " hold no picture: expected a tensor column");
        if (!schema.weight().isEmpty())
            throw new IllegalArgumentException(
                    "column '" + schema.weight() + "' holds weights, which pictures cannot; leave it out");
        return image;
    }

    /** The bytes of one row's picture. */
    private static byte[] pixels(Table rows, int column, int row, Size size, long before) {
        float[] values = rows.tensors(column);
        byte[] pixels = new byte[size.values()];
        for (int i = 0; i < pixels.length; i++) {
            float value = values[row * pixels.length + i];
            if (Float.isNaN(value))
                throw new IllegalArgumentException("column '"
                        + rows.schema().names().get(column) + "', row "
                        + (before + row + 1) + ": a value is missing, and pictures have no missing pixels; impute it or"
                        + " leave the row out");
            pixels[i] = (byte) Math.round(Math.max(0, Math.min(1, value)) * 255);
        }
        return pixels;
    }

    /** What becomes of one row. */
    @FunctionalInterface
    private interface Each {
        void take(Table rows, int row, byte[] pixels, long number) throws IOException;
    }

    private static void each(Dataset rows, int image, Size size, Each each) {
        long[] done = {0};
        for (int p = 0; p < rows.partitions(); p++)
            try (Stream<Table> tables = rows.partition(p)) {
                tables.forEachOrdered(table -> {
                    try {
                        for (int r = 0; r < table.rows(); r++)
                            each.take(table, r, pixels(table, image, r, size, done[0]), done[0] + r + 1);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    done[0] += table.rows();
                });
            }
    }

    private static void files(Dataset rows, int image, Size size, Location to) {
        each(rows, image, size, (table, row, pixels, number) -> {
            String name = Labels.folder(table, row) + String.format("%05d.png", number);
            try (OutputStream out = to.resolve(name).create()) {
                Picture.write(pixels, size, out);
            }
        });
    }

    private void grid(Dataset rows, int image, Size size, Location to) throws IOException {
        Grid grid = new Grid(size, columns);
        each(rows, image, size, (table, row, pixels, number) -> grid.add(pixels));
        try (OutputStream out = to.create()) {
            grid.write(out, rows.schema().names().get(image));
        }
    }

    private static void idx(Dataset rows, int image, Size size, Location to) throws IOException {
        Schema schema = rows.schema();
        if (size.channels() > 1)
            throw new IllegalArgumentException("column '" + schema.names().get(image)
                    + "' holds colour pictures, and IDX grey ones only; write a folder/ or .zip");
        List<Column> levels = schema.columns().stream()
                .filter(Column.Categorical.class::isInstance)
                .toList();
        if (levels.size() > 1)
            throw new IllegalArgumentException(
                    "column '" + levels.get(1).name()
                            + "' is a second one of levels, and IDX has room for one; leave it out, or write a folder/ or .zip");
        int label = levels.isEmpty() ? -1 : schema.columns().indexOf(levels.get(0));
        ByteArrayOutputStream all = new ByteArrayOutputStream(); // the header before them says how many there are
        ByteArrayOutputStream labels = new ByteArrayOutputStream();
        each(rows, image, size, (table, row, pixels, number) -> {
            if (all.size() > Integer.MAX_VALUE / 2 - pixels.length)
                throw new IOException("cannot write " + to + ": more than a GiB of pictures; write a folder/ or .zip");
            all.writeBytes(pixels);
            if (label >= 0) labels.write(label(table, label, row, number));
        });
        Idx.write(to, size, all.toByteArray(), label < 0 ? Optional.empty() : Optional.of(labels.toByteArray()));
    }

    private static int label(Table rows, int column, int row, long number) {
        Column.Categorical levels = (Column.Categorical) rows.schema().columns().get(column);
        String level = rows.missing(column, row) ? "" : levels.levels().get(rows.codes(column)[row]);
        if (level.matches("0|[1-9][0-9]{0,2}") && Integer.parseInt(level) < 256) return Integer.parseInt(level);
        throw new IllegalArgumentException("column '" + levels.name() + "', row " + number + ": "
                + (level.isEmpty() ? "a missing level" : "level '" + level + "'")
                + " is no label of an IDX file, which are 0 to 255; leave the column out, or write a folder/ or .zip");
    }
}
