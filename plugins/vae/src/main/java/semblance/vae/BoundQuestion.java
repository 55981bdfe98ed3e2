package semblance.vae;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import semblance.api.Help;
import semblance.api.ask.Question;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.vae.data.RowContent;
import semblance.vae.heads.Tails;

/**
 * The log density of rows by as many draws as are wanted (Burda et al. 2016), and how sure it is: rows of a low bound do
 * not look like what was learned.
 */
@Help("importance-weighted bound on the log density of each row, with its standard error")
public record BoundQuestion(
        @Help("draws of the latent variables for each row, at least 2")
        int samples) implements Question<Vae> {
    private static final int MOST = 10_000_000;

    /** A thousand. */
    public BoundQuestion() {
        this(1000);
    }

    /** @throws IllegalArgumentException if {@code samples} is out of its range */
    public BoundQuestion {
        Check.within("samples", samples, 2, MOST);
    }

    @Override
    public String name() {
        return "bound";
    }

    private static Schema schema() {
        return Schema.of(new Column.Numeric("bound"), new Column.Numeric("error"));
    }

    /**
     * Columns {@code bound} and {@code error}, both in nats: the standard error that the draws' weights show, by the delta
     * method. An error near 1 or above says that few draws count, and that the truth lies above.
     */
    @Override
    public Dataset ask(Vae model, Dataset rows, Run run) {
        List<Table> tables = Asked.tables(model, rows);
        List<Table> answers = run.map(
                tables.size(),
                i -> answer(model, tables.get(i), run.seed().child(i).random()));
        return new Dataset() {
            @Override
            public Schema schema() {
                return BoundQuestion.schema();
            }

            @Override
            public int partitions() {
                return answers.size();
            }

            @Override
            public Stream<Table> partition(int index) {
                return Stream.of(answers.get(index));
            }
        };
    }

    private Table answer(Vae model, Table rows, RandomGenerator random) {
        Particles particles = new Particles(model, random, true);
        Cases cases = new Cases(model, Vae.NOTHING, particles);
        int repeats = (samples + particles.times() - 1) / particles.times();
        double[] bounds = new double[rows.rows()];
        double[] errors = new double[rows.rows()];
        int together = Math.max(1, particles.rowsAtOnce() / repeats);
        for (int r = 0; r < rows.rows(); r += together) {
            int first = r;
            int count = Math.min(together, rows.rows() - first);
            int[] same = IntStream.range(0, count * repeats)
                    .map(i -> first + i / repeats)
                    .toArray();
            List<double[]> found = new ArrayList<>();
            cases.of(RowContent.select(rows, same), false, (i, some) -> found.add(some.logWeights()));
            for (int i = 0; i < count; i++)
                sum(found.subList(i * repeats, (i + 1) * repeats), particles.times(), first + i, bounds, errors);
        }
        return Table.of(schema(), List.of(bounds, errors));
    }

    /** The log of the mean weight, and its standard error; a draw of each case of the condition together counts as one. */
    private static void sum(List<double[]> found, int times, int row, double[] bounds, double[] errors) {
        double[] logs = new double[found.size() * times];
        for (int i = 0; i < logs.length; i++) {
            double[] some = found.get(i / times);
            double[] cases = new double[some.length / times];
            for (int v = 0; v < cases.length; v++) cases[v] = some[v * times + i % times];
            logs[i] = Tails.logSum(cases);
        }
        bounds[row] = Tails.logSum(logs) - Math.log(logs.length);
        double squares = 0;
        for (double log : logs) {
            double away = Math.exp(log - bounds[row]) - 1;
            squares += away * away;
        }
        errors[row] = Math.sqrt(squares / (logs.length - 1.0) / logs.length);
    }
}
