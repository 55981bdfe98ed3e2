/**
 * Bayesian networks over tables of levels and numbers: learned from rows, exact in what they are asked, and exchanged
 * with other programs. It needs nothing but the api.
 */
module semblance.bayesiannetwork {
    requires transitive semblance.api;

    exports semblance.bayesiannetwork;
    exports semblance.bayesiannetwork.mixture;

    provides semblance.api.train.Trainer with
            semblance.bayesiannetwork.BayesianNetworkTrainer,
            semblance.bayesiannetwork.mixture.ChowLiuMixtureTrainer;
}
