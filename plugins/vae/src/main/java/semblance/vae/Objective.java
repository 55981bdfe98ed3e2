package semblance.vae;

import java.io.Serializable;
import semblance.api.Help;

/**
 * What training maximises.
 *
 * @param beta the factor of the divergence between encoder and prior (Higgins et al. 2017)
 * @param annealing epochs over which that factor grows from 0 (Bowman et al. 2016)
 * @param freeBits nats that each latent variable may tell for nothing (Kingma et al. 2016)
 * @param importanceSamples draws for each row: above 1, the importance-weighted bound (Burda et al. 2016)
 */
@Help("what training maximises: a bound on the log density")
public record Objective(
        @Help("factor of the divergence between encoder and prior, at least 0")
        double beta,

        @Help("epochs over which beta grows from 0, at least 0")
        int annealing,

        @Help("nats that each latent variable may tell for nothing, at least 0")
        double freeBits,

        @Help("draws for each row, at least 1; more than 1 for the importance-weighted bound")
        int importanceSamples)
        implements Serializable {
    /** More draws than any machine has memory for. */
    private static final int MOST = 100_000;

    /** @throws IllegalArgumentException if a parameter is out of its range, naming it */
    public Objective {
        Check.atLeast("beta", beta, 0);
        Check.atLeast("annealing", annealing, 0);
        Check.atLeast("freeBits", freeBits, 0);
        Check.within("importanceSamples", importanceSamples, 1, MOST);
    }
}
