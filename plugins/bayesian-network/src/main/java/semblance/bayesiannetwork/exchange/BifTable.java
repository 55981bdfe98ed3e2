package semblance.bayesiannetwork.exchange;

import java.io.IOException;
import java.util.Arrays;

/**
 * The probabilities of one variable in the Interchange Format: a table, in which the state of the variable varies
 * slowest and that of the last parent fastest; or a row for each configuration of the parents, and perhaps one for all
 * others.
 */
final class BifTable {
    private final Page page;
    private final Tokens tokens;
    private final Draft draft;
    private final Token name;
    private final int child;
    private final int[] parents;
    private final Shape shape;
    private double[] table = {}; // as the file has it
    private Place tablePlace;
    private double[] others = {};
    private Place othersPlace;
    private double[] rows = {};
    private Place[] places = {}; // null where there was no row

    BifTable(Page page, Tokens tokens, Draft draft, Token name, int child, int[] parents, Shape shape) {
        this.page = page;
        this.tokens = tokens;
        this.draft = draft;
        this.name = name;
        this.child = child;
        this.parents = parents;
        this.shape = shape;
    }

    /** Reads what follows the word table. */
    void whole() throws IOException {
        once(table.length > 0 || places.length > 0 || others.length > 0, "another distribution of the same variable");
        tablePlace = tokens.place();
        table = numbers((int) shape.entries(), "the table");
    }

    /** Reads what follows the word default. */
    void others() throws IOException {
        once(table.length > 0 || others.length > 0, "another distribution of the same configurations");
        othersPlace = tokens.place();
        others = numbers(shape.states(), "the default row");
    }

    /** Reads a row from its configuration on. */
    void row() throws IOException {
        once(table.length > 0, "a row beside a table");
        Place place = tokens.place();
        int[] states = new int[parents.length];
        for (int p = 0; p < states.length; p++) {
            if (p > 0) tokens.takes(",");
            states[p] = draft.state(
                    parents[p],
                    tokens.name("a state of '" + draft.column(parents[p]).name() + "'"));
        }
        tokens.expect(")", "after a state of each parent of " + Page.shown(name.text()));
        int configuration = shape.configuration(states);
        if (places.length == 0) {
            rows = new double[(int) shape.entries()];
            places = new Place[(int) shape.configurations()];
        }
        if (places[configuration] != null)
            throw page.fault(
                    place, words(configuration) + " is given twice, first in line " + places[configuration].line());
        double[] row = numbers(shape.states(), words(configuration));
        System.arraycopy(row, 0, rows, configuration * shape.states(), row.length);
        places[configuration] = place;
    }

    private void once(boolean already, String found) throws IOException {
        if (already) throw page.fault(tokens.place(), "one distribution for each configuration", found);
    }

    private double[] numbers(int count, String of) throws IOException {
        Numbers numbers = new Numbers();
        while (!tokens.peek().is(";")) {
            if (numbers.size() > 0) tokens.takes(",");
            if (numbers.size() == count) throw tokens.expected("';' after the " + count + " probabilities of " + of);
            numbers.add(tokens.number("a probability of " + of + ", the " + nth(numbers.size() + 1) + " of " + count));
        }
        if (numbers.size() < count)
            throw tokens.expected(count + " probabilities in " + of + ", only " + numbers.size() + " before this");
        tokens.take();
        return numbers.toArray();
    }

    private static String nth(int number) {
        int tens = number % 100;
        String[] ends = {"th", "st", "nd", "rd"};
        return number + (tens / 10 == 1 || number % 10 > 3 ? "th" : ends[number % 10]);
    }

    /** All probabilities, shape [configurations][states], flat. */
    double[] finish() throws IOException {
        int states = shape.states();
        if (table.length > 0) {
            int configurations = table.length / states;
            double[] values = new double[table.length];
            for (int s = 0; s < states; s++)
                for (int c = 0; c < configurations; c++) values[c * states + s] = table[s * configurations + c];
            return values;
        }
        if (places.length == 0) {
            rows = new double[(int) shape.entries()];
            places = new Place[(int) shape.configurations()];
        }
        for (int c = 0; c < places.length; c++)
            if (places[c] == null) {
                if (others.length == 0) throw missing(c);
                System.arraycopy(others, 0, rows, c * states, states);
            }
        return rows;
    }

    private IOException missing(int configuration) {
        long missing = Arrays.stream(places).filter(place -> place == null).count();
        return page.fault(
                name.place(),
                words(configuration) + " is missing"
                        + (missing == 1 ? "" : ", as are " + (missing - 1) + " other configurations"));
    }

    private String words(int configuration) {
        return draft.words(child, parents, shape, configuration);
    }

    /** Where the probabilities of a configuration are. */
    Place place(int configuration) {
        if (table.length > 0) return tablePlace;
        return places[configuration] == null ? othersPlace : places[configuration];
    }
}
