package semblance.vae.heads;

import semblance.api.data.Table;

/**
 * A real number with several modes.
 *
 * @param weights the share of each mode, shape [modes]
 * @param means its middle
 * @param deviations its deviation, above 0
 */
public record MixtureHead(Mixture family, double[] weights, double[] means, double[] deviations) implements NumberHead {
    /** What the encoder sees lies within 1 for nearly all numbers of a mode (Xu et al. 2019, section 4.2). */
    private static final double WIDE = 4;

    /** The log of a typical deviation: what the log densities of modes are told relative to. */
    private double log() {
        double log = 0;
        for (int k = 0; k < weights.length; k++) log += weights[k] * Math.log(deviations[k]);
        return log;
    }

    @Override
    public float[] constants() {
        float[] logs = new float[weights.length];
        for (int k = 0; k < logs.length; k++) logs[k] = (float) (Math.log(deviations[k]) - log());
        return logs;
    }

    @Override
    public double logJacobian() {
        return -log();
    }

    @Override
    public float[] start() {
        float[] start = new float[family.outputs()];
        for (int k = 0; k < weights.length; k++) start[k] = (float) Math.log(weights[k]);
        return start;
    }

    @Override
    public void write(Table rows, int column, int row, float[] targets, int at, float[] mask, int from) {
        double x = rows.numbers(column)[row];
        int modes = weights.length;
        mask[from] = Double.isNaN(x) ? 0 : 1;
        java.util.Arrays.fill(targets, at, at + 2 * modes + 1, 0);
        if (Double.isNaN(x)) return;
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < modes; k++) {
            double z = (x - means[k]) / deviations[k];
            targets[at + k] = GaussianHead.limited(z);
            double log = Math.log(weights[k]) - Math.log(deviations[k]) - 0.5 * z * z;
            if (log > most) {
                most = log;
                best = k;
            }
        }
        targets[at + modes + best] = 1;
        targets[at + 2 * modes] = (float) Math.max(-WIDE, Math.min(WIDE, targets[at + best] / WIDE));
    }

    @Override
    public Law law(Terms terms) {
        int modes = weights.length;
        double[] p = CategoricalHead.softmax(terms, modes);
        double[] m = new double[modes];
        double[] d = new double[modes];
        for (int k = 0; k < modes; k++) {
            m[k] = means[k] + deviations[k] * terms.output(modes + k);
            d[k] = deviations[k] * Nodes.scale(terms.output(2 * modes + k), family.floor());
        }
        return new Law.Modes(p, m, d);
    }
}
