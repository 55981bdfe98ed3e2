package semblance.vae;

import semblance.api.Help;
import semblance.api.ask.Question;
import semblance.api.data.Dataset;
import semblance.api.data.Table;
import semblance.api.train.Run;

/** What lies between two rows: even steps between the means of their latent variables, decoded. */
@Help("what lies between the first two rows: steps between their latent variables, decoded")
public record InterpolateQuestion(
        @Help("rows of the answer, at least 2, with both ends")
        int steps) implements Question<Vae> {
    private static final int MOST = 1_000_000;

    /** Nine. */
    public InterpolateQuestion() {
        this(9);
    }

    /** @throws IllegalArgumentException if {@code steps} is out of its range */
    public InterpolateQuestion {
        Check.within("steps", steps, 2, MOST);
    }

    @Override
    public String name() {
        return "interpolate";
    }

    /** Rows of the model's columns, from the first row to the second, under the condition of the first. */
    @Override
    public Dataset ask(Vae model, Dataset rows, Run run) {
        Table ends = Asked.all(model, rows);
        if (ends.rows() < 2)
            throw new IllegalArgumentException("expected two rows to go from and to, found " + ends.rows() + " rows");
        int latent = model.structure().latent();
        float[] codes = Asked.codes(model, ends.slice(0, 2));
        float[] path = new float[steps * latent];
        for (int s = 0; s < steps; s++) {
            double share = s / (steps - 1.0);
            for (int j = 0; j < latent; j++)
                path[s * latent + j] = (float) ((1 - share) * codes[j] + share * codes[latent + j]);
        }
        Drawing drawing = new Drawing(model);
        int[] combinations = new int[steps];
        java.util.Arrays.fill(combinations, drawing.combinations(ends.slice(0, 1))[0]);
        return Dataset.of(drawing.expected(path, combinations));
    }
}
