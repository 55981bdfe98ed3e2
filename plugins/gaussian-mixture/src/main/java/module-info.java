/**
 * Gaussian mixtures over tables of numbers and levels, with missing cells: trained by expectation and maximisation, and
 * exact in everything that is asked of them afterwards. It needs nothing but the api.
 */
module semblance.gaussianmixture {
    requires transitive semblance.api;

    exports semblance.gaussianmixture;

    provides semblance.api.train.Trainer with
            semblance.gaussianmixture.GaussianMixtureTrainer;
}
