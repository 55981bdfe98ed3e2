package semblance.vae.heads;

import semblance.api.data.Table;

/**
 * A real number, standardised by a mean and a scale.
 *
 * @param scale above 0
 */
public record GaussianHead(Gaussian family, double mean, double scale) implements NumberHead {
    /** Standardised numbers are kept within this of 0, so that their squares are floats. */
    static final double LIMIT = 1e8;

    @Override
    public float[] start() {
        return new float[family.outputs()];
    }

    @Override
    public void write(Table rows, int column, int row, float[] targets, int at, float[] mask, int from) {
        double x = rows.numbers(column)[row];
        mask[from] = Double.isNaN(x) ? 0 : 1;
        targets[at] = Double.isNaN(x) ? 0 : limited((x - mean) / scale);
    }

    static float limited(double x) {
        return (float) Math.max(-LIMIT, Math.min(LIMIT, x));
    }

    @Override
    public double logJacobian() {
        return -Math.log(scale);
    }

    @Override
    public Law law(Terms terms) {
        return new Law.Normal(mean + scale * family.mean(terms, 0), scale * family.deviation(terms, 0));
    }
}
