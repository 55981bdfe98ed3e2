package semblance.benchmark;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.bayesiannetwork.Arcs;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.bayesiannetwork.BayesianNetworkTrainer;
import semblance.bayesiannetwork.Local;
import semblance.bayesiannetwork.Marginals;
import semblance.bayesiannetwork.NumericParents;
import semblance.bayesiannetwork.Parameters;
import semblance.bayesiannetwork.Score;
import semblance.bayesiannetwork.Search;
import semblance.bayesiannetwork.exchange.XmlBifSource;
import semblance.core.data.Cached;
import semblance.core.data.FileLocation;
import semblance.core.engine.LocalEngine;
import semblance.core.engine.Pieces;

/**
 * Learns the graph of a Bayesian network in a side-by-side comparison: the best BIC of a tabu search and one order search,
 * as peers search once. Columns are states numbered from 0. Arguments: {@code train maxparents threads pred task}, and
 * {@code starts} for more order searches. With {@code kind=bninfer} it asks a given network for the posteriors of all
 * columns instead: {@code net} in XMLBIF, {@code query} with -1 for what is not known.
 */
public final class BnPeer {
    private BnPeer() {}

    /** @throws Exception if an argument is missing or a file cannot be read */
    public static void main(String[] arguments) throws Exception {
        Peer peer = new Peer(arguments);
        if (peer.text("kind").equals("bninfer")) {
            infer(peer);
            return;
        }
        try (Cached rows = peer.rows("train");
                Pieces pieces = new Pieces(peer.threads())) {
            Table states = states(rows);
            BayesianNetworkTrainer trainer = trainer(peer.number("maxparents"), peer.number("starts", 1));
            Dataset data = new LocalEngine(peer.threads()).bind(Dataset.of(states));
            BayesianNetwork network = peer.fit(() -> trainer.fit(data, run(pieces)));
            List<String> names = states.schema().names();
            System.out.println(peer.finishLines(states.rows(), names.size(), arcs(network, names)));
        }
    }

    /** The posterior of every column for each query: reading the network is the fit, asking it the answer. */
    private static void infer(Peer peer) throws Exception {
        FileLocation net = new FileLocation(Path.of(peer.text("net")));
        try (Cached queries = peer.rows("query");
                Pieces pieces = new Pieces(peer.threads())) {
            BayesianNetwork network = peer.fit(() -> new XmlBifSource().read(net, Run.of(1)));
            Table rows = evidence(network.schema(), queries);
            int parts = peer.threads();
            List<Marginals> answers = peer.answer(
                    rows.rows(),
                    () -> pieces.map(
                            parts,
                            p -> network.marginals(
                                    rows.slice(rows.rows() * p / parts, rows.rows() * (p + 1) / parts))));
            List<String> lines = new ArrayList<>();
            for (Marginals answer : answers)
                for (int r = 0; r < answer.probabilities()[0][0].length; r++) {
                    int row = r;
                    lines.add(queries.schema().names().stream()
                            .map(name -> answer.probabilities()[network.schema().indexOf(name)])
                            .flatMap(Arrays::stream)
                            .map(state -> Double.toString(state[row]))
                            .collect(Collectors.joining(",")));
                }
            System.out.println(
                    peer.finishLines(rows.rows(), rows.schema().columns().size(), lines));
        }
    }

    /** Queries in the columns of the network. */
    private static Table evidence(Schema schema, Dataset queries) {
        List<Serializable> arrays = new ArrayList<>();
        for (String name : schema.names()) {
            int column = queries.schema().indexOf(name);
            arrays.add(IntStream.range(0, queries.partitions())
                    .mapToObj(queries::partition)
                    .flatMap(tables -> tables)
                    .flatMapToInt(table -> Arrays.stream(table.numbers(column)).mapToInt(value -> (int) value))
                    .toArray());
        }
        return Table.of(schema, arrays);
    }

    private static BayesianNetworkTrainer trainer(int maximumParents, int starts) {
        BayesianNetworkTrainer usual = new BayesianNetworkTrainer();
        return new BayesianNetworkTrainer(
                Search.AUTO,
                Score.BIC,
                starts,
                usual.patience(),
                List.of(),
                new Arcs(List.of(), List.of(), List.of(), maximumParents),
                NumericParents.FORBID,
                Parameters.BAYESIAN,
                usual.equivalentSampleSize(),
                usual.significance(),
                usual.rounds(),
                usual.maximumIterations(),
                usual.tolerance(),
                Local.tables());
    }

    private static Run run(Pieces pieces) {
        return new Run() {
            @Override
            public Seed seed() {
                return new Seed(1);
            }

            @Override
            public <R> List<R> map(int count, IntFunction<R> work) {
                return pieces.map(count, work);
            }
        };
    }

    /** Whole numbers as levels. */
    private static Table states(Dataset rows) {
        int columns = rows.schema().columns().size();
        List<Column> schema = new ArrayList<>();
        List<Serializable> arrays = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            int column = c;
            int[] codes = IntStream.range(0, rows.partitions())
                    .mapToObj(rows::partition)
                    .flatMap(tables -> tables)
                    .flatMapToInt(table -> Arrays.stream(table.numbers(column)).mapToInt(value -> (int) value))
                    .toArray();
            int states = 1 + Arrays.stream(codes).max().orElse(0);
            List<String> levels =
                    IntStream.range(0, states).mapToObj(Integer::toString).toList();
            schema.add(new Column.Categorical(rows.schema().names().get(c), levels, false));
            arrays.add(codes);
        }
        return Table.of(new Schema(schema, "", ""), arrays);
    }

    private static List<String> arcs(BayesianNetwork network, List<String> names) {
        List<String> lines = new ArrayList<>(List.of("from,to"));
        for (int to = 0; to < names.size(); to++)
            for (int from : network.nodes().get(to).parents()) lines.add(names.get(from) + "," + names.get(to));
        return lines;
    }
}
