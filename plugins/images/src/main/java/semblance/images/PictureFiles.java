package semblance.images;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Location;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/** Pictures in files of their own, decoded each time they are asked for. */
record PictureFiles(Schema schema, List<Location> files, Size size, Labels labels) implements Dataset {
    private static final int TABLES = 4; // in a partition

    /** Looks at the header of every file. */
    static PictureFiles of(Location from, ImageSource source, Optional<Schema> expected) throws IOException {
        boolean many = Format.of(from.uri()).holdsFiles();
        List<Location> files = many ? pictures(from) : List.of(from);
        Optional<Column.Tensor> wanted = Expected.tensor(expected);
        if (files.isEmpty() && wanted.filter(Expected::picture).isEmpty()) throw nothing(from);
        Size size = files.isEmpty() ? Expected.size(wanted.get()) : size(files, source, wanted);
        List<Map<String, String>> said = files.stream()
                .map(file -> many ? Labels.of(from.uri(), file.uri()) : Map.<String, String>of())
                .toList();
        Labels labels = files.isEmpty() ? none(expected) : Labels.of(files, said, expected);
        List<Column> columns = new ArrayList<>();
        columns.add(Expected.image(wanted, size, from));
        columns.addAll(labels.columns());
        return new PictureFiles(Expected.schema(columns, expected), files, size, labels);
    }

    private static List<Location> pictures(Location from) throws IOException {
        return from.entries().stream()
                .filter(file -> List.of(Format.PNG, Format.JPEG).contains(Format.of(file.uri())))
                .toList();
    }

    private static IOException nothing(Location from) throws IOException {
        List<Location> entries = from.entries();
        String found = entries.isEmpty()
                ? "nothing"
                : entries.get(0) + (entries.size() > 1 ? " and " + (entries.size() - 1) + " more" : "");
        Optional<Location> idx = entries.stream()
                .filter(file -> Format.of(file.uri()) == Format.IDX)
                .findFirst();
        String hint = idx.map(file -> "; IDX files are read one by one, such as " + file)
                .orElse("");
        return new IOException(
                from + " has no pictures: expected files that end with .png, .jpg or .jpeg, found " + found + hint);
    }

    /** The labels of no pictures: all that are expected. */
    private static Labels none(Optional<Schema> expected) {
        List<Column> columns = expected.stream()
                .flatMap(schema -> schema.columns().stream())
                .filter(Column.Categorical.class::isInstance)
                .toList();
        return new Labels(columns, columns.stream().map(column -> new int[0]).toList());
    }

    private static Size size(List<Location> files, ImageSource source, Optional<Column.Tensor> wanted)
            throws IOException {
        Size first = Header.of(files.get(0)).size();
        boolean colour = false;
        for (Location file : files) {
            Size size = Header.of(file).size();
            colour |= size.channels() > 1;
            boolean same = size.height() == first.height() && size.width() == first.width();
            if (!same && source.height() == 0)
                throw new IOException(file + " is " + size.height() + " x " + size.width() + ", but " + files.get(0)
                        + " is " + first.height() + " x " + first.width()
                        + "; resize all with --source 'images height=" + first.height() + " width=" + first.width()
                        + "'");
        }
        int channels = colour ? 3 : 1;
        if (wanted.filter(Expected::picture).isPresent())
            channels = wanted.get().shape().get(2);
        if (source.channels() > 0) channels = source.channels();
        return source.height() == 0
                ? new Size(first.height(), first.width(), channels)
                : new Size(source.height(), source.width(), channels);
    }

    private int rows() {
        return TABLES * size.batch(BATCH);
    }

    @Override
    public int partitions() {
        return (files.size() + rows() - 1) / rows();
    }

    @Override
    public Stream<Table> partition(int index) {
        int start = index * rows();
        int end = Math.min(files.size(), start + rows());
        return Tables.stream(new Tables() {
            private int from = start;

            @Override
            public boolean more() {
                return from < end;
            }

            @Override
            public Table next() throws IOException {
                int to = Math.min(end, from + size.batch(BATCH));
                Table table = table(from, to);
                from = to;
                return table;
            }

            @Override
            public void close() {}
        });
    }

    private Table table(int from, int to) throws IOException {
        float[] values = new float[(to - from) * size.values()];
        for (int f = from; f < to; f++) {
            Picture picture = Area.channels(Picture.read(files.get(f)), size.channels());
            Picture resized = Area.resize(picture, size.height(), size.width());
            System.arraycopy(resized.values(), 0, values, (f - from) * size.values(), size.values());
        }
        List<Serializable> arrays = new ArrayList<>();
        for (Column column : schema.columns())
            arrays.add(column instanceof Column.Tensor ? values : labels.codes(column.name(), from, to));
        return Table.of(schema, arrays);
    }
}
