package semblance.decisiontree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The exact sum over all that is not known of a row, in the order in which columns are visited. A column is summed over
 * groups of cells that later trees cannot tell apart, and two ways to the same rests of the later trees are one state, so
 * every state is summed once. Columns that nothing known depends on are left out.
 */
final class Summation implements Posterior {
    private final Chain chain;
    private final Knowledge known;
    private final Residuals residuals;
    private final int[] needed; // columns that are summed over or whose tree depends on one that is
    private final List<List<State>> states = new ArrayList<>(); // by place among the needed columns
    private final List<Map<Tuple, State>> memory = new ArrayList<>(); // by the rests of this tree and all later ones
    private final State first;
    private double constant; // the log of what does not depend on anything unknown
    private int count; // of trees looked at

    /** A state of knowledge: the leaf of one column and, for each group of its cells, what comes then. */
    private static final class State {
        int leaf;
        Blocks blocks = Blocks.all(1);
        double[] logs = {0}; // of each group
        State[] next = {};
        double log; // of the sum of everything from here on
        double before = Double.NEGATIVE_INFINITY; // the log of the sum of all ways that lead here
    }

    Summation(Chain chain, Knowledge known, boolean[] wanted) {
        this.chain = chain;
        this.known = known;
        residuals = chain.residuals();
        int[] codes = known.codes(chain);
        int[] rests = new int[chain.columns()]; // of needed columns, from the last
        int[] columns = new int[chain.columns()];
        int size = 0;
        for (int p = chain.columns() - 1; p >= 0; p--) {
            int column = chain.order[p];
            boolean point = known.cells()[column] >= 0;
            boolean needs = point || known.soft()[column].known() || wanted[column];
            for (int i = 0; i < size && !needs; i++) needs = residuals.may(rests[i], column);
            if (!needs) continue;
            int rest = residuals.of(p, codes);
            if (point && residuals.leaf(rest)) {
                constant += chain.laws[column].log(residuals.number(rest), known.cells()[column]);
                continue;
            }
            rests[size] = rest;
            columns[size++] = column;
        }
        needed = new int[size];
        int[] start = new int[size];
        for (int i = 0; i < size; i++) {
            needed[i] = columns[size - 1 - i];
            start[i] = rests[size - 1 - i];
            states.add(new ArrayList<>());
            memory.add(new HashMap<>());
        }
        first = visit(0, start);
    }

    boolean exact() {
        return count <= LIMIT;
    }

    private State visit(int place, int[] rests) {
        if (rests.length == 0) return new State();
        Tuple key = new Tuple(rests);
        State state = memory.get(place).get(key);
        if (state != null || count > LIMIT) return state == null ? new State() : state;
        count += rests.length;
        state = new State();
        memory.get(place).put(key, state);
        int column = needed[place];
        state.leaf = residuals.number(rests[0]);
        int cell = known.cells()[column];
        if (cell >= 0) {
            state.logs = new double[] {chain.laws[column].log(state.leaf, cell)};
            state.next = new State[] {visit(place + 1, Arrays.copyOfRange(rests, 1, rests.length))};
        } else {
            sum(state, place, rests, column);
        }
        state.log = total(state);
        states.get(place).add(state);
        return state;
    }

    private void sum(State state, int place, int[] rests, int column) {
        state.blocks = chain.blocks(column, rests, 1);
        state.logs = chain.laws[column].masses(state.leaf, state.blocks, known.soft()[column]);
        state.next = new State[state.logs.length];
        for (int b = 0; b < state.logs.length; b++) {
            boolean possible = state.logs[b] > 0;
            state.logs[b] = Math.log(state.logs[b]);
            int[] later = Arrays.copyOfRange(rests, 1, rests.length);
            int code = possible ? chain.code(column, state.blocks.some(b)) : 0;
            for (int i = 0; i < later.length && possible; i++) later[i] = residuals.restrict(later[i], column, code);
            state.next[b] = possible ? visit(place + 1, later) : new State();
        }
    }

    private static double total(State state) {
        double most = Double.NEGATIVE_INFINITY;
        for (int b = 0; b < state.logs.length; b++) most = Math.max(most, state.logs[b] + state.next[b].log);
        if (most == Double.NEGATIVE_INFINITY) return most;
        double sum = 0;
        for (int b = 0; b < state.logs.length; b++) sum += Math.exp(state.logs[b] + state.next[b].log - most);
        return most + Math.log(sum);
    }

    @Override
    public double log() {
        return constant + first.log;
    }

    @Override
    public double[] probabilities(int column) {
        if (first.before < 0) forward();
        int place = 0;
        while (needed[place] != column) place++;
        Law law = chain.laws[column];
        double[] slopes = new double[law.cells.size() + 1];
        for (State state : states.get(place)) {
            double[] weights = new double[state.logs.length];
            for (int b = 0; b < weights.length; b++)
                weights[b] = Math.exp(state.before + state.logs[b] + state.next[b].log - first.log);
            law.spread(state.leaf, state.blocks, known.soft()[column], weights, slopes);
        }
        return law.probabilities(slopes, known.soft()[column]);
    }

    private void forward() {
        first.before = 0;
        for (List<State> place : states)
            for (State state : place)
                for (int b = 0; b < state.logs.length; b++)
                    state.next[b].before = add(state.next[b].before, state.before + state.logs[b]);
    }

    private static double add(double one, double other) {
        double most = Math.max(one, other);
        return most == Double.NEGATIVE_INFINITY ? most : most + Math.log1p(Math.exp(Math.min(one, other) - most));
    }

    @Override
    public int[] draw(RandomGenerator random) {
        int[] cells = known.cells().clone();
        int[] codes = known.codes(chain);
        State state = first;
        int place = 0;
        for (int p = 0; p < cells.length; p++) {
            int column = chain.order[p];
            Law law = chain.laws[column];
            boolean summed = place < needed.length && needed[place] == column;
            if (summed) {
                int block = choose(state, random);
                if (cells[column] < 0)
                    cells[column] = law.draw(state.leaf, state.blocks, block, known.soft()[column], random);
                state = state.next[block];
                place++;
            } else if (cells[column] < 0) {
                cells[column] = law.draw(chain.leaf(p, codes), Blocks.all(law.cells.size()), 0, law.free, random);
            }
            codes[column] = chain.code(column, cells[column]);
        }
        return cells;
    }

    private static int choose(State state, RandomGenerator random) {
        if (state.logs.length == 1) return 0;
        double[] parts = new double[state.logs.length];
        double sum = 0;
        for (int b = 0; b < parts.length; b++) {
            parts[b] = Math.exp(state.logs[b] + state.next[b].log - state.log);
            sum += parts[b];
        }
        return Draws.choose(parts, sum, random);
    }
}
