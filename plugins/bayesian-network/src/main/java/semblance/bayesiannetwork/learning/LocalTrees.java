package semblance.bayesiannetwork.learning;

import java.util.List;
import semblance.api.train.Run;
import semblance.bayesiannetwork.BayesianNetworkTrainer;
import semblance.bayesiannetwork.Local;
import semblance.bayesiannetwork.Node;
import semblance.bayesiannetwork.trees.ArcRules;
import semblance.bayesiannetwork.trees.CodedRows;
import semblance.bayesiannetwork.trees.LeafScore;
import semblance.bayesiannetwork.trees.ScoredNode;
import semblance.bayesiannetwork.trees.TreeNetworks;
import semblance.bayesiannetwork.trees.TreeSettings;

/** Nodes whose distributions are probability trees, learned from complete categorical rows that are held. */
final class LocalTrees {
    private final TreeNetworks networks;
    private final Local local;
    private final int columns;

    LocalTrees(BayesianNetworkTrainer trainer, Rows rows) {
        local = trainer.local();
        columns = rows.layout.size();
        LeafScore score =
                switch (trainer.score()) {
                    case BIC -> LeafScore.BIC;
                    case AIC -> LeafScore.AIC;
                    case BDEU -> LeafScore.BDEU;
                    case K2 -> LeafScore.K2;
                };
        networks = new TreeNetworks(
                coded(rows), new TreeSettings(score, trainer.equivalentSampleSize(), local.kappa(), local.smoothing()));
    }

    /** Whether trees can be learned: no column is numeric and no cell missing. */
    static boolean suit(Rows rows) {
        for (int c = 0; c < rows.layout.size(); c++) if (rows.layout.numeric(c) || rows.gaps[c]) return false;
        return true;
    }

    private static CodedRows coded(Rows rows) {
        short[][] codes = new short[rows.layout.size()][rows.count];
        for (int c = 0; c < codes.length; c++)
            for (int r = 0; r < rows.count; r++) codes[c][r] = (short) rows.code(c, r);
        double[] weights = new double[rows.count];
        for (int r = 0; r < weights.length; r++) weights[r] = rows.weight(r);
        return new CodedRows(rows.layout.radix().clone(), codes, weights);
    }

    /** The best tree over some parents, or fewer. */
    ScoredNode node(int column, int... parents) {
        return networks.node(column, parents);
    }

    /** Graph and trees together, then better ones by moving columns in their order. */
    List<ScoredNode> search(Limits limits, Run run) {
        boolean[][] forbidden = new boolean[columns][columns];
        boolean[][] required = new boolean[columns][columns];
        for (int from = 0; from < columns; from++)
            for (int to = 0; to < columns; to++) {
                forbidden[from][to] = !limits.allows(from, to);
                required[from][to] = limits.requires(from, to);
            }
        ArcRules rules = new ArcRules(forbidden, required, Math.min(columns, limits.maximumParents()));
        List<ScoredNode> nodes = networks.learn(rules, run);
        return local.rounds() == 0 ? nodes : networks.improve(nodes, rules, local.rounds(), run);
    }

    static int[][] graph(List<Node> nodes) {
        return nodes.stream().map(Node::parents).toArray(int[][]::new);
    }
}
