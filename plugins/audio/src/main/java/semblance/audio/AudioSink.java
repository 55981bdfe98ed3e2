package semblance.audio;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import semblance.api.Help;
import semblance.api.data.Column;
import semblance.api.data.DataSink;
import semblance.api.data.Dataset;
import semblance.api.data.Location;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/**
 * Writes the one tensor column of rows, of shape [length] or [length, 2], as WAV files of 16 bits; what lies outside -1
 * to 1 is cut off. To a folder or zip archive goes one file a row, in the folders that {@link AudioSource} reads the
 * row's levels from; to a {@code .wav} all of them to listen to, one after the other with a quarter of a second of
 * silence between, without levels. How many samples a second has is said by the column's name, such as
 * {@code sound_8000hz}.
 */
@Help("sounds: one after the other in a .wav, or a .wav a row in a folder/ or .zip")
public record AudioSink(
        @Help("samples a second, 0 for what the column's name says, such as sound_8000hz")
        int rate) implements DataSink {
    private static final int MAX_RATE = 768_000;
    private static final int MAX_SAMPLES = 1 << 28; // of one file

    /** The rate that the column's name says. */
    public AudioSink() {
        this(0);
    }

    /** @throws IllegalArgumentException if the rate is out of its range */
    public AudioSink {
        if (rate < 0 || rate > MAX_RATE)
            throw new IllegalArgumentException("rate must be 0 to " + MAX_RATE + ", got " + rate);
    }

    @Override
    public String name() {
        return "audio";
    }

    @Override
    public boolean accepts(URI location) {
        return Format.of(location) != Format.NONE;
    }

    @Override
    public void write(Dataset rows, Location to) throws IOException {
        int sound = sound(rows.schema());
        Column.Tensor column = (Column.Tensor) rows.schema().columns().get(sound);
        int channels = column.shape().size() == 1 ? 1 : column.shape().get(1);
        int told = rate(column);
        try {
            switch (Format.of(to.uri())) {
                case WAV -> together(rows, sound, told, channels, to);
                case ZIP, FOLDER ->
                    each(rows, sound, (table, row, values, number) -> {
                        String name = Labels.folder(table, row) + String.format("%05d.wav", number);
                        try (OutputStream out = to.resolve(name).create()) {
                            Wav.write(told, channels, values, out);
                        }
                    });
                default ->
                    throw new IllegalArgumentException(
                            "column '" + column.name() + "': cannot tell how to write sounds to " + to
                                    + "; end its name with .wav for all in one, / for a folder, or .zip");
            }
        } catch (UncheckedIOException e) {
            throw e.getCause() == null ? new IOException(e.getMessage(), e) : e.getCause();
        }
    }

    private int rate(Column.Tensor column) {
        int named = Expected.rate(column.name()).orElse(rate);
        if (named == 0)
            throw new IllegalArgumentException(
                    "column '" + column.name()
                            + "' does not say how many samples a second has, as sound_8000hz does; say --sink 'audio rate=8000'");
        if (rate != 0 && rate != named)
            throw new IllegalArgumentException("column '" + column.name() + "' has " + named
                    + " samples a second by its name, but rate is " + rate + "; leave rate out");
        return named;
    }

    /** The position of the one tensor column; all others have levels. */
    private static int sound(Schema schema) {
        int sound = -1;
        for (int c = 0; c < schema.columns().size(); c++) {
            Column column = schema.columns().get(c);
            if (column instanceof Column.Categorical) continue;
            if (!(column instanceof Column.Tensor tensor))
                throw new IllegalArgumentException("column '" + column.name()
                        + "' is neither a sound nor one of levels, which sounds cannot hold; leave it out");
            if (sound >= 0)
                throw new IllegalArgumentException("columns '" + schema.names().get(sound) + "' and '" + column.name()
                        + "' are both tensors, expected one; leave out the other");
            if (!Expected.sound(tensor))
                throw new IllegalArgumentException("column '" + column.name() + "' has shape " + tensor.shape()
                        + ", expected a sound's [length] or [length, 2]");
            sound = c;
        }
        if (sound < 0)
            throw new IllegalArgumentException(
                    "columns " + String.join(", ", schema.names()) + " hold no sound: expected a tensor column");
        if (!schema.weight().isEmpty())
            throw new IllegalArgumentException(
                    "column '" + schema.weight() + "' holds weights, which sounds cannot; leave it out");
        return sound;
    }

    /** What becomes of one row. */
    @FunctionalInterface
    private interface Each {
        void take(Table rows, int row, float[] values, long number) throws IOException;
    }

    private static void each(Dataset rows, int sound, Each each) {
        int size = ((Column.Tensor) rows.schema().columns().get(sound)).size();
        long[] done = {0};
        for (int p = 0; p < rows.partitions(); p++)
            try (Stream<Table> tables = rows.partition(p)) {
                tables.forEachOrdered(table -> {
                    try {
                        for (int r = 0; r < table.rows(); r++) {
                            done[0]++;
                            each.take(table, r, values(table, sound, r, size, done[0]), done[0]);
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
    }

    private static float[] values(Table rows, int column, int row, int size, long number) {
        float[] values = java.util.Arrays.copyOfRange(rows.tensors(column), row * size, (row + 1) * size);
        for (float value : values)
            if (Float.isNaN(value))
                throw new IllegalArgumentException(
                        "column '" + rows.schema().names().get(column) + "', row " + number
                                + ": a sample is missing, and sounds have no missing samples; impute it or leave the row out");
        return values;
    }

    private static void together(Dataset rows, int sound, int rate, int channels, Location to) throws IOException {
        List<float[]> parts = new ArrayList<>();
        float[] silence = new float[rate / 4 * channels];
        long[] samples = {0};
        each(rows, sound, (table, row, values, number) -> {
            if (!parts.isEmpty()) parts.add(silence);
            parts.add(values);
            samples[0] += silence.length + values.length;
            if (samples[0] > MAX_SAMPLES)
                throw new IOException("cannot write " + to + ": more than " + MAX_SAMPLES
                        + " samples in one file; write a folder/ or .zip, or fewer rows");
        });
        float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        try (OutputStream out = to.create()) {
            Wav.write(rate, channels, all, out);
        }
    }
}
