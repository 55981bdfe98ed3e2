package semblance.vae;

import semblance.api.Help;
import semblance.api.ask.Question;
import semblance.api.data.Dataset;
import semblance.api.data.Table;
import semblance.api.train.Run;

/** What is left of rows that go through the latent variables: each encoded to means and decoded again. */
@Help("what is left of rows that go through the latent variables and back")
public record ReconstructQuestion() implements Question<Vae> {
    @Override
    public String name() {
        return "reconstruct";
    }

    /** A row of the model's columns for each row, without missing cells. */
    @Override
    public Dataset ask(Vae model, Dataset rows, Run run) {
        Table all = Asked.all(model, rows);
        Drawing drawing = new Drawing(model);
        return Dataset.of(drawing.expected(Asked.codes(model, all), drawing.combinations(all)));
    }
}
