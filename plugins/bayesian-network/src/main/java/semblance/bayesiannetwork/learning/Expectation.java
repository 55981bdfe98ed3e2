package semblance.bayesiannetwork.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import semblance.api.data.Dataset;
import semblance.bayesiannetwork.Distribution;
import semblance.bayesiannetwork.LogisticRegression;
import semblance.bayesiannetwork.Node;
import semblance.bayesiannetwork.inference.FamilyMarginals;

/**
 * One round of EM for the parameters of a graph over rows with missing cells (Lauritzen 1995): from what is expected in
 * every family to the distributions that it makes most likely, or most probable under their prior.
 *
 * @param nodes after the round
 * @param logLikelihood of the rows before it, nats
 * @param weight of the rows that are possible
 */
record Expectation(List<Node> nodes, double logLikelihood, double weight) {

    static Expectation of(Dataset data, Layout layout, Scales scales, List<Node> nodes, double equivalentSampleSize) {
        double[] origin = scales.location();
        FamilyMarginals expected = data.collect(() -> new FamilyMarginals(layout.schema(), nodes, origin));
        List<Node> better = new ArrayList<>();
        for (int column = 0; column < nodes.size(); column++) {
            Node node = nodes.get(column);
            double[] counts = expected.counts[column];
            Distribution distribution = node.distribution() instanceof LogisticRegression
                    ? node.distribution() // estimated from the rows in which the family is known
                    : layout.numeric(column)
                            ? gaussian(layout, scales, column, node.parents(), counts, equivalentSampleSize)
                            : Estimates.table(counts, layout.radix()[column], equivalentSampleSize);
            better.add(new Node(node.parents(), distribution));
        }
        return new Expectation(better, expected.logLikelihood, expected.weight - expected.impossible);
    }

    private static Distribution gaussian(
            Layout layout, Scales scales, int node, int[] parents, double[] counts, double equivalentSampleSize) {
        int[] numbers = Arrays.stream(parents).filter(layout::numeric).toArray();
        int q = numbers.length + 2;
        int[] columns = Sets.with(numbers, node);
        int[] place = new int[q]; // among what is expected: 1, the parents, the node
        for (int i = 0; i < columns.length; i++)
            place[i + 1] = columns[i] == node ? q - 1 : 1 + Arrays.binarySearch(numbers, columns[i]);
        int size = Moments.size(columns.length);
        int configurations = counts.length / q / q;
        double[] products = new double[configurations * size];
        for (int j = 0, at = 0; j < configurations; j++)
            for (int a = 0; a < q; a++)
                for (int b = 0; b <= a; b++)
                    products[at++] = counts[(j * q + place[a]) * q + place[b]]
                            / unit(scales, columns, a)
                            / unit(scales, columns, b);
        Moments moments = new Moments(columns, configurations, products);
        return Estimates.gaussian(moments, scales, node, numbers, equivalentSampleSize);
    }

    private static double unit(Scales scales, int[] columns, int place) {
        return place == 0 ? 1 : scales.spread()[columns[place - 1]];
    }
}
