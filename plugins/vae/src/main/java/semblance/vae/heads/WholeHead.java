package semblance.vae.heads;

import semblance.api.data.Table;

/**
 * A whole number: a count or a day.
 *
 * @param scale above 0
 */
public record WholeHead(Logistic family, double mean, double scale) implements NumberHead {
    @Override
    public float[] constants() {
        return new float[] {(float) (0.5 / scale)};
    }

    @Override
    public float[] start() {
        float[] start = new float[family.outputs()];
        if (start.length > 1) start[1] = -0.6f; // the logistic of deviation 1 has the scale root 3 / pi
        return start;
    }

    @Override
    public void write(Table rows, int column, int row, float[] targets, int at, float[] mask, int from) {
        double x = rows.numbers(column)[row];
        mask[from] = Double.isNaN(x) ? 0 : 1;
        targets[at] = Double.isNaN(x) ? 0 : GaussianHead.limited((x - mean) / scale);
    }

    @Override
    public Law law(Terms terms) {
        return new Law.Grid(mean + scale * family.centre(terms, 0), scale * family.scale(terms, 0, 0.5 / scale));
    }
}
