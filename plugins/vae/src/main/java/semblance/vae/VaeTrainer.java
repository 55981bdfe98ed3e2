package semblance.vae;

import java.util.List;
import semblance.api.Help;
import semblance.api.data.Dataset;
import semblance.api.optimize.Optimizer;
import semblance.api.optimize.Schedule;
import semblance.api.train.Iterative;
import semblance.api.train.Run;
import semblance.optimizers.Adam;
import semblance.optimizers.Constant;
import semblance.tensorflow.Clipping;
import semblance.tensorflow.Network;
import semblance.vae.heads.Spread;
import semblance.vae.heads.Vocabulary;

/**
 * Learns a variational autoencoder (Kingma and Welling 2014): a decoder that makes rows of latent variables, and an
 * encoder that tells which of these a row may have come from. Missing cells enter the encoder as zeros, and the bound
 * counts the known cells only (Mattei and Frellsen 2019).
 *
 * <p>Rows that fit in memory are put in an order that their content tells, and equal rows are counted together, so that
 * neither the order of the rows nor how they were cut matters; otherwise the order in which they are stored does.
 */
@Help("variational autoencoder: latent variables, and networks from them to rows and back")
public record VaeTrainer(
        @Help("network from rows to latent variables") Network encoder,
        @Help("network from latent variables to rows") Network decoder,
        @Help("number of latent variables, at least 1") int latent,
        @Help("what training maximises") Objective objective,

        @Help("distributions of the columns given the latent variables")
        Likelihoods likelihood,

        @Help("categorical columns that the other columns are modelled given; 'target' for the target")
        List<String> condition,

        @Help("course of training") Training training,

        @Help(
                "draws of the latent variables that answers are averaged over, at least 1; rounded up to 16, above 256 to 48")
        int samples,

        @Help("update rule") Optimizer optimizer,

        @Help("factor of its steps in the course of training")
        Schedule schedule)
        implements Iterative<VaeState, Vae> {
    /** More than any answer needs, and few enough for any machine. */
    private static final int MOST_SAMPLES = 65_536;

    private static final int MOST_LATENT = 65_536;

    /** Two layers of 128, as in TVAE (Xu et al. 2019), 16 latent variables. */
    public VaeTrainer() {
        this(
                Network.of(128, 128),
                Network.of(128, 128),
                16,
                new Objective(1, 0, 0, 1),
                new Likelihoods(
                        Likelihoods.Numeric.AUTO,
                        Likelihoods.Whole.AUTO,
                        Likelihoods.Ordered.AUTO,
                        Likelihoods.Pixels.AUTO,
                        Likelihoods.Sounds.AUTO,
                        Spread.OUTPUT,
                        0.01,
                        new Texts(Vocabulary.Unit.CHARACTERS, 128, 2000, 2, 0.2, 1)),
                List.of(),
                new Training(100, 128, 0.1, 20, Clipping.GLOBAL_NORM, 100, 0, 0, 1024),
                128,
                new Adam(),
                new Constant());
    }

    /** @throws IllegalArgumentException if a parameter is out of its range, naming it */
    public VaeTrainer {
        condition = List.copyOf(condition);
        Check.within("latent", latent, 1, MOST_LATENT);
        Check.within("samples", samples, 1, MOST_SAMPLES);
    }

    @Override
    public String name() {
        return "vae";
    }

    @Override
    public VaeState start(Dataset data, Run run) {
        return new Course(this, data, run).start();
    }

    @Override
    public VaeState next(VaeState state, Dataset data, Run run) {
        return new Course(this, data, run).next(state);
    }

    @Override
    public boolean done(VaeState state) {
        return state.done();
    }

    @Override
    public Vae model(VaeState state) {
        return state.model();
    }
}
