package semblance.bayesiannetwork.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import semblance.api.data.Statistic;
import semblance.api.data.Table;

/**
 * Counts and moments of many families in one pass over rows that need not fit into memory. The sum over all rows is, for
 * levels with whole weights, exactly what is counted in rows that are held.
 */
final class Tally implements Statistic<Tally> {
    private static final long serialVersionUID = 1;

    /**
     * What is counted.
     *
     * @param levels the categorical columns, the first slowest
     * @param crossed another categorical column that comes after them; -1 for none
     * @param numbers numeric columns whose moments are asked for, ascending; none for counts
     */
    record Question(int[] levels, int crossed, int[] numbers) implements java.io.Serializable {
        double cells(Layout layout) {
            double configurations = TableFit.configurations(layout, levels);
            if (crossed >= 0) configurations *= layout.radix()[crossed];
            return configurations * (numbers.length == 0 ? 1 : Moments.size(numbers.length));
        }
    }

    private final Layout layout;
    private final Scales scales;
    private final Question[] questions;
    /** The answers: counts, shape [configurations]; or products, see {@link Moments}. */
    final double[][] answers;

    Tally(Layout layout, Scales scales, Question[] questions) {
        this.layout = layout;
        this.scales = scales;
        this.questions = questions;
        answers = new double[questions.length][];
        for (int q = 0; q < questions.length; q++) answers[q] = new double[(int) questions[q].cells(layout)];
    }

    @Override
    public void add(Table table) {
        Gathering gathering = new Gathering(layout);
        gathering.add(table);
        if (gathering.chunks.isEmpty()) return;
        Rows rows = Rows.asTheyCome(layout, gathering.chunks.get(0));
        for (int q = 0; q < questions.length; ) {
            int[] levels = questions[q].levels();
            Configurations base = Configurations.of(rows, levels);
            List<Integer> crossed = new ArrayList<>();
            for (; q < questions.length && questions[q].levels() == levels; q++) { // the same array, as they were made
                if (questions[q].numbers().length > 0)
                    sum(
                            answers[q],
                            Moments.of(rows, scales, base, questions[q].numbers())
                                    .products());
                else if (questions[q].crossed() < 0) sum(answers[q], Crossing.totals(rows, base));
                else crossed.add(q);
            }
            cross(rows, base, crossed);
        }
    }

    private void cross(Rows rows, Configurations base, List<Integer> crossed) {
        int[] columns = crossed.stream().mapToInt(q -> questions[q].crossed()).toArray();
        int[] position = new int[layout.size()];
        for (int q : crossed) position[questions[q].crossed()] = q;
        new Crossing(rows, base).count(columns, Packs.of(rows, 1), new Crossing.Counts() {
            @Override
            public void take(int column, int[] table) {
                double[] answer = answers[position[column]];
                for (int i = 0; i < answer.length; i++) answer[i] += table[i];
            }

            @Override
            public void take(int column, double[] table) {
                sum(answers[position[column]], table);
            }
        });
    }

    private static void sum(double[] into, double[] more) {
        for (int i = 0; i < into.length; i++) into[i] += more[i];
    }

    @Override
    public void merge(Tally other) {
        for (int q = 0; q < answers.length; q++) sum(answers[q], other.answers[q]);
    }

    /** Answers questions in as few passes as memory allows. */
    static List<double[]> answers(
            semblance.api.data.Dataset data, Layout layout, Scales scales, List<Question> questions, double cells) {
        List<double[]> answers = new ArrayList<>();
        for (int from = 0, to; from < questions.size(); from = to) {
            double sum = 0;
            to = from;
            while (to < questions.size()
                    && (to == from || sum + questions.get(to).cells(layout) <= cells))
                sum += questions.get(to++).cells(layout);
            Question[] some = questions.subList(from, to).toArray(Question[]::new);
            answers.addAll(Arrays.asList(data.collect(() -> new Tally(layout, scales, some)).answers));
        }
        return answers;
    }
}
