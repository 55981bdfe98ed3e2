package semblance.vae;

import java.util.random.RandomGenerator;
import semblance.api.Help;
import semblance.api.ask.Question;
import semblance.api.data.Dataset;
import semblance.api.train.Run;

/** Rows drawn at a temperature: latent variables nearer to the middle, or further out, than the prior has them. */
@Help("rows drawn with more or less variety than the model has")
public record DrawQuestion(
        @Help("rows of the answer, at least 1") int rows,

        @Help("deviation of the latent variables, at least 0; 1 as learned")
        double temperature,

        @Help("whether cells are as expected given the latent variables, instead of drawn")
        boolean expected)
        implements Question<Vae> {
    private static final int MOST = 100_000_000;

    /** Ten rows as learned. */
    public DrawQuestion() {
        this(10, 1, false);
    }

    /** @throws IllegalArgumentException if a parameter is out of its range, naming it */
    public DrawQuestion {
        Check.within("rows", rows, 1, MOST);
        Check.atLeast("temperature", temperature, 0);
    }

    @Override
    public String name() {
        return "draw";
    }

    /** Rows of the model's columns. */
    @Override
    public Dataset ask(Vae model, Dataset about, Run run) {
        RandomGenerator random = run.seed().random();
        Drawing drawing = new Drawing(model);
        int[] combinations = drawing.combinations(rows, random);
        float[] latent = new float[Math.multiplyExact(rows, model.structure().latent())];
        for (int i = 0; i < latent.length; i++) latent[i] = (float) (temperature * random.nextGaussian());
        return Dataset.of(
                expected ? drawing.expected(latent, combinations) : drawing.drawn(latent, combinations, random));
    }
}
