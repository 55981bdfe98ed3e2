package semblance.decisiontree;

import java.util.Arrays;
import java.util.List;
import semblance.api.data.Column;
import semblance.decisiontree.growing.Target;

/** How often rows count by the level of their target. */
final class ClassWeights {
    private static final String BALANCED = "balanced";

    private ClassWeights() {}

    /**
     * The weights of rows times those of their levels.
     *
     * @param given {@code level:weight} for some levels, the others counting once, or {@code balanced}
     * @throws IllegalArgumentException if a level does not exist or a weight is not a number above 0
     */
    static double[] of(List<String> given, Column target, Target values, double[] weights) {
        if (given.isEmpty()) return weights;
        if (!(target instanceof Column.Categorical column && values instanceof Target.Classes levels))
            throw new IllegalArgumentException(
                    "column '" + target.name() + "' has numbers, and classWeights are for levels");
        double[] each = given.equals(List.of(BALANCED)) ? balanced(levels, weights) : parse(given, column);
        double[] product = weights.clone();
        for (int r = 0; r < product.length; r++) if (levels.codes()[r] >= 0) product[r] *= each[levels.codes()[r]];
        return product;
    }

    private static double[] balanced(Target.Classes levels, double[] weights) {
        double[] sums = new double[levels.classes()];
        double total = 0;
        for (int r = 0; r < weights.length; r++) {
            if (levels.codes()[r] < 0) continue;
            sums[levels.codes()[r]] += weights[r];
            total += weights[r];
        }
        double mean = total / Arrays.stream(sums).filter(sum -> sum > 0).count();
        return Arrays.stream(sums).map(sum -> sum > 0 ? mean / sum : 1).toArray();
    }

    private static double[] parse(List<String> given, Column.Categorical column) {
        double[] each = new double[column.levels().size()];
        Arrays.fill(each, 1);
        for (String one : given) {
            int colon = one.lastIndexOf(':');
            int level = colon < 0 ? -1 : column.levels().indexOf(one.substring(0, colon));
            if (level < 0)
                throw new IllegalArgumentException("classWeights must name levels of '" + column.name()
                        + "', as in level:2, or be balanced, got '" + one + "'; its levels are "
                        + String.join(", ", column.levels()));
            double weight;
            try {
                weight = Double.parseDouble(one.substring(colon + 1));
            } catch (NumberFormatException e) {
                weight = Double.NaN;
            }
            Demand.above("the class weight of '" + column.levels().get(level) + "'", weight, 0);
            each[level] = weight;
        }
        return each;
    }
}
