package semblance.audio;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import semblance.api.Help;
import semblance.api.data.DataSource;
import semblance.api.data.Dataset;
import semblance.api.data.Location;
import semblance.api.data.Schema;

/**
 * Reads sounds: one WAV file, or a folder or zip archive of them. A row has the tensor {@code sound_8000hz} (the number
 * is that of samples a second) of shape [length], values from -1 to 1, longer sounds cut and shorter ones followed by
 * silence; and one categorical column for each thing that the template {@code label} or else the folders around the file
 * say, see {@link Names} and {@link Labels}. Channels are mixed to one unless all are asked for, which have shape
 * [length, channels].
 *
 * <p>Samples may be whole numbers of 8, 16, 24 or 32 bits or floating-point numbers of 32 or 64. Files are read in the
 * order of their names, numbers by value.
 */
@Help("sounds: a .wav file, or a folder or .zip of them")
public record AudioSource(
        @Help("what file names say, such as {digit}_{speaker}_*; empty for the names of folders")
        String label,

        @Help("samples a second to resample to, 0 for those of sounds that agree")
        int rate,

        @Help("samples of each sound: longer ones are cut, shorter ones followed by silence; 0 for the longest's")
        int length,

        @Help("1 to mix all channels to one, 2 for two, 0 for those of sounds that agree")
        int channels)
        implements DataSource {
    private static final int MAX_RATE = 768_000;
    private static final int MAX_LENGTH = 1 << 26;

    /** Sounds that agree in their rate, mixed to one channel, as long as the longest. */
    public AudioSource() {
        this("", 0, 0, 1);
    }

    /** @throws IllegalArgumentException if a number is out of its range or the label is no template, naming it */
    public AudioSource {
        if (!label.isEmpty()) new Names(label);
        if (rate < 0 || rate > MAX_RATE)
            throw new IllegalArgumentException("rate must be 0 to " + MAX_RATE + ", got " + rate);
        if (length < 0 || length > MAX_LENGTH)
            throw new IllegalArgumentException("length must be 0 to " + MAX_LENGTH + ", got " + length);
        if (channels < 0 || channels > 2)
            throw new IllegalArgumentException("channels must be 0, 1 or 2, got " + channels);
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
    public Dataset read(Location from, Optional<Schema> expected) throws IOException {
        return SoundFiles.of(from, this, expected);
    }
}
