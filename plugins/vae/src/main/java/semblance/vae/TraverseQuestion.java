package semblance.vae;

import java.util.Arrays;
import semblance.api.Help;
import semblance.api.ask.Question;
import semblance.api.data.Dataset;
import semblance.api.data.Table;
import semblance.api.train.Run;

/** What one latent variable does: it goes from one side to the other while the others stay as they are. */
@Help("what one latent variable does: rows along it, the other variables as in the first row, or 0")
public record TraverseQuestion(
        @Help("number of the latent variable, from 1") int variable,

        @Help("how far it goes to both sides of 0, above 0; its deviation is 1")
        double reach,

        @Help("rows of the answer, at least 2") int steps)
        implements Question<Vae> {
    private static final int MOST = 1_000_000;

    /** Nine steps along the first, from -3 to 3. */
    public TraverseQuestion() {
        this(1, 3, 9);
    }

    /** @throws IllegalArgumentException if a parameter is out of its range, naming it */
    public TraverseQuestion {
        Check.atLeast("variable", variable, 1);
        Check.above("reach", reach, 0);
        Check.within("steps", steps, 2, MOST);
    }

    @Override
    public String name() {
        return "traverse";
    }

    /** Rows of the model's columns. */
    @Override
    public Dataset ask(Vae model, Dataset rows, Run run) {
        int latent = model.structure().latent();
        if (variable > latent)
            throw new IllegalArgumentException(
                    "variable must be in 1.." + latent + ", the latent variables of the model, got " + variable);
        Table all = Asked.all(model, rows);
        Drawing drawing = new Drawing(model);
        int[] combinations = new int[steps];
        float[] start = new float[latent];
        if (all.rows() > 0) {
            start = Asked.codes(model, all.slice(0, 1));
            Arrays.fill(combinations, drawing.combinations(all.slice(0, 1))[0]);
        } else
            Arrays.fill(
                    combinations, Answers.most(model.structure().conditions().shares()));
        float[] path = new float[steps * latent];
        for (int s = 0; s < steps; s++) {
            System.arraycopy(start, 0, path, s * latent, latent);
            path[s * latent + variable - 1] = (float) (reach * (2 * s / (steps - 1.0) - 1));
        }
        return Dataset.of(drawing.expected(path, combinations));
    }
}
