package semblance.vae.heads;

import semblance.api.data.Table;

/** Levels in order. */
public record OrdinalHead(Ordinal family) implements LevelHead {
    @Override
    public float[] start() {
        return new float[1];
    }

    @Override
    public void write(Table rows, int column, int row, float[] targets, int at, float[] mask, int from) {
        CategoricalHead.hot(rows.codes(column)[row], family.levels(), targets, at, mask, from);
    }

    @Override
    public double[] probabilities(Terms terms) {
        return family.probabilities(terms);
    }
}
