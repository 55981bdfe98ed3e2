package semblance.transforms;

import java.util.List;
import semblance.api.Help;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.train.Run;
import semblance.api.train.Transform;

/**
 * Gives every numeric column mean 0 and deviation 1: {@code z = (x - mean) / deviation}, with the population deviation
 * of the known cells, weighted by the rows' weights. A constant column is only centred, one without a known cell is left
 * as it is. Whole numbers and dates become real numbers; other columns pass through.
 */
@Help("numeric columns with mean 0 and standard deviation 1")
public record Standardise() implements Transform {

    @Override
    public String name() {
        return "standardise";
    }

    @Override
    public Scaled fit(Dataset data, Run run) {
        List<Column> columns = data.schema().columns();
        Moments moments = Moments.of(data);
        double[] centres = new double[columns.size()];
        double[] scales = new double[columns.size()];
        for (int c = 0; c < scales.length; c++) {
            String name = columns.get(c).name();
            scales[c] = 1;
            if (!(columns.get(c) instanceof Column.Numeric)) continue;
            if (moments.empty(c)) {
                run.warn("column '" + name + "' has no value; it is left as it is");
                continue;
            }
            centres[c] = moments.mean(c);
            if (moments.constant(c) || moments.deviation(c) == 0)
                run.warn("column '" + name + "' is constant; it is only centred");
            else scales[c] = moments.deviation(c);
        }
        return new Scaled(data.schema(), centres, scales, 0);
    }
}
