package semblance.bayesiannetwork;

import java.io.Serializable;
import semblance.api.Help;

/** How a categorical node depends on its parents. */
@Help("how a categorical node depends on its parents")
public record Local(
        @Help("table, tree, or auto: what the score prefers node by node")
        Structure structure,

        @Help("prior odds of one more free parameter of a tree, above 0 and at most 1")
        double kappa,

        @Help("rows that the prior of each vertex of a tree is worth, above 0")
        double smoothing,

        @Help("rounds in which structure=tree moves columns to better places in their order, at least 0")
        int rounds)
        implements Serializable {

    /** What the score prefers. */
    public Local() {
        this(Structure.AUTO, 1, 1, 1);
    }

    /** @throws IllegalArgumentException if a number is out of its range, naming it */
    public Local {
        if (!(kappa > 0 && kappa <= 1))
            throw new IllegalArgumentException("kappa must be above 0 and at most 1, got " + kappa);
        if (!(smoothing > 0 && smoothing < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("smoothing must be above 0, got " + smoothing);
        if (rounds < 0) throw new IllegalArgumentException("rounds must be at least 0, got " + rounds);
    }

    /** Tables only. */
    public static Local tables() {
        return new Local(Structure.TABLE, 1, 1, 1);
    }
}
