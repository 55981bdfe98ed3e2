package semblance.vae.heads;

import semblance.api.data.Table;

/**
 * Levels without order.
 *
 * @param shares how often each level was seen, each above 0, shape [levels]
 */
public record CategoricalHead(Categorical family, double[] shares) implements LevelHead {
    @Override
    public float[] start() {
        float[] start = new float[shares.length];
        for (int level = 0; level < start.length; level++) start[level] = (float) Math.log(shares[level]);
        return start;
    }

    @Override
    public void write(Table rows, int column, int row, float[] targets, int at, float[] mask, int from) {
        hot(rows.codes(column)[row], shares.length, targets, at, mask, from);
    }

    static void hot(int code, int levels, float[] targets, int at, float[] mask, int from) {
        java.util.Arrays.fill(targets, at, at + levels, 0);
        mask[from] = code < 0 ? 0 : 1;
        if (code >= 0) targets[at + code] = 1;
    }

    @Override
    public double[] probabilities(Terms terms) {
        return softmax(terms, shares.length);
    }

    static double[] softmax(Terms terms, int size) {
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < size; k++) most = Math.max(most, terms.output(k));
        double[] p = new double[size];
        double sum = 0;
        for (int k = 0; k < size; k++) sum += p[k] = Math.exp(terms.output(k) - most);
        for (int k = 0; k < size; k++) p[k] /= sum;
        return p;
    }
}
