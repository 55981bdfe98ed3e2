package semblance.vae;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.optimizers.Adam;
import semblance.tensorflow.Activation;
import semblance.tensorflow.Clipping;
import semblance.tensorflow.Network;

/** Texts and sounds for tests, some of them public ones where they lie beside the repository, and small trainers. */
final class Sequences {
    /** Samples of a sound: half a second. */
    static final int SAMPLES = 4096;

    static final Schema SOUNDS = Schema.of(
            new Column.Tensor("sound_8000hz", List.of(SAMPLES)),
            new Column.Categorical("digit", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));

    private Sequences() {}

    private static Path shared(String file) {
        Path here = Path.of("").toAbsolutePath();
        while (here != null && !Files.isDirectory(here.resolve("plugins/vae"))) here = here.getParent();
        Path path = (here == null ? Path.of("") : here)
                .resolve("../shared/data")
                .resolve(file)
                .normalize();
        assumeThat(path).exists();
        return path;
    }

    /** Windows of some characters of running text. */
    static String[] shakespeare(int window) throws IOException {
        try (InputStream bytes = new GZIPInputStream(Files.newInputStream(shared("text/tinyshakespeare.txt.gz")))) {
            String all = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
            return IntStream.range(0, all.length() / window)
                    .mapToObj(i -> all.substring(i * window, (i + 1) * window))
                    .toArray(String[]::new);
        }
    }

    /** Spoken digits: the first five takes of each speaker and digit, or the others. */
    static Table digits(boolean first) throws IOException {
        record Take(String name, float[] samples) {}
        List<Take> takes = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(shared("audio/fsdd.zip")))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                if (!name.endsWith(".wav")) continue;
                int take = Integer.parseInt(name.substring(name.lastIndexOf('_') + 1, name.indexOf('.')));
                if (take < 5 == first) takes.add(new Take(name, samples(zip.readAllBytes())));
            }
        }
        takes.sort(Comparator.comparing(Take::name));
        float[] all = new float[takes.size() * SAMPLES];
        int[] digits = new int[takes.size()];
        for (int r = 0; r < digits.length; r++) {
            System.arraycopy(takes.get(r).samples(), 0, all, r * SAMPLES, SAMPLES);
            digits[r] = takes.get(r).name().charAt(0) - '0';
        }
        return Table.of(SOUNDS, List.of(all, digits));
    }

    /** Samples of 16 bits, cut or filled with silence. */
    private static float[] samples(byte[] wave) {
        ByteBuffer bytes = ByteBuffer.wrap(wave).order(ByteOrder.LITTLE_ENDIAN);
        int chunk = 12;
        while (bytes.getInt(chunk) != 0x61746164) chunk += 8 + bytes.getInt(chunk + 4); // until 'data'
        float[] samples = new float[SAMPLES];
        int count = Math.min(SAMPLES, Math.min(bytes.getInt(chunk + 4), wave.length - chunk - 8) / 2);
        for (int i = 0; i < count; i++) samples[i] = bytes.getShort(chunk + 8 + 2 * i) / 32768f;
        return samples;
    }

    static Network network(Network.Kind kind, int hidden, int units) {
        return new Network(kind, List.of(hidden), Activation.RELU, List.of(8, 16), units);
    }

    /** A trainer that uses the last batch of its passes, too: nothing is held out. */
    static VaeTrainer trainer(
            Network network, int latent, Objective objective, Likelihoods likelihood, int epochs, double learningRate) {
        return new VaeTrainer(
                network,
                network,
                latent,
                objective,
                likelihood,
                List.of(),
                new Training(epochs, 32, 0, 20, Clipping.GLOBAL_NORM, 10, 0, 0, 1024),
                64,
                new Adam(learningRate, 0.9, 0.999, 1e-8),
                new VaeTrainer().schedule());
    }

    static Vae fit(VaeTrainer trainer, Table rows, Run run) {
        VaeState state = trainer.start(Dataset.of(rows), run);
        while (!trainer.done(state)) state = trainer.next(state, Dataset.of(rows), run);
        return trainer.model(state);
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
