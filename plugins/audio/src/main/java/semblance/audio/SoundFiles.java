package semblance.audio;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Location;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/**
 * Sounds in files of their own, decoded each time they are asked for.
 *
 * @param resamplers from each rate that is found and is not {@code shape}'s
 */
record SoundFiles(Schema schema, List<Location> files, Shape shape, Map<Integer, Resampler> resamplers, Labels labels)
        implements Dataset {
    private static final int FLOATS = 1 << 18; // of a table: one MiB stays in a processor's cache
    private static final int TABLES = 4; // in a partition

    /** What all sounds are brought to. */
    record Shape(int rate, int length, int channels) {
        int values() {
            return length * channels;
        }

        List<Integer> list() {
            return channels == 1 ? List.of(length) : List.of(length, channels);
        }
    }

    /** Looks at the header of every file. */
    static SoundFiles of(Location from, AudioSource source, Optional<Schema> expected) throws IOException {
        boolean many = Format.of(from.uri()).holdsFiles();
        List<Location> files = many ? sounds(from) : List.of(from);
        Optional<Column.Tensor> wanted = Expected.tensor(expected);
        if (files.isEmpty()) return none(from, wanted, expected);
        Map<Integer, Resampler> resamplers = new HashMap<>();
        Shape shape = shape(files, source, wanted, resamplers);
        Labels labels = Labels.of(files, said(files, from, many, source), expected);
        List<Column> columns = new ArrayList<>();
        columns.add(Expected.sound(wanted, shape.rate(), shape.list(), from));
        columns.addAll(labels.columns());
        return new SoundFiles(Expected.schema(columns, expected), files, shape, resamplers, labels);
    }

    private static List<Location> sounds(Location from) throws IOException {
        return from.entries().stream()
                .filter(file -> Format.of(file.uri()) == Format.WAV)
                .toList();
    }

    /** No rows, if it is known what they would be. */
    private static SoundFiles none(Location from, Optional<Column.Tensor> wanted, Optional<Schema> expected)
            throws IOException {
        if (wanted.filter(Expected::sound).isPresent()) {
            List<Integer> lengths = wanted.get().shape();
            Shape shape = new Shape(1, lengths.get(0), lengths.size() == 1 ? 1 : lengths.get(1));
            List<Column> columns = expected.get().columns().stream()
                    .filter(column -> column instanceof Column.Categorical || column.equals(wanted.get()))
                    .toList();
            return new SoundFiles(
                    Expected.schema(columns, expected), List.of(), shape, Map.of(), new Labels(List.of(), List.of()));
        }
        List<Location> entries = from.entries();
        String found = entries.isEmpty()
                ? "nothing"
                : entries.get(0) + (entries.size() > 1 ? " and " + (entries.size() - 1) + " more" : "");
        throw new IOException(from + " has no sounds: expected files that end with .wav, found " + found);
    }

    private static List<Map<String, String>> said(List<Location> files, Location from, boolean many, AudioSource source)
            throws IOException {
        List<Map<String, String>> said = new ArrayList<>();
        for (Location file : files) {
            if (source.label().isEmpty()) {
                said.add(many ? Labels.of(from.uri(), file.uri()) : Map.of());
                continue;
            }
            java.net.URI root = many ? from.uri() : from.uri().resolve(".");
            said.add(new Names(source.label())
                    .of(root, file.uri())
                    .orElseThrow(() -> new IOException(file + ": its name does not fit label=" + source.label())));
        }
        return said;
    }

    private static Shape shape(
            List<Location> files,
            AudioSource source,
            Optional<Column.Tensor> wanted,
            Map<Integer, Resampler> resamplers)
            throws IOException {
        Wav first = Wav.of(files.get(0));
        int rate = source.rate() == 0 ? first.rate() : source.rate();
        int channels = source.channels() == 0 ? first.channels() : source.channels();
        if (channels > 2)
            throw new IOException(files.get(0) + " has " + channels + " channels, at most 2 are kept; mix them to one"
                    + " with --source 'audio channels=1'");
        long longest = 1;
        for (Location file : files) {
            Wav wav = Wav.of(file);
            if (wav.rate() != rate && source.rate() == 0)
                throw new IOException(file + " has " + wav.rate() + " samples a second, but " + files.get(0) + " has "
                        + first.rate() + "; resample all with --source 'audio rate=" + Math.min(rate, wav.rate())
                        + "'");
            if (wav.channels() != channels && source.channels() == 0)
                throw new IOException(file + " has " + wav.channels() + " channels, but " + files.get(0) + " has "
                        + first.channels() + "; mix them to one with --source 'audio channels=1'");
            if (wav.rate() != rate) resamplers.computeIfAbsent(wav.rate(), found -> new Resampler(found, rate));
            longest = Math.max(
                    longest,
                    wav.rate() == rate
                            ? wav.frames()
                            : resamplers.get(wav.rate()).length(wav.frames()));
        }
        if (wanted.filter(Expected::sound).isPresent())
            longest = wanted.get().shape().get(0);
        long length = source.length() == 0 ? longest : source.length();
        if (length * channels > Integer.MAX_VALUE / 16)
            throw new IOException(files.get(0) + " or a sound beside it has " + length
                    + " samples, too many for a row; cut them with --source 'audio length=" + rate + "'");
        return new Shape(rate, (int) length, channels);
    }

    private int batch() {
        return Math.max(1, Math.min(BATCH, FLOATS / shape.values()));
    }

    @Override
    public int partitions() {
        return (files.size() + TABLES * batch() - 1) / (TABLES * batch());
    }

    @Override
    public Stream<Table> partition(int index) {
        int start = index * TABLES * batch();
        int end = Math.min(files.size(), start + TABLES * batch());
        return Tables.stream(new Tables() {
            private int from = start;

            @Override
            public boolean more() {
                return from < end;
            }

            @Override
            public Table next() throws IOException {
                int to = Math.min(end, from + batch());
                Table table = table(from, to);
                from = to;
                return table;
            }

            @Override
            public void close() {}
        });
    }

    private Table table(int from, int to) throws IOException {
        float[] values = new float[(to - from) * shape.values()];
        for (int f = from; f < to; f++) {
            Sound sound = Wav.read(files.get(f)).channels(shape.channels());
            if (sound.rate() != shape.rate())
                sound = resamplers.get(sound.rate()).apply(sound);
            System.arraycopy(
                    sound.length(shape.length()).values(), 0, values, (f - from) * shape.values(), shape.values());
        }
        List<Serializable> arrays = new ArrayList<>();
        for (Column column : schema.columns())
            arrays.add(column instanceof Column.Tensor ? values : labels.codes(column.name(), from, to));
        return Table.of(schema, arrays);
    }
}
