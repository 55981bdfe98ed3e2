package semblance.vae;

import java.io.Serializable;
import semblance.api.Help;
import semblance.vae.heads.Spread;

/**
 * The distributions of the columns given the latent variables.
 *
 * @param floor the least deviation of a real number, in deviations of its column; without one, the density of a column
 *     of repeated numbers has no bound
 */
@Help("distributions of the columns given the latent variables")
public record Likelihoods(
        @Help("real numbers: auto, gaussian or mixture") Numeric numeric,

        @Help("whole numbers and dates: auto, logistic or gaussian")
        Whole integer,

        @Help("ordered levels: auto, cumulative or categorical")
        Ordered ordinal,

        @Help("tensors: auto, bernoulli, logistic or gaussian")
        Pixels pixels,

        @Help("sounds: auto, waveform or log-mel") Sounds sounds,

        @Help("scale of numbers: output for each row, column for each column, shared for one of all")
        Spread spread,

        @Help("least deviation of real numbers, in deviations of their column, above 0")
        double floor,

        @Help("texts: what they are made of and how they are learned")
        Texts text)
        implements Serializable {
    /** Distributions of real numbers. */
    public enum Numeric {
        /** A mixture if the column has several modes. */
        AUTO,
        /** A Gaussian. */
        GAUSSIAN,
        /** A mixture of Gaussians. */
        MIXTURE
    }

    /** Distributions of whole numbers. */
    public enum Whole {
        /** The logistic. */
        AUTO,
        /** A logistic distribution cut into whole numbers. */
        LOGISTIC,
        /** A Gaussian: a density instead of probabilities. */
        GAUSSIAN
    }

    /** Distributions of ordered levels. */
    public enum Ordered {
        /** The cumulative. */
        AUTO,
        /** Thresholds on one number. */
        CUMULATIVE,
        /** As if there were no order. */
        CATEGORICAL
    }

    /** Distributions of the values of tensors. */
    public enum Pixels {
        /** Bernoulli if all values are 0 or 1, logistic if they lie between, else Gaussian. */
        AUTO,
        /** Values from 0 to 1 as probabilities. */
        BERNOULLI,
        /** A logistic distribution cut into 256 steps from 0 to 1. */
        LOGISTIC,
        /** A Gaussian. */
        GAUSSIAN
    }

    /** What is learned of sounds. */
    public enum Sounds {
        /** The waveform. */
        AUTO,
        /** The samples, by the distribution of other tensors. */
        WAVEFORM,
        /** The logs of magnitudes in bands of the mel scale; there is no density then. */
        LOG_MEL
    }

    /** @throws IllegalArgumentException if a parameter is out of its range, naming it */
    public Likelihoods {
        Check.above("floor", floor, 0);
    }

    /** The same, with texts learned in another way. */
    Likelihoods with(Texts other) {
        return new Likelihoods(numeric, integer, ordinal, pixels, sounds, spread, floor, other);
    }
}
