package semblance.vae;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import semblance.api.data.Table;
import semblance.tensorflow.Feed;
import semblance.tensorflow.Plan;
import semblance.tensorflow.Programs;
import semblance.vae.graph.DecodePlan;
import semblance.vae.graph.Layout;
import semblance.vae.graph.Names;
import semblance.vae.heads.Head;
import semblance.vae.heads.LevelHead;
import semblance.vae.heads.NumberHead;
import semblance.vae.heads.Tails;
import semblance.vae.heads.TensorHead;
import semblance.vae.heads.Terms;
import semblance.vae.heads.TextHead;

/** Rows made of latent variables. */
final class Drawing {
    private static final int ROWS = 6 * Plan.ALIKE;

    private final Vae vae;
    private final Structure structure;
    private final Layout layout;

    Drawing(Vae vae) {
        this.vae = vae;
        structure = vae.structure();
        layout = structure.layout();
    }

    /** What is done with a cell that the decoder has told of. */
    private interface Told {
        void cell(int column, int row, Terms terms);
    }

    /** Draws rows: the condition by its shares, latent variables from the prior, then cells given them. */
    Table sample(int n, RandomGenerator random) {
        int[] combinations = combinations(n, random);
        float[] latent = new float[Math.multiplyExact(n, structure.latent())];
        for (int i = 0; i < latent.length; i++) latent[i] = (float) random.nextGaussian();
        return drawn(latent, combinations, random);
    }

    /** Draws combinations of levels of the condition by their shares. */
    int[] combinations(int n, RandomGenerator random) {
        int[] combinations = new int[n];
        double[] shares = structure.conditions().shares();
        if (shares.length > 1) Arrays.setAll(combinations, r -> Tails.draw(shares, random));
        return combinations;
    }

    /** The combination of each row, the likeliest where a cell is missing. */
    int[] combinations(Table rows) {
        int likeliest = Answers.most(structure.conditions().shares());
        int[] combinations = new int[rows.rows()];
        for (int r = 0; r < combinations.length; r++) {
            int found = structure.conditions().combination(rows, r);
            combinations[r] = found < 0 ? likeliest : found;
        }
        return combinations;
    }

    /**
     * Draws the cells given latent variables.
     *
     * @param latent shape [rows * latent]
     * @param combinations of the condition, shape [rows]
     */
    Table drawn(float[] latent, int[] combinations, RandomGenerator random) {
        Cells cells = Cells.blank(vae, combinations.length);
        decode(cells, latent, combinations, (c, row, terms) -> cells.draw(c, row, terms, random));
        return cells.table();
    }

    /** The expected value or most probable level of each cell given latent variables. */
    Table expected(float[] latent, int[] combinations) {
        Cells cells = Cells.blank(vae, combinations.length);
        decode(cells, latent, combinations, (c, row, terms) -> expect(cells, c, row, terms));
        return cells.table();
    }

    private void expect(Cells cells, int c, int row, Terms terms) {
        Head head = structure.heads().get(c);
        if (head instanceof NumberHead number)
            cells.number(c, row, number.law(terms).mean());
        else if (head instanceof LevelHead levels) cells.code(c, row, Answers.most(levels.probabilities(terms)));
        else if (head instanceof TextHead) cells.text(c, row, terms);
        else {
            double[] means = new double[head.cells()];
            ((TensorHead) head).addMean(terms, 1, means);
            cells.means(c, row, means);
        }
    }

    private void decode(Cells cells, float[] latent, int[] combinations, Told told) {
        DecodePlan plan = new DecodePlan(structure.shape(layout), ROWS);
        int size = structure.latent();
        String[] fetches = new String[layout.blocks().size()];
        for (int b = 0; b < fetches.length; b++) fetches[b] = Names.told(b);
        for (int from = 0; from < combinations.length; from += ROWS) {
            int to = Math.min(combinations.length, from + ROWS);
            float[] part = new float[ROWS * size];
            System.arraycopy(latent, from * size, part, 0, (to - from) * size);
            List<Feed> feeds = new ArrayList<>(List.of(new Feed(Names.LATENT, part)));
            if (layout.given() > 0) feeds.add(new Feed(Names.GIVEN, given(cells, combinations, from, to)));
            List<float[]> found = Programs.with(plan, vae.weights(), program -> program.run(feeds, fetches));
            for (int row = from; row < to; row++)
                for (int c = 0; c < structure.heads().size(); c++)
                    if (!layout.places().get(c).given())
                        told.cell(c, row, structure.terms(layout, found, vae.weights(), c, row - from));
        }
    }

    /** Writes the levels of the condition, and what the networks are fed of them. */
    private float[] given(Cells cells, int[] combinations, int from, int to) {
        float[] given = new float[ROWS * layout.given()];
        for (int row = from; row < to; row++) {
            int[] codes = structure.conditions().codes(combinations[row]);
            for (int i = 0; i < codes.length; i++) {
                int c = structure.conditions().columns()[i];
                cells.code(c, row, codes[i]);
                given[(row - from) * layout.given() + layout.places().get(c).cell() + codes[i]] = 1;
            }
        }
        return given;
    }
}
