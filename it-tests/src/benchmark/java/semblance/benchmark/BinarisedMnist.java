package semblance.benchmark;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import semblance.api.Extension;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.optimize.Schedule;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.core.config.Parameters;
import semblance.core.data.FileLocation;
import semblance.core.data.Tables;
import semblance.images.ImageSource;
import semblance.optimizers.Constant;
import semblance.optimizers.Cosine;
import semblance.optimizers.OneCycle;
import semblance.vae.BoundQuestion;
import semblance.vae.Vae;
import semblance.vae.VaeState;
import semblance.vae.VaeTrainer;

/**
 * The negative log likelihood of test digits, whose pixels are drawn once as black or white with the probability of their
 * brightness: those of training with seed 1, those of the test with seed 2 (Salakhutdinov and Murray 2008). Arguments: the
 * folder of the four files, how many test digits, draws of the latent variables for each, a number of epochs between two
 * lines, and parameters of the trainer.
 */
public final class BinarisedMnist {
    private BinarisedMnist() {}

    /** @throws Exception if an argument is missing or a file cannot be read */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Table train = digits(folder.resolve("train-images-idx3-ubyte.gz"), 1);
        Table test = digits(folder.resolve("t10k-images-idx3-ubyte.gz"), 2).slice(0, Integer.parseInt(arguments[1]));
        BoundQuestion bound = new BoundQuestion(Integer.parseInt(arguments[2]));
        int every = Integer.parseInt(arguments[3]);
        Map<String, String> parameters = new LinkedHashMap<>(Map.of("likelihood.pixels", "bernoulli"));
        for (String word : List.of(arguments).subList(4, arguments.length))
            parameters.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
        VaeTrainer trainer = (VaeTrainer) Parameters.configure(new VaeTrainer(), parameters, new Schedules());
        Watched run = new Watched();
        Dataset data = Dataset.of(train);
        long begin = System.nanoTime();
        double seconds = 0;
        int told = 0;
        VaeState state = trainer.start(data, run);
        while (!trainer.done(state)) {
            state = trainer.next(state, data, run);
            if (run.epoch < told + every && !trainer.done(state)) continue;
            told = run.epoch;
            seconds += (System.nanoTime() - begin) / 1e9;
            tell(trainer.model(state), test, bound, run, seconds);
            begin = System.nanoTime();
        }
    }

    private static void tell(Vae model, Table test, BoundQuestion bound, Watched run, double seconds) {
        Table answers = Tables.collect(bound.ask(model, Dataset.of(test), Run.of(3)));
        double sum = 0;
        for (double each : answers.numbers(0)) sum += each;
        System.out.printf(
                "epoch %d, %.0f s of training, test NLL %.3f, %s%n", run.epoch, seconds, -sum / test.rows(), run.told);
    }

    /** What may be named by parameters. */
    private static final class Schedules implements Parameters.Extensions {
        private final Map<String, Schedule> known = new TreeMap<>();

        private Schedules() {
            for (Schedule each : List.of(new Constant(), new Cosine(), new OneCycle())) known.put(each.name(), each);
        }

        @Override
        public Extension find(Class<? extends Extension> kind, String name) {
            if (kind == Schedule.class && known.containsKey(name)) return known.get(name);
            return Parameters.Extensions.none().find(kind, name);
        }

        @Override
        public List<String> names(Class<? extends Extension> kind) {
            return kind == Schedule.class ? List.copyOf(known.keySet()) : List.of();
        }
    }

    /** Remembers what was measured last. */
    private static final class Watched implements Run {
        private final Map<String, Double> told = new LinkedHashMap<>();
        private int epoch;

        @Override
        public Seed seed() {
            return new Seed(1);
        }

        @Override
        public void report(String metric, long step, double value) {
            told.put(metric, value);
            epoch = (int) step;
        }
    }

    private static Table digits(Path file, long seed) throws Exception {
        Dataset data = new ImageSource().read(new FileLocation(file), Optional.empty());
        RandomGenerator random = new Seed(seed).random();
        Column.Tensor image = (Column.Tensor) data.schema().columns().get(0);
        Table all = Tables.collect(data);
        float[] pixels = all.tensors(0).clone();
        for (int i = 0; i < pixels.length; i++) pixels[i] = random.nextFloat() < pixels[i] ? 1 : 0;
        return Table.of(Schema.of(image), List.of(pixels));
    }
}
