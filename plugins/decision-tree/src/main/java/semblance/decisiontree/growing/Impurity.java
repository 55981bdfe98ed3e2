package semblance.decisiontree.growing;

/** The impurity of nodes by its definition; numbers are scaled. */
final class Impurity {
    private static final double PURE = 1e-12; // an impurity that is nothing but rounding
    private static final double EQUAL = 1e-15; // a distance between scaled numbers that is nothing but rounding

    private final Criterion criterion;
    private final boolean classes;
    private final double scale;
    private final double[] totals; // weights of classes, all 0 between nodes

    Impurity(Grower grower, double[] totals) {
        criterion = grower.growth.criterion();
        classes = grower.classes > 0;
        scale = grower.scale;
        this.totals = totals;
    }

    /** The impurity of a node's rows, whose weights add up to the given one. */
    double of(Node node, double weight) {
        Sample sample = node.sample();
        if (!(weight > 0) || node.rows() == 1) return 0;
        if (criterion == Criterion.ABSOLUTE_ERROR) return Deviations.of(sample, node.from(), node.to()) / weight;
        if (sample.labels.length == 0) {
            double moment = 0;
            for (int i = node.from(); i < node.to(); i++) moment += sample.moments[i];
            if (classes) return Math.max(0, Pairs.cost(criterion, weight, moment) / weight);
            double mean = moment / weight;
            double squares = 0;
            for (int i = node.from(); i < node.to(); i++) {
                double distance = sample.moments[i] / sample.weights[i] - mean;
                squares += sample.weights[i] * distance * distance;
            }
            return squares / weight;
        }
        if (criterion == Criterion.GINI) return gini(node, weight);
        for (int i = node.from(); i < node.to(); i++) totals[sample.labels[i]] += sample.weights[i];
        double impurity = 0;
        for (int i = node.from(); i < node.to(); i++) {
            double share = totals[sample.labels[i]] / weight;
            totals[sample.labels[i]] = 0;
            impurity -= Bits.times(share);
        }
        return Math.max(0, impurity);
    }

    private double gini(Node node, double weight) {
        int[] labels = node.sample().labels;
        double[] weights = node.sample().weights;
        double squares = 0;
        for (int i = node.from(); i < node.to(); i++) {
            int label = labels[i];
            squares += weights[i] * (2 * totals[label] + weights[i]);
            totals[label] += weights[i];
        }
        for (int i = node.from(); i < node.to(); i++) totals[labels[i]] = 0;
        return Math.max(0, 1 - squares / (weight * weight));
    }

    /** The impurity up to which a node is pure; numbers may differ by little when one of the others is far away. */
    double pure() {
        return classes ? PURE : criterion == Criterion.VARIANCE ? EQUAL * EQUAL : EQUAL;
    }

    /** An impurity of scaled numbers in the unit of the numbers. */
    double unscaled(double impurity) {
        return switch (criterion) {
            case VARIANCE -> impurity * scale * scale;
            case ABSOLUTE_ERROR -> impurity * scale;
            default -> impurity;
        };
    }
}
