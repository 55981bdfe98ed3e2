package semblance.bayesiannetwork.exchange;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Kind;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.bayesiannetwork.ConditionalGaussian;

/** Writes normal distributions in Hugin NET, one for each configuration of the parents with levels. */
final class HuginNormalsText {
    private HuginNormalsText() {}

    static void write(Lines lines, BayesianNetwork model, int position, List<String> identifiers) throws IOException {
        ConditionalGaussian gaussian =
                (ConditionalGaussian) model.nodes().get(position).distribution();
        int[] numeric = IntStream.of(model.nodes().get(position).parents())
                .filter(parent -> model.schema().columns().get(parent) instanceof Column.Numeric)
                .toArray();
        int[] sizes = HuginSink.sizes(model, position);
        int count = gaussian.variances().length;
        for (int c = 0; c < count; c++) {
            if (c > 0) lines.part("\n    ");
            // without parents there is one pair of brackets, as around the values of every table
            lines.part("(".repeat(Math.max(sizes.length == 0 ? 1 : 0, HuginSink.turned(sizes, c))));
            lines.part("normal ( ");
            double[] coefficients = gaussian.coefficients();
            int from = c * (1 + numeric.length);
            lines.part(Kind.REAL.format(coefficients[from]));
            for (int p = 0; p < numeric.length; p++) {
                double slope = coefficients[from + 1 + p];
                lines.part(slope < 0 ? " - " : " + ", Kind.REAL.format(Math.abs(slope)));
                lines.part(" * ", identifiers.get(numeric[p]));
            }
            lines.part(", ", Kind.REAL.format(gaussian.variances()[c]), " )");
            lines.part(")".repeat(Math.max(sizes.length == 0 ? 1 : 0, HuginSink.turned(sizes, c + 1))));
        }
    }
}
