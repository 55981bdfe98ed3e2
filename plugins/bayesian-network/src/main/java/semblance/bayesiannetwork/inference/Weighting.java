package semblance.bayesiannetwork.inference;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import semblance.api.model.Evidence;
import semblance.api.train.Seed;
import semblance.bayesiannetwork.LogisticRegression;
import semblance.bayesiannetwork.Node;
import semblance.bayesiannetwork.ProbabilityTable;

/**
 * Answers for levels that depend on unknown numbers, of which no closed form exists. Those numbers are drawn, a thousand
 * times, from a network that has an exact answer: the same one but for these levels, which there have the probabilities
 * that they have on average over the numbers. Once the numbers are there everything else is exact, and each draw counts as
 * its density in the true network over that in the other: importance sampling of as few columns as can be (Bidyuk and
 * Dechter 2007). All rows are drawn for from one seed, so an answer depends on its row alone.
 */
final class Weighting {
    static final int DRAWS = 1000;
    private static final long SEED = 1;
    private static final int AVERAGED = 256;

    private final Session session;
    private final Map<List<Integer>, Session> tractable = new HashMap<>();
    private final BitSet known = new BitSet();

    Weighting(Session session) {
        this.session = session;
    }

    /** Rows with the numbers drawn that some families depend on and a row does not know. */
    Points points(Cells cells, int row, List<Family> asked) {
        cells.known(row, known);
        // what is asked for may lie apart from some of what is known, whose density the weights have too
        List<Family> all = new ArrayList<>(asked);
        for (Family family : session.plan(known, Session.DENSITY).outline.inexact)
            if (!all.contains(family)) all.add(family);
        all.sort(Comparator.comparingInt(family -> family.column));
        return draw(cells, row, all);
    }

    private Points draw(Cells cells, int row, List<Family> inexact) {
        TreeSet<Integer> wanted = new TreeSet<>();
        for (Family family : inexact) for (int parent : family.numbers) if (!known.get(parent)) wanted.add(parent);
        int[] columns = wanted.stream().mapToInt(Integer::intValue).toArray();
        Session other = tractable.computeIfAbsent(
                inexact.stream().map(family -> family.column).toList(), this::other);
        RandomGenerator random = new Seed(SEED).child(1).random();
        Draws draws = new Draws(other);
        double[][] numbers = new double[columns.length][DRAWS];
        double[] logs = new double[DRAWS];
        boolean possible = draws.load(cells, row);
        for (int i = 0; i < DRAWS; i++) {
            draws.draw(random);
            for (int k = 0; k < columns.length; k++) numbers[k][i] = draws.number(columns[k], i);
        }
        Cells filled = new Cells(cells, row, columns, numbers);
        filled.known(0, known);
        Plan right = session.plan(known, Session.DENSITY);
        Plan drawn = other.plan(known, Session.DENSITY);
        for (int i = 0; i < DRAWS; i++) {
            double log = possible ? right.load(filled, i) : Double.NEGATIVE_INFINITY;
            logs[i] = log == Double.NEGATIVE_INFINITY ? log : log - drawn.load(filled, i) + draws.logDensity();
        }
        return Points.of(filled, logs);
    }

    /** The network in which some levels do not depend on numbers. */
    private Session other(List<Integer> columns) {
        Families families = session.families;
        Cells rows = new Cells(
                families,
                new Limits(families.schema, Evidence.of()),
                families.sample(AVERAGED, new Seed(SEED).child(0).random()),
                -1);
        List<Node> nodes = new ArrayList<>(families.nodes);
        for (int column : columns) {
            Family family = families.of[column];
            int configurations = ((LogisticRegression) family.distribution).coefficients().length
                    / family.states
                    / (1 + family.numbers.length);
            double[] table = new double[configurations * family.states];
            double[] logs = new double[family.states];
            for (int configuration = 0; configuration < configurations; configuration++)
                for (int r = 0; r < AVERAGED; r++) {
                    family.logistic(configuration, rows.values, r, logs);
                    for (int s = 0; s < logs.length; s++)
                        table[configuration * family.states + s] += Math.exp(logs[s]) / AVERAGED;
                }
            nodes.set(column, new Node(family.levels, new ProbabilityTable(table)));
        }
        return new Session(new Families(families.schema, nodes), session.limits);
    }
}
