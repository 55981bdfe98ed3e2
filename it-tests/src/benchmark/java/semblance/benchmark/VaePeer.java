package semblance.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.core.config.Parameters;
import semblance.core.data.Cached;
import semblance.core.data.Tables;
import semblance.vae.BoundQuestion;
import semblance.vae.DrawQuestion;
import semblance.vae.Vae;
import semblance.vae.VaeTrainer;

/**
 * A variational autoencoder of dense layers over pictures in a side-by-side comparison. It writes 2,000 pictures drawn,
 * as the decoder's means; what it answers of the test rows are bounds by importance-weighted draws. Arguments: {@code
 * train test batch hidden latent epochs lr threads pred task}.
 */
public final class VaePeer {
    private static final int DRAWN = 2000;

    private VaePeer() {}

    /** @throws Exception if an argument is missing or a file cannot be read */
    public static void main(String[] arguments) throws Exception {
        Peer peer = new Peer(arguments);
        System.setProperty("semblance.threads", Integer.toString(peer.threads()));
        peer.trains(Integer.parseInt(peer.text("epochs")));
        Table train = pictures(peer, "train");
        Table test = pictures(peer, "test");
        String hidden = peer.text("hidden");
        VaeTrainer trainer = (VaeTrainer) Parameters.configure(
                new VaeTrainer(),
                Map.ofEntries(
                        Map.entry("encoder.kind", "mlp"),
                        Map.entry("encoder.hidden", hidden),
                        Map.entry("decoder.kind", "mlp"),
                        Map.entry("decoder.hidden", hidden),
                        Map.entry("latent", peer.text("latent")),
                        Map.entry("likelihood.pixels", "bernoulli"),
                        Map.entry("training.batch", peer.text("batch")),
                        Map.entry("training.epochs", peer.text("epochs")),
                        Map.entry("training.holdout", "0"),
                        Map.entry("training.clipping", "none"),
                        Map.entry("samples", "16"),
                        Map.entry("optimizer.learningRate", peer.text("lr"))),
                Parameters.Extensions.none());
        Vae model = peer.fit(() -> trainer.fit(Dataset.of(train), Run.of(1)));
        peer.answer(test.rows(), () -> model.logDensity(test));
        Dataset bounds = new BoundQuestion(16).ask(model, Dataset.of(test), Run.of(2));
        double sum = 0;
        for (double bound : Tables.collect(bounds).numbers(0)) sum += bound;
        Table drawn = peer.draw(
                DRAWN,
                () -> Tables.collect(
                        new DrawQuestion(DRAWN, 1, true).ask(model, Dataset.of(train.slice(0, 0)), Run.of(3))));
        float[] pixels = drawn.tensors(0);
        double[] values = new double[pixels.length];
        for (int i = 0; i < values.length; i++) values[i] = Math.round(pixels[i] * 1e4) / 1e4;
        peer.quality("bound16", sum / test.rows());
        System.out.println(peer.finish(train.rows(), values.length / DRAWN, List.of(values), values.length / DRAWN));
    }

    /** The columns of a file as one picture for each row. */
    private static Table pictures(Peer peer, String key) throws IOException {
        try (Cached cached = peer.rows(key)) {
            Table rows = Tables.collect(cached);
            int width = rows.schema().columns().size();
            float[] pixels = new float[rows.rows() * width];
            for (int c = 0; c < width; c++) {
                double[] column = rows.numbers(c);
                for (int r = 0; r < column.length; r++) pixels[r * width + c] = (float) column[r];
            }
            return Table.of(Schema.of(new Column.Tensor("picture", List.of(28, 28, 1))), List.of(pixels));
        }
    }
}
