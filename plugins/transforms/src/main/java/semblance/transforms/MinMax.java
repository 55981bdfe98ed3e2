package semblance.transforms;

import java.util.List;
import semblance.api.Help;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.train.Run;
import semblance.api.train.Transform;

/**
 * Maps the known cells of every numeric column onto an interval: the smallest to its lower end, the largest to its upper
 * one, those between in proportion; what is seen later may lie outside. A constant column becomes the lower end, one
 * without a known cell is left as it is. Whole numbers and dates become real numbers; other columns pass through.
 *
 * @param low the lower end, finite
 * @param high the upper end, finite and above {@code low}
 */
@Help("numeric columns mapped onto an interval")
public record MinMax(
        @Help("where the smallest value goes") double low,
        @Help("where the largest value goes, above low") double high) implements Transform {

    /** Onto 0 to 1. */
    public MinMax() {
        this(0, 1);
    }

    /** @throws IllegalArgumentException unless both are finite and {@code high} is above {@code low} */
    public MinMax {
        if (!(Math.abs(low) < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("low must be finite, got " + low);
        if (!(high > low && high - low < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("high must be finite and above low, " + low + ", got " + high);
    }

    @Override
    public String name() {
        return "min-max";
    }

    @Override
    public Scaled fit(Dataset data, Run run) {
        List<Column> columns = data.schema().columns();
        Moments moments = data.collect(() -> new Moments(columns.size()));
        double[] lowest = new double[columns.size()];
        double[] scales = new double[columns.size()];
        for (int c = 0; c < scales.length; c++) {
            String name = columns.get(c).name();
            scales[c] = 1;
            if (!(columns.get(c) instanceof Column.Numeric)) continue;
            if (moments.empty(c)) {
                run.warn("column '" + name + "' has no value; it is left as it is");
                lowest[c] = low; // which the offset takes back
                continue;
            }
            lowest[c] = moments.lowest(c);
            if (moments.constant(c)) run.warn("column '" + name + "' is constant; it becomes " + low);
            else scales[c] = scale(name, moments.lowest(c), moments.highest(c));
        }
        return new Scaled(data.schema(), lowest, scales, low);
    }

    private double scale(String name, double lowest, double highest) {
        double scale = (highest - lowest) / (high - low);
        if (scale > 0 && scale < Double.POSITIVE_INFINITY) return scale;
        throw new IllegalArgumentException("column '" + name + "': values from " + lowest + " to " + highest
                + " cannot be mapped onto " + low + " to " + high + "; a double does not hold the ratio");
    }
}
