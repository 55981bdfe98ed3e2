package semblance.vae;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import semblance.api.data.Table;
import semblance.tensorflow.Feed;
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
    private static final int ROWS = 256;

    private final Vae vae;
    private final Structure structure;
    private final Layout layout;

    Drawing(Vae vae) {
        this.vae = vae;
        structure = vae.structure();
        layout = structure.layout();
    }

    /** A cell that a decoder has told of. */
    private interface Told {
        void cell(int column, int row, Terms terms);
    }

    private void decode(int rows, float[] latent, float[] given, Told told) {
        DecodePlan plan = new DecodePlan(structure.shape(layout), ROWS);
        int size = structure.latent();
        String[] fetches = new String[layout.blocks().size()];
        for (int b = 0; b < fetches.length; b++) fetches[b] = Names.told(b);
        for (int from = 0; from < rows; from += ROWS) {
            int to = Math.min(rows, from + ROWS);
            float[] part = new float[ROWS * size];
            System.arraycopy(latent, from * size, part, 0, (to - from) * size);
            List<Feed> feeds = new ArrayList<>(List.of(new Feed(Names.LATENT, part)));
            if (layout.given() > 0) {
                float[] some = new float[ROWS * layout.given()];
                System.arraycopy(given, from * layout.given(), some, 0, (to - from) * layout.given());
                feeds.add(new Feed(Names.GIVEN, some));
            }
            List<float[]> found = Programs.with(plan, vae.weights(), program -> program.run(feeds, fetches));
            for (int row = from; row < to; row++)
                for (int c = 0; c < structure.heads().size(); c++)
                    if (!layout.places().get(c).given())
                    told.cell(c, row, structure.terms(layout, found, vae.weights(), c, row - from));
        }
    }

    /** Draws rows: the condition by its shares, latent variables from the prior, then cells given them. */
    Table sample(int n, RandomGenerator random) {
        double[] shares = structure.conditions().shares();
        Cells cells = Cells.blank(vae, n);
        float[] given = new float[n * layout.given()];
        for (int r = 0; layout.given() > 0 && r < n; r++) given(cells, given, r, Tails.draw(shares, random));
        float[] latent = new float[n * structure.latent()];
        for (int i = 0; i < latent.length; i++) latent[i] = (float) random.nextGaussian();
        decode(n, latent, given, (c, row, terms) -> cells.draw(c, row, terms, random));
        return cells.table();
    }

    /** Writes a combination of levels of the condition. */
    private void given(Cells cells, float[] given, int row, int combination) {
        int[] codes = structure.conditions().codes(combination);
        for (int i = 0; i < codes.length; i++) {
            int c = structure.conditions().columns()[i];
            cells.code(c, row, codes[i]);
            given[row * layout.given() + layout.places().get(c).cell() + codes[i]] = 1;
        }
    }

    /**
     * The expected value or most probable level of each cell given latent variables, and the most probable condition: codes
     * do not tell it.
     */
    Table decode(Table codes) {
        if (!codes.schema().names().equals(vae.codes().names()))
            throw new IllegalArgumentException(
                    "expected the columns " + vae.codes().names() + ", found " + codes.schema().names());
        int size = structure.latent();
        float[] latent = new float[codes.rows() * size];
        for (int j = 0; j < size; j++)
            for (int r = 0; r < codes.rows(); r++) latent[r * size + j] = (float) codes.numbers(j)[r];
        Cells cells = Cells.blank(vae, codes.rows());
        float[] given = new float[codes.rows() * layout.given()];
        int likeliest = Answers.most(structure.conditions().shares());
        for (int r = 0; layout.given() > 0 && r < codes.rows(); r++) given(cells, given, r, likeliest);
        decode(codes.rows(), latent, given, (c, row, terms) -> expect(cells, c, row, terms));
        return cells.table(codes.weights());
    }

    private void expect(Cells cells, int c, int row, Terms terms) {
        Head head = structure.heads().get(c);
        if (head instanceof NumberHead number) cells.number(c, row, number.law(terms).mean());
        else if (head instanceof LevelHead levels) cells.code(c, row, Answers.most(levels.probabilities(terms)));
        else if (head instanceof TextHead) cells.text(c, row, terms);
        else {
            double[] means = new double[head.cells()];
            ((TensorHead) head).addMean(terms, 1, means);
            cells.means(c, row, means);
        }
    }
}
