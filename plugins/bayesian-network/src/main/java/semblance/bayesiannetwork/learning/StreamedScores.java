package semblance.bayesiannetwork.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import semblance.api.data.Dataset;
import semblance.bayesiannetwork.Distribution;
import semblance.bayesiannetwork.Node;

/** Scores of families counted by passes over rows that do not fit into memory, as many families in each as do. */
final class StreamedScores implements Scores, LocalLearner {
    private final Dataset data;
    private final Layout layout;
    private final Scales scales;
    private final Criterion criterion;
    private final TableFit tables;
    private final GaussianFit gaussians;
    private final double cells;

    /** @param cells how many counts may be held at once */
    StreamedScores(Dataset data, Layout layout, Scales scales, Criterion criterion, double cells) {
        this.data = data;
        this.layout = layout;
        this.scales = scales;
        this.criterion = criterion;
        this.cells = cells;
        tables = new TableFit(criterion);
        gaussians = new GaussianFit(scales);
    }

    @Override
    public Layout layout() {
        return layout;
    }

    private int[] levels(int[] columns) {
        return Arrays.stream(columns).filter(c -> !layout.numeric(c)).toArray();
    }

    private int[] numbers(int[] columns) {
        return Arrays.stream(columns).filter(layout::numeric).toArray();
    }

    private Tally.Question question(int node, int[] parents) {
        int[] levels = levels(parents);
        return layout.numeric(node)
                ? new Tally.Question(levels, -1, Sets.with(numbers(parents), node))
                : new Tally.Question(levels, node, new int[0]);
    }

    private boolean small(int node, int[] parents) {
        double configurations = TableFit.configurations(layout, levels(parents));
        int each = layout.numeric(node) ? numbers(parents).length + 2 : layout.radix()[node];
        return configurations * each <= TableFit.CELLS;
    }

    @Override
    public double score(int node, int[] parents) {
        if (!small(node, parents)) return Double.NEGATIVE_INFINITY;
        double[] answer = answers(List.of(question(node, parents))).get(0);
        if (layout.numeric(node)) return gaussian(node, parents, answer);
        double configurations = TableFit.configurations(layout, parents);
        return tables.score(answer, (int) configurations, layout.radix()[node], 1, configurations);
    }

    private double gaussian(int node, int[] parents, double[] products) {
        int[] numbers = numbers(parents);
        double configurations = TableFit.configurations(layout, levels(parents));
        Moments moments = new Moments(Sets.with(numbers, node), (int) configurations, products);
        return gaussians.score(criterion, moments, node, numbers, configurations);
    }

    private List<double[]> answers(List<Tally.Question> questions) {
        return Tally.answers(data, layout, scales, questions, cells);
    }

    @Override
    public void additions(List<Addition> additions) {
        List<Tally.Question> questions = new ArrayList<>();
        List<Addition> asked = new ArrayList<>();
        List<Integer> candidates = new ArrayList<>();
        for (Addition addition : additions) {
            int[] base = levels(addition.parents());
            int[] family = layout.numeric(addition.node()) ? base : append(base, addition.node());
            for (int candidate : addition.candidates()) {
                addition.scores()[candidate] = Double.NEGATIVE_INFINITY;
                int[] parents = Sets.with(addition.parents(), candidate);
                if (!small(addition.node(), parents)) continue;
                questions.add(
                        layout.numeric(addition.node())
                                ? question(addition.node(), parents)
                                : new Tally.Question(family, candidate, new int[0]));
                asked.add(addition);
                candidates.add(candidate);
            }
        }
        List<double[]> answers = answers(questions);
        for (int i = 0; i < answers.size(); i++) {
            Addition addition = asked.get(i);
            int candidate = candidates.get(i);
            int node = addition.node();
            double configurations = TableFit.configurations(layout, addition.parents());
            addition.scores()[candidate] = layout.numeric(node)
                    ? gaussian(node, Sets.with(addition.parents(), candidate), answers.get(i))
                    : tables.score(
                            answers.get(i),
                            (int) configurations,
                            layout.radix()[node],
                            layout.radix()[candidate],
                            configurations * layout.radix()[candidate]);
        }
    }

    private static int[] append(int[] columns, int last) {
        int[] more = Arrays.copyOf(columns, columns.length + 1);
        more[columns.length] = last;
        return more;
    }

    @Override
    public Node learn(int node, int[] parents, double equivalentSampleSize) {
        return new Node(parents, distribution(node, parents, equivalentSampleSize));
    }

    private Distribution distribution(int node, int[] parents, double equivalentSampleSize) {
        Estimates.small(layout, node, parents);
        double[] answer = answers(List.of(question(node, parents))).get(0);
        if (!layout.numeric(node)) return Estimates.table(answer, layout.radix()[node], equivalentSampleSize);
        int[] numbers = numbers(parents);
        double configurations = TableFit.configurations(layout, levels(parents));
        Moments moments = new Moments(Sets.with(numbers, node), (int) configurations, answer);
        return Estimates.gaussian(moments, scales, node, numbers, equivalentSampleSize);
    }
}
